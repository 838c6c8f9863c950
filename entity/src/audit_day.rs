//! A day, or days, of the schedule of an audit (13-1-2-イ).

use crate::audit_plan;
use chrono::NaiveDate;
use domain::id::AuditPlanId;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A day, or days, of the schedule of an audit (13-1-2-イ).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_day")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan id.
    pub plan_id: AuditPlanId,
    /// What is done.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Taken over from the plan before, not looked at again yet.
    pub carried: bool,
    /// No longer part of the plan.
    pub dropped: bool,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_day", id, plain, revised);

/// The schedule of a plan that was reached through its scope, by day.
#[must_use]
pub fn of(plan: AuditPlanId) -> Select<Entity> {
    Entity::find()
        .filter(Column::PlanId.eq(plan))
        .filter(Column::Dropped.eq(false))
        .order_by_asc(Column::StartsOn)
        .order_by_asc(Column::Id)
}

pub(crate) fn plan() -> RelationDef {
    Entity::belongs_to(audit_plan::Entity).from(Column::PlanId).to(audit_plan::Column::Id).into()
}
