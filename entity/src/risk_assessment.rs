//! A risk assessment (リスク査定, 12-1) of a company.

use crate::{circulation, contract, risk_person};
use chrono::{DateTime, NaiveDate, Utc};
use domain::circulation::CirculationSubject;
use domain::id::{AccountId, ContractId, OrganisationId, RiskAssessmentId, RiskMethodId};
use domain::permission::{Action, Actor, Standing};
use domain::risk_assessment::{AssessmentStatus, Trigger};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A risk assessment (リスク査定, 12-1) of a company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "risk_assessment")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RiskAssessmentId,
    /// 査-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Whose it is.
    pub company_id: OrganisationId,
    /// The contract that it is about, where it is about one.
    pub contract_id: Option<ContractId>,
    /// Why it is made.
    pub trigger: Trigger,
    /// The same in words.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The version of the method by which it judges.
    pub method_id: RiskMethodId,
    /// Status.
    pub status: AssessmentStatus,
    /// JSON of the [`domain::risk_assessment::ScopePart`]s.
    #[sea_orm(column_type = "Text")]
    pub scope: String,
    /// The day by which it is to be documented.
    pub due_on: NaiveDate,
    /// The assessment before, whose risks were taken over.
    pub previous_id: Option<RiskAssessmentId>,
    /// Its number.
    #[sea_orm(column_type = "Text")]
    pub previous_number: String,
    /// Planned by.
    pub drafted_by: AccountId,
    /// Planned at.
    pub drafted_at: DateTime<Utc>,
    /// When its result was written down.
    pub documented_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("risk_assessment", id, newtype, revised);

/// Assessments of the own company in which the actor takes part: who leads them, and who was named for them.
fn takes_part(actor: &Actor) -> Condition {
    let mut part = Condition::any().add(Column::Id.in_subquery(risk_person::named(actor)));
    if actor.may(Action::LeadRisk, Standing::OwnOrganisation) {
        part = part.add(Column::Id.is_not_null());
    }
    Condition::all().add(Column::CompanyId.eq(actor.organisation)).add(part)
}

/// The same, and those whose result was made known to the actor by name (12-2).
fn seen(actor: &Actor) -> Condition {
    let told = circulation::reached(actor, CirculationSubject::RiskAssessment);
    let told = Condition::all()
        .add(Column::CompanyId.eq(actor.organisation))
        .add(Column::DocumentedAt.is_not_null())
        .add(Column::Id.in_subquery(told));
    Condition::any().add(takes_part(actor)).add(told)
}

/// Assessments that the actor may know of, newest first.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(seen(actor)).order_by_desc(Column::Id)
}

/// One of them with its contract.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: RiskAssessmentId) -> SelectTwo<Entity, contract::Entity> {
    let contract: RelationDef =
        Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into();
    visible_to(actor).filter(Column::Id.eq(id)).join(JoinType::LeftJoin, contract).select_also(contract::Entity)
}

/// One in which the actor takes part.
#[must_use]
pub fn one_shared_with(actor: &Actor, id: RiskAssessmentId) -> Select<Entity> {
    Entity::find_by_id(id).filter(takes_part(actor))
}

/// Those in which the actor takes part, newest first.
#[must_use]
pub fn shared_with(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(takes_part(actor)).order_by_desc(Column::Id)
}

/// The latest results of the actor's own company, which hold until a later one is documented, newest first: for whoever leads.
#[must_use]
pub fn holding(actor: &Actor) -> Select<Entity> {
    shared_with(actor).filter(Column::Status.is_in([AssessmentStatus::Documented, AssessmentStatus::MadeKnown]))
}

/// Keys of those in which the actor takes part, with the columns of a join: a condition of what stands below.
pub(crate) fn shared(actor: &Actor) -> Condition {
    takes_part(actor)
}

/// An assessment by its key, whoever asks: only for the operator's command that verifies the trail.
#[must_use]
pub fn for_operator(id: RiskAssessmentId) -> Select<Entity> {
    Entity::find_by_id(id)
}
