//! A step of an audit by the ministry with the words that came with it. Append only.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, MinistryAuditId};
use domain::ministry_audit::MinistryAuditStep;
use domain::role::Role;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A step of an audit by the ministry with the words that came with it. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "ministry_audit_message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub ministry_audit_id: MinistryAuditId,
    /// What was done.
    pub step: MinistryAuditStep,
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

crate::row::row!("ministry_audit_message", id, plain);

/// Steps of an audit that was reached through its scope, oldest first.
#[must_use]
pub fn of(audit: MinistryAuditId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryAuditId.eq(audit)).order_by_asc(Column::WrittenAt).order_by_asc(Column::Id)
}
