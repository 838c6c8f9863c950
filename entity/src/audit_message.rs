//! A step of an audit with the words that came with it. Append only.

use chrono::{DateTime, Utc};
use domain::audit::AuditStep;
use domain::id::{AccountId, AuditId};
use domain::role::Role;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A step of an audit with the words that came with it. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub audit_id: AuditId,
    /// What was done.
    pub step: AuditStep,
    /// In which role.
    pub role: Role,
    /// Words that came with it.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Written by.
    pub written_by: AccountId,
    /// Written at.
    pub written_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_message", id, plain);

/// Steps of an audit that was reached through its scope, oldest first.
#[must_use]
pub fn of(audit: AuditId) -> Select<Entity> {
    Entity::find().filter(Column::AuditId.eq(audit)).order_by_asc(Column::WrittenAt).order_by_asc(Column::Id)
}
