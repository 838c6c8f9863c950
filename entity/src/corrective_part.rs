//! A measure or a milestone of a corrective plan.

use crate::corrective_plan;
use chrono::{DateTime, NaiveDate, Utc};
use domain::corrective_plan::PartKind;
use domain::id::{AccountId, MembershipId, PlanId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A measure or a milestone of a corrective plan.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "corrective_part")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan id.
    pub plan_id: PlanId,
    /// Which.
    pub kind: PartKind,
    /// What is done or reached.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// Who answers for a measure.
    pub owner_id: Option<MembershipId>,
    /// Their name, as of the day on which they were named.
    #[sea_orm(column_type = "Text")]
    pub owner_name: String,
    /// Its day.
    pub due_on: NaiveDate,
    /// No longer part of the plan.
    pub dropped: bool,
    /// How far it is.
    #[sea_orm(column_type = "Text")]
    pub progress: String,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// What proves it.
    #[sea_orm(column_type = "Text")]
    pub proof: String,
    /// Who recorded the proof.
    pub proved_by: Option<AccountId>,
    /// When the proof was recorded.
    pub proved_at: Option<DateTime<Utc>>,
    /// The second person.
    pub verified_by: Option<AccountId>,
    /// When they found it done.
    pub verified_at: Option<DateTime<Utc>>,
    /// What they said where they did not.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Added at.
    pub added_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("corrective_part", id, plain, revised);

/// Measures and milestones of a plan that was reached through its scope, by day.
#[must_use]
pub fn of(plan: PlanId) -> Select<Entity> {
    ever(plan).filter(Column::Dropped.eq(false))
}

/// The same with those that were dropped.
#[must_use]
pub fn ever(plan: PlanId) -> Select<Entity> {
    Entity::find().filter(Column::PlanId.eq(plan)).order_by_asc(Column::DueOn).order_by_asc(Column::Id)
}

pub(crate) fn plan() -> RelationDef {
    Entity::belongs_to(corrective_plan::Entity).from(Column::PlanId).to(corrective_plan::Column::Id).into()
}

/// One of a plan of the own company, with the plan.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: Uuid) -> SelectTwo<Entity, corrective_plan::Entity> {
    Entity::find_by_id(id)
        .filter(Column::Dropped.eq(false))
        .join(JoinType::InnerJoin, plan())
        .filter(corrective_plan::own(actor))
        .select_also(corrective_plan::Entity)
}
