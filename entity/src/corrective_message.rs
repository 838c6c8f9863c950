//! One step of a corrective plan, with the words that came with it. Append only.

use chrono::{DateTime, Utc};
use domain::corrective_plan::PlanStep;
use domain::id::{AccountId, PlanId};
use domain::permission::Standing;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One step of a corrective plan, with the words that came with it. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "corrective_message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan id.
    pub plan_id: PlanId,
    /// What was done.
    pub step: PlanStep,
    /// As what; none for the portal itself.
    pub standing: Option<Standing>,
    /// Text; may be empty.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Written by; none for the portal itself.
    pub written_by: Option<AccountId>,
    /// Written at.
    pub written_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("corrective_message", id, plain);

/// Steps of a plan that was reached through its scope, oldest first.
#[must_use]
pub fn of(plan: PlanId) -> Select<Entity> {
    Entity::find().filter(Column::PlanId.eq(plan)).order_by_asc(Column::WrittenAt).order_by_asc(Column::Id)
}
