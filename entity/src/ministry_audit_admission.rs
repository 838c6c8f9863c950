//! That an auditor of the ministry was admitted to a facility (8-2-5, 14-2-a). Append only.

use crate::ministry_audit_entry;
use chrono::{DateTime, Utc};
use domain::id::{AccountId, MinistryAuditId};
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// That an auditor of the ministry was admitted to a facility (8-2-5, 14-2-a). Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "ministry_audit_admission")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub ministry_audit_id: MinistryAuditId,
    /// The auditor.
    pub auditor_id: Uuid,
    /// Their name.
    #[sea_orm(column_type = "Text")]
    pub auditor_name: String,
    /// The facility.
    #[sea_orm(column_type = "Text")]
    pub facility: String,
    /// Approved by.
    pub approved_by: AccountId,
    /// Their name.
    #[sea_orm(column_type = "Text")]
    pub approved_name: String,
    /// Approved at.
    pub approved_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("ministry_audit_admission", id, plain);

/// Admissions of an audit that was reached through its scope, in that order.
#[must_use]
pub fn of(audit: MinistryAuditId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryAuditId.eq(audit)).order_by_asc(Column::ApprovedAt).order_by_asc(Column::Id)
}

/// The same, each with the entries of it. One statement for both.
#[must_use]
pub fn with_entries(audit: MinistryAuditId) -> SelectTwo<Entity, ministry_audit_entry::Entity> {
    let entries: RelationDef = Entity::belongs_to(ministry_audit_entry::Entity)
        .from(Column::Id)
        .to(ministry_audit_entry::Column::AdmissionId)
        .into();
    of(audit).join(JoinType::LeftJoin, entries).select_also(ministry_audit_entry::Entity)
}
