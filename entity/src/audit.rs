//! A security audit (セキュリティ監査, 13-2): ordered on an approved plan, held, reported, improved.

use crate::{audit_finding, audit_member, audit_plan, circulation};
use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::AuditStatus;
use domain::audit_plan::AuditTrigger;
use domain::circulation::CirculationSubject;
use domain::id::{AccountId, AuditId, AuditPlanId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A security audit (セキュリティ監査, 13-2).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    /// 実-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Whose it is.
    pub company_id: OrganisationId,
    /// The plan on which it was ordered.
    pub plan_id: AuditPlanId,
    /// Number of that.
    #[sea_orm(column_type = "Text")]
    pub plan_number: String,
    /// Of what was approved of it.
    #[sea_orm(column_type = "Text")]
    pub plan_digest: String,
    /// Fiscal year of the plan.
    pub fiscal_year: i32,
    /// Why there is an audit (13-2-a, 13-2-b).
    pub trigger: AuditTrigger,
    /// Departments that are audited, one a line.
    #[sea_orm(column_type = "Text")]
    pub departments: String,
    /// Status.
    pub status: AuditStatus,
    /// First day, as ordered.
    pub starts_on: NaiveDate,
    /// Last day, as ordered.
    pub ends_on: NaiveDate,
    /// Who wrote the plan.
    pub drafted_by: AccountId,
    /// Ordered by.
    pub ordered_by: AccountId,
    /// Ordered at.
    pub ordered_at: DateTime<Utc>,
    /// The day on which everything had been looked at.
    pub held_on: Option<NaiveDate>,
    /// The day by which the next one is to be held.
    pub next_on: Option<NaiveDate>,
    /// Whether the result says that there is a problem (13-3-2-ア).
    pub problem: Option<bool>,
    /// Who submitted the result.
    pub reported_by: Option<AccountId>,
    /// When.
    pub reported_at: Option<DateTime<Utc>>,
    /// Of the result; empty before.
    #[sea_orm(column_type = "Text")]
    pub result_digest: String,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit", id, newtype, revised);

/// Audits in which the actor has a part: the supervisor's of the own company, and those of whoever takes part by name or wrote the plan.
fn takes_part(actor: &Actor) -> Condition {
    let mut part = Condition::any()
        .add(Column::DraftedBy.eq(actor.account))
        .add(Column::PlanId.in_subquery(audit_member::plans_of(actor)));
    if actor.may(Action::OrderAudit, Standing::OwnOrganisation) {
        part = part.add(Column::Id.is_not_null());
    }
    Condition::all().add(Column::CompanyId.eq(actor.organisation)).add(part)
}

/// The same, and those whose result was made known to the actor by name (13-3-1).
pub(crate) fn seen(actor: &Actor) -> Condition {
    let told = circulation::reached(actor, CirculationSubject::AuditResult);
    let told = Condition::all()
        .add(Column::CompanyId.eq(actor.organisation))
        .add(Column::ReportedAt.is_not_null())
        .add(Column::Id.in_subquery(told));
    Condition::any().add(takes_part(actor)).add(told)
}

/// Audits that the actor may know of, newest first.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(seen(actor)).order_by_desc(Column::Id)
}

/// The same, each with what it found as far as the actor may know of that. One statement for both.
#[must_use]
pub fn with_findings(actor: &Actor) -> SelectTwo<Entity, audit_finding::Entity> {
    let told = audit_finding::told(actor);
    let found: RelationDef =
        Entity::belongs_to(audit_finding::Entity).from(Column::Id).to(audit_finding::Column::AuditId).into();
    visible_to(actor)
        .join(JoinType::LeftJoin, found.on_condition(move |_, _| told.clone()))
        .order_by_asc(audit_finding::Column::Number)
        .select_also(audit_finding::Entity)
}

/// One of them.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: AuditId) -> Select<Entity> {
    visible_to(actor).filter(Column::Id.eq(id))
}

/// One in which the actor has a part.
#[must_use]
pub fn one_shared_with(actor: &Actor, id: AuditId) -> Select<Entity> {
    Entity::find_by_id(id).filter(takes_part(actor))
}

/// Audits in which the actor has a part.
pub(crate) fn shared(actor: &Actor) -> Condition {
    takes_part(actor)
}

/// Plans on which an audit was ordered that was not called off: a plan is ordered once.
pub(crate) fn ordered() -> sea_orm::sea_query::SelectStatement {
    Query::select().column(Column::PlanId).from(Entity).and_where(Column::Status.ne(AuditStatus::CalledOff)).to_owned()
}

/// Plans on which an audit was held.
pub(crate) fn held_plans() -> sea_orm::sea_query::SelectStatement {
    Query::select().column(Column::PlanId).from(Entity).and_where(Column::HeldOn.is_not_null()).to_owned()
}

/// Whether there is such an audit on a plan that was reached through its scope.
#[must_use]
pub fn on_plan(plan: AuditPlanId) -> Select<Entity> {
    Entity::find().filter(Column::PlanId.eq(plan)).filter(Column::Status.ne(AuditStatus::CalledOff))
}

/// The same, where the actor may know of it.
#[must_use]
pub fn on_plan_visible_to(actor: &Actor, plan: AuditPlanId) -> Select<Entity> {
    visible_to(actor).filter(Column::PlanId.eq(plan)).filter(Column::Status.ne(AuditStatus::CalledOff))
}

/// Approved plans of the actor's company on which no audit was ordered yet, newest first.
#[must_use]
pub fn plans_to_order(actor: &Actor) -> Select<audit_plan::Entity> {
    audit_plan::visible_to(actor)
        .filter(audit_plan::Column::Status.eq(domain::audit_plan::AuditPlanStatus::Approved))
        .filter(audit_plan::Column::Id.not_in_subquery(ordered()))
}

/// Key of the audit of the actor's company that was held last.
pub(crate) fn last_held(actor: &Actor) -> sea_orm::sea_query::SelectStatement {
    let mut select = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CompanyId.eq(actor.organisation))
        .filter(Column::HeldOn.is_not_null())
        .order_by_desc(Column::HeldOn)
        .order_by_desc(Column::Id)
        .limit(1);
    sea_orm::QueryTrait::query(&mut select).to_owned()
}

/// An audit by its key, whoever asks: only for the operator's command that verifies the trail.
#[must_use]
pub fn for_operator(id: AuditId) -> Select<Entity> {
    Entity::find_by_id(id)
}
