//! What an executive approved of a plan of an audit (13-1-2-d). Append only.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, AuditPlanId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What an executive approved of a plan of an audit (13-1-2-d). Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_approval")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan id.
    pub plan_id: AuditPlanId,
    /// JSON of [`domain::audit_plan::content::AuditPlanContent`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Approved by.
    pub approved_by: AccountId,
    /// Approved at.
    pub approved_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_approval", id, plain);

/// Approvals of a plan that was reached through its scope, newest first.
#[must_use]
pub fn of(plan: AuditPlanId) -> Select<Entity> {
    Entity::find().filter(Column::PlanId.eq(plan)).order_by_desc(Column::ApprovedAt)
}
