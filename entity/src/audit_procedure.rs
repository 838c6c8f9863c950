//! How one clause is looked at in an audit (13-1-2-ウ).

use domain::id::AuditPlanId;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// How one clause is looked at in an audit (13-1-2-ウ).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_procedure")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan id.
    pub plan_id: AuditPlanId,
    /// Clause.
    #[sea_orm(column_type = "Text")]
    pub clause: String,
    /// The department that is looked at.
    #[sea_orm(column_type = "Text")]
    pub department: String,
    /// What is checked or judged.
    #[sea_orm(column_type = "Text")]
    pub procedure: String,
    /// How.
    #[sea_orm(column_type = "Text")]
    pub method: String,
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

crate::row::row!("audit_procedure", id, plain, revised);

/// Procedures of a plan that was reached through its scope.
#[must_use]
pub fn of(plan: AuditPlanId) -> Select<Entity> {
    Entity::find().filter(Column::PlanId.eq(plan)).filter(Column::Dropped.eq(false)).order_by_asc(Column::Id)
}
