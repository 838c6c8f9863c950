//! A document that was shown to an auditor of the ministry, by reference only (14-2-b). Append only.

use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AccountId, MembershipId, MinistryAuditId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A document that was shown to an auditor of the ministry, by reference only (14-2-b). Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "ministry_audit_document")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub ministry_audit_id: MinistryAuditId,
    /// What, by reference.
    #[sea_orm(column_type = "Text")]
    pub what: String,
    /// When.
    pub shown_on: NaiveDate,
    /// Who of the ministry read it.
    pub auditor_id: Uuid,
    /// Their name.
    #[sea_orm(column_type = "Text")]
    pub auditor_name: String,
    /// Place of whoever showed it.
    pub shown_by: MembershipId,
    /// Their name.
    #[sea_orm(column_type = "Text")]
    pub shown_name: String,
    /// Recorded by.
    pub recorded_by: AccountId,
    /// Recorded at.
    pub recorded_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("ministry_audit_document", id, plain);

/// Documents that were shown in an audit that was reached through its scope, by day.
#[must_use]
pub fn of(audit: MinistryAuditId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryAuditId.eq(audit)).order_by_asc(Column::ShownOn).order_by_asc(Column::Id)
}
