//! A corrective plan (是正計画, 11-1-4, 13-3-4), as it is being written or carried out.

use crate::{contract, corrective_part, engagement, engagement_member};
use chrono::{DateTime, NaiveDate, Utc};
use domain::corrective_plan::{OriginKind, PlanStatus};
use domain::engagement::Side;
use domain::id::{AccountId, ContractId, EngagementId, OrganisationId, PlanId};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A corrective plan (是正計画, 11-1-4, 13-3-4), as it is being written or carried out.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "corrective_plan")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlanId,
    /// 是-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Whose plan it is.
    pub company_id: OrganisationId,
    /// The contract whose ministry it is reported to.
    pub contract_id: ContractId,
    /// The contract's ministry.
    pub ministry_id: OrganisationId,
    /// The case below which it stands, as the plan of its downstream; none for a plan under a contract of the company's own.
    pub engagement_id: Option<EngagementId>,
    /// Where the shortcoming comes from.
    pub origin: OriginKind,
    /// Key of that, where it is a row of ours.
    pub origin_id: Option<Uuid>,
    /// Item of a sheet, where it is one.
    #[sea_orm(column_type = "Text")]
    pub origin_item: String,
    /// Number or name of it.
    #[sea_orm(column_type = "Text")]
    pub reference: String,
    /// Clause.
    #[sea_orm(column_type = "Text")]
    pub clause: String,
    /// Status.
    pub status: PlanStatus,
    /// Cause of the shortcoming.
    #[sea_orm(column_type = "Text")]
    pub shortcoming: String,
    /// Why it cannot be put right within the original limit.
    #[sea_orm(column_type = "Text")]
    pub delay: String,
    /// The original limit.
    pub limit_on: NaiveDate,
    /// The new last day.
    pub ends_on: NaiveDate,
    /// The same as reported last.
    pub reported_ends_on: Option<NaiveDate>,
    /// Why a further version is being written.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The version reported last; 0 before the first.
    pub version: i32,
    /// The version whose receipt was confirmed last; 0 before the first.
    pub received_version: i32,
    /// Whether a question of the ministry is open.
    pub asked: bool,
    /// Drafted by.
    pub drafted_by: AccountId,
    /// Drafted at.
    pub drafted_at: DateTime<Utc>,
    /// When it was reported first: others know of it since.
    pub reported_at: Option<DateTime<Utc>>,
    /// When its end was reported.
    pub closed_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("corrective_plan", id, newtype, revised);

/// Plans that the actor may know of, newest first: those of the own company by role, below a case by assignment, and whoever owns
/// a measure; of other companies those below cases to which the actor is assigned above, and what was reported to the ministry.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(seen(actor)).order_by_desc(Column::Id)
}

/// One of them with its contract.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: PlanId) -> SelectTwo<Entity, contract::Entity> {
    let contract: RelationDef =
        Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into();
    visible_to(actor).filter(Column::Id.eq(id)).join(JoinType::InnerJoin, contract).select_also(contract::Entity)
}

/// Plans of the own company among them, with the parts that are joined by the caller.
pub(crate) fn own(actor: &Actor) -> Condition {
    Condition::all().add(Column::CompanyId.eq(actor.organisation)).add(seen(actor))
}

/// Plans that were put to the own ministry.
pub(crate) fn reported_to(actor: &Actor) -> Condition {
    Condition::all().add(Column::MinistryId.eq(actor.organisation)).add(Column::ReportedAt.is_not_null())
}

fn seen(actor: &Actor) -> Condition {
    let may = |standing| actor.may(Action::SeePlan, standing);
    let own = || Condition::all().add(Column::CompanyId.eq(actor.organisation));
    let below = |side| Column::EngagementId.in_subquery(engagement_member::cases_of(actor, side));
    let owned = Query::select()
        .column(corrective_part::Column::PlanId)
        .from(corrective_part::Entity)
        .and_where(corrective_part::Column::OwnerId.eq(actor.membership))
        .and_where(corrective_part::Column::Dropped.eq(false))
        .to_owned();
    // What one owns is one's own to know; it also keeps the condition from being empty, which would mean everything.
    let mut seen = Condition::any().add(own().add(Column::Id.in_subquery(owned)));
    if may(Standing::OwnOrganisation) {
        seen = seen.add(own().add(Column::EngagementId.is_null()));
    }
    if may(Standing::Downstream) {
        seen = seen.add(own().add(below(Side::Downstream)));
    }
    if may(Standing::Upstream) {
        seen = seen.add(Condition::all().add(below(Side::Upstream)).add(Column::ReportedAt.is_not_null()));
    }
    if may(Standing::Ministry) {
        seen = seen.add(reported_to(actor));
    }
    seen
}

/// The case below which a plan stands that was reached through its scope.
#[must_use]
pub fn engagement_of(row: &Model) -> Option<Select<engagement::Entity>> {
    row.engagement_id.map(engagement::Entity::find_by_id)
}

/// Plans that were made for a row of the company's own which the actor reached, newest first: number and state.
#[must_use]
pub fn of_origin(company: OrganisationId, origin: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(company)).filter(Column::OriginId.eq(origin)).order_by_desc(Column::Id)
}

/// A plan by its key, whoever asks: only for the operator's command that verifies the trail.
#[must_use]
pub fn for_operator(id: PlanId) -> Select<Entity> {
    Entity::find_by_id(id)
}
