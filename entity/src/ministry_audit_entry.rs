//! That an auditor of the ministry went into a facility and out again, with whom (14-2-a).

use chrono::{DateTime, Utc};
use domain::id::{AccountId, MembershipId, MinistryAuditId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// That an auditor of the ministry went into a facility and out again, with whom (14-2-a).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "ministry_audit_entry")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub ministry_audit_id: MinistryAuditId,
    /// By which admission.
    pub admission_id: Uuid,
    /// Place of the escort.
    pub escort_id: MembershipId,
    /// Their name.
    #[sea_orm(column_type = "Text")]
    pub escort_name: String,
    /// In.
    pub entered_at: DateTime<Utc>,
    /// Out.
    pub left_at: Option<DateTime<Utc>>,
    /// Recorded by.
    pub recorded_by: AccountId,
    /// Recorded at.
    pub recorded_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("ministry_audit_entry", id, plain, revised);

/// The log of an audit that was reached through its scope.
#[must_use]
pub fn of(audit: MinistryAuditId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryAuditId.eq(audit)).order_by_asc(Column::EnteredAt).order_by_asc(Column::Id)
}
