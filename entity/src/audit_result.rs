//! The result of an audit as it was submitted (13-3-1, 13-3-2). Append only, so that it is kept (13-3-5).

use chrono::{DateTime, Utc};
use domain::id::{AccountId, AuditId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The result of an audit as it was submitted (13-3-1, 13-3-2). Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_result")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub audit_id: AuditId,
    /// JSON of [`domain::audit::result::AuditResult`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Reported by.
    pub reported_by: AccountId,
    /// Reported at.
    pub reported_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_result", id, plain);

/// The result of an audit that was reached through its scope.
#[must_use]
pub fn of(audit: AuditId) -> Select<Entity> {
    Entity::find().filter(Column::AuditId.eq(audit))
}
