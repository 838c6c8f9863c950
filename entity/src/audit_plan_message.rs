//! One step of a plan of an audit, with the words that came with it. Append only.

use chrono::{DateTime, Utc};
use domain::audit_plan::AuditPlanStep;
use domain::id::{AccountId, AuditPlanId};
use domain::role::Role;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One step of a plan of an audit, with the words that came with it. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_plan_message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan id.
    pub plan_id: AuditPlanId,
    /// What was done.
    pub step: AuditPlanStep,
    /// In which role.
    pub role: Role,
    /// Text; may be empty.
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

crate::row::row!("audit_plan_message", id, plain);

/// Steps of a plan that was reached through its scope, oldest first.
#[must_use]
pub fn of(plan: AuditPlanId) -> Select<Entity> {
    Entity::find().filter(Column::PlanId.eq(plan)).order_by_asc(Column::WrittenAt).order_by_asc(Column::Id)
}
