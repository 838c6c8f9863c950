//! A question of the ministry in its audit, and the answer (14-2-b).

use crate::ministry_audit;
use chrono::{DateTime, Utc};
use domain::id::{AccountId, MinistryAuditId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A question of the ministry in its audit, and the answer (14-2-b).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "ministry_audit_question")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub ministry_audit_id: MinistryAuditId,
    /// Counted from 1.
    pub number: i32,
    /// What is asked.
    #[sea_orm(column_type = "Text")]
    pub question: String,
    /// Asked by.
    pub asked_by: AccountId,
    /// Asked at.
    pub asked_at: DateTime<Utc>,
    /// What was answered; empty before.
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    /// Answered by.
    pub answered_by: Option<AccountId>,
    /// Answered at.
    pub answered_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("ministry_audit_question", id, plain, revised);

/// Questions of an audit that was reached through its scope.
#[must_use]
pub fn of(audit: MinistryAuditId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryAuditId.eq(audit)).order_by_asc(Column::Number)
}

pub(crate) fn audit() -> RelationDef {
    Entity::belongs_to(ministry_audit::Entity).from(Column::MinistryAuditId).to(ministry_audit::Column::Id).into()
}
