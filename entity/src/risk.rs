//! One risk of an assessment, as it is being judged or carried out.

use crate::risk_assessment;
use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AccountId, MembershipId, RiskAssessmentId, RiskId};
use domain::permission::Actor;
use domain::risk::Treatment;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// One risk of an assessment, as it is being judged or carried out.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "risk")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RiskId,
    /// The same in every assessment in which the risk is looked at.
    pub lineage: Uuid,
    /// Assessment id.
    pub assessment_id: RiskAssessmentId,
    /// Counted from 1 in the assessment.
    pub number: i32,
    /// Asset or body of information, by reference.
    #[sea_orm(column_type = "Text")]
    pub asset: String,
    /// What threatens it.
    #[sea_orm(column_type = "Text")]
    pub threat: String,
    /// Through which opening.
    #[sea_orm(column_type = "Text")]
    pub vulnerability: String,
    /// What would be the harm.
    #[sea_orm(column_type = "Text")]
    pub damage: String,
    /// Step of the damage as it is.
    pub before_damage: Option<i32>,
    /// Step of the threat as it is.
    pub before_threat: Option<i32>,
    /// Step of the vulnerability as it is.
    pub before_vulnerability: Option<i32>,
    /// What is in place.
    #[sea_orm(column_type = "Text")]
    pub measures: String,
    /// What is done.
    pub treatment: Option<Treatment>,
    /// How.
    #[sea_orm(column_type = "Text")]
    pub plan: String,
    /// Step of the damage with everything done.
    pub after_damage: Option<i32>,
    /// Step of the threat with everything done.
    pub after_threat: Option<i32>,
    /// Step of the vulnerability with everything done.
    pub after_vulnerability: Option<i32>,
    /// Who answers for it.
    pub owner_id: Option<MembershipId>,
    /// Their name, as of the day on which they were named.
    #[sea_orm(column_type = "Text")]
    pub owner_name: String,
    /// Until when it is done.
    pub due_on: Option<NaiveDate>,
    /// Who is asked to accept it.
    pub acceptor_id: Option<MembershipId>,
    /// Their name, as of the day on which they were asked.
    #[sea_orm(column_type = "Text")]
    pub acceptor_name: String,
    /// Until when it is accepted.
    pub accept_until: Option<NaiveDate>,
    /// Who wrote it last, and so proposed that.
    pub proposed_by: AccountId,
    /// When they accepted it.
    pub accepted_at: Option<DateTime<Utc>>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// What proves that.
    #[sea_orm(column_type = "Text")]
    pub proof: String,
    /// Taken over from the assessment before, and not looked at again.
    pub carried: bool,
    /// No longer part of the assessment.
    pub dropped: bool,
    /// When it was written first.
    pub written_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("risk", id, newtype, revised);

/// Risks of an assessment that was reached through its scope, in their order.
#[must_use]
pub fn of(assessment: RiskAssessmentId) -> Select<Entity> {
    ever(assessment).filter(Column::Dropped.eq(false))
}

/// The same with those that were dropped: for the next number.
#[must_use]
pub fn ever(assessment: RiskAssessmentId) -> Select<Entity> {
    Entity::find().filter(Column::AssessmentId.eq(assessment)).order_by_asc(Column::Number)
}

pub(crate) fn assessment() -> RelationDef {
    Entity::belongs_to(risk_assessment::Entity).from(Column::AssessmentId).to(risk_assessment::Column::Id).into()
}

/// One risk of an assessment in which the actor takes part, with that.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: RiskId) -> SelectTwo<Entity, risk_assessment::Entity> {
    Entity::find_by_id(id)
        .filter(Column::Dropped.eq(false))
        .join(JoinType::InnerJoin, assessment())
        .filter(risk_assessment::shared(actor))
        .select_also(risk_assessment::Entity)
}

/// Risks with these keys, which were reached through their scope.
#[must_use]
pub fn with_ids(ids: impl IntoIterator<Item = RiskId>) -> Select<Entity> {
    Entity::find().filter(Column::Id.is_in(ids)).order_by_desc(Column::Id)
}
