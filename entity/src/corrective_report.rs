//! A version of a corrective plan as it was reported (報告). Append only.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, PlanId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A version of a corrective plan as it was reported (報告). Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "corrective_report")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan id.
    pub plan_id: PlanId,
    /// Counted from 1.
    pub version: i32,
    /// JSON of [`domain::corrective_plan::content::PlanContent`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Why it was made; empty for the first.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Reported by.
    pub reported_by: AccountId,
    /// Reported at.
    pub reported_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("corrective_report", id, plain);

/// Versions of a plan that was reached through its scope, newest first.
#[must_use]
pub fn of(plan: PlanId) -> Select<Entity> {
    Entity::find().filter(Column::PlanId.eq(plan)).order_by_desc(Column::Version)
}
