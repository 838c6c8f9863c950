//! Work that an upstream organisation gives to a downstream one (下請負, 5-3).

use crate::{application, confirmation, contract, engagement_member, organisation, reconfirmation_interval};
use chrono::{DateTime, NaiveDate, Utc};
use domain::application::ApplicationStatus;
use domain::engagement::EngagementStatus;
use domain::engagement::Side;
use domain::id::{AccountId, ApplicationId, ContractId, EngagementId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Order, Query, SelectStatement, SimpleExpr, UnionType};
use sea_orm::{
    Condition, FromQueryResult, Iden, Iterable as _, JoinType, QuerySelect, SelectModel, SelectTwo, Selector,
};
use serde::{Deserialize, Serialize};

/// Work that an upstream organisation gives to a downstream one (下請負, 5-3).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "engagement")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EngagementId,
    /// 確-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Contract id.
    pub contract_id: ContractId,
    /// The engagement one tier up.
    pub parent_id: Option<EngagementId>,
    /// 1 below the contract's company.
    pub tier: i32,
    /// Upstream id.
    pub upstream_id: OrganisationId,
    /// Downstream id.
    pub downstream_id: OrganisationId,
    /// What is done; no protected content.
    #[sea_orm(column_type = "Text")]
    pub work: String,
    /// Where.
    #[sea_orm(column_type = "Text")]
    pub place: String,
    /// Planned start.
    pub starts_on: Option<NaiveDate>,
    /// Status.
    pub status: EngagementStatus,
    /// Drafted by.
    pub drafted_by: AccountId,
    /// Exemption ground.
    #[sea_orm(column_type = "Text")]
    pub exemption_ground: String,
    /// Exempted by.
    pub exempted_by: Option<AccountId>,
    /// Exempted at.
    pub exempted_at: Option<DateTime<Utc>>,
    /// Reference of the contract that imposes the measures (5-3-a).
    #[sea_orm(column_type = "Text")]
    pub security_contract: String,
    /// Day of signature.
    pub security_contract_on: Option<NaiveDate>,
    /// Security contract from.
    pub security_contract_from: Option<NaiveDate>,
    /// Security contract until.
    pub security_contract_until: Option<NaiveDate>,
    /// Day of the ministry's answer.
    pub answered_on: Option<NaiveDate>,
    /// Started on.
    pub started_on: Option<NaiveDate>,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("engagement", id, newtype, revised);

/// Cases the actor may know of: assigned to them on either side, or put to their ministry while they read for it.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(seen(actor))
}

/// One case with the actor's own place in it.
#[must_use]
pub fn case(actor: &Actor, id: EngagementId) -> SelectTwo<Entity, engagement_member::Entity> {
    let own = actor.membership;
    let place: RelationDef = Entity::belongs_to(engagement_member::Entity)
        .from(Column::Id)
        .to(engagement_member::Column::EngagementId)
        .into();
    let place = place.on_condition(move |_, member| {
        Condition::all()
            .add(Expr::col((member.clone(), engagement_member::Column::MembershipId)).eq(own))
            .add(Expr::col((member, engagement_member::Column::EndedAt)).is_null())
    });
    visible_to(actor).filter(Column::Id.eq(id)).join(JoinType::LeftJoin, place).select_also(engagement_member::Entity)
}

/// A case in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The case.
    pub case: Model,
    /// Who gives the work.
    pub upstream: organisation::Model,
    /// Who takes it.
    pub downstream: organisation::Model,
    /// An application of a lower tier that waits for the upstream of the case.
    pub passing: Option<ApplicationId>,
    /// Months after which the actor's organisation confirms its subcontractors again.
    pub months: Option<i32>,
}

/// Prefixes of the columns of [`Listed`].
const UPSTREAM: &str = "up_";
const DOWNSTREAM: &str = "down_";

impl FromQueryResult for Listed {
    fn from_query_result(row: &QueryResult, _: &str) -> Result<Self, DbErr> {
        Ok(Self {
            case: Model::from_query_result(row, "")?,
            upstream: organisation::Model::from_query_result(row, UPSTREAM)?,
            downstream: organisation::Model::from_query_result(row, DOWNSTREAM)?,
            passing: row.try_get("", "passing")?,
            months: row.try_get("", "months")?,
        })
    }
}

/// Cases the actor may know of, each with its companies and the oldest application of a lower tier that waits for the actor's
/// company there, in one statement.
#[must_use]
pub fn listed(actor: &Actor) -> Selector<SelectModel<Listed>> {
    let waiting = Query::select()
        .column(application::Column::Id)
        .from(application::Entity)
        .and_where(Expr::col((application::Entity, application::Column::HeldAt)).equals((Entity, Column::Id)))
        .and_where(application::Column::Status.eq(ApplicationStatus::WithUpstream))
        .and_where(Expr::col((Entity, Column::UpstreamId)).eq(actor.organisation))
        .order_by(application::Column::AppliedAt, Order::Asc)
        .limit(1)
        .to_owned();
    let months = Query::select()
        .column(reconfirmation_interval::Column::Months)
        .from(reconfirmation_interval::Entity)
        .and_where(reconfirmation_interval::Column::Id.eq(actor.organisation))
        .to_owned();
    let party = |column| -> RelationDef {
        Entity::belongs_to(organisation::Entity).from(column).to(organisation::Column::Id).into()
    };
    let mut found = visible_to(actor)
        .join_as(JoinType::InnerJoin, party(Column::UpstreamId), UPSTREAM)
        .join_as(JoinType::InnerJoin, party(Column::DownstreamId), DOWNSTREAM)
        .expr_as(SimpleExpr::from(waiting), "passing")
        .expr_as(SimpleExpr::from(months), "months");
    for column in organisation::Column::iter() {
        for party in [UPSTREAM, DOWNSTREAM] {
            found = found.expr_as(Expr::col((party, column)), format!("{party}{}", column.unquoted()));
        }
    }
    found.into_model()
}

/// One case with its contract.
#[must_use]
pub fn with_contract(actor: &Actor, id: EngagementId) -> SelectTwo<Entity, contract::Entity> {
    let contract: RelationDef =
        Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into();
    visible_to(actor).filter(Column::Id.eq(id)).join(JoinType::InnerJoin, contract).select_also(contract::Entity)
}

/// Cases of the actor's own subcontractors that the ministry accepted and that are not closed, with their contracts.
#[must_use]
pub fn live_with_contract(actor: &Actor) -> SelectTwo<Entity, contract::Entity> {
    let contract: RelationDef =
        Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into();
    let live = EngagementStatus::ALL.iter().copied().filter(|status| status.is_live());
    visible_to(actor)
        .filter(Column::UpstreamId.eq(actor.organisation))
        .filter(Column::Status.is_in(live))
        .join(JoinType::InnerJoin, contract)
        .select_also(contract::Entity)
}

/// Keys of the cases the actor may know of: of those on which they are, and for a ministry of those that were put to it. Not a walk
/// over all cases.
#[must_use]
pub fn visible_ids(actor: &Actor) -> SelectStatement {
    let mut visible = assigned(actor);
    if actor.may(Action::SeeCase, Standing::Ministry) {
        visible.union(
            UnionType::Distinct,
            application::put_to_ministry(actor.organisation, application::Column::EngagementId),
        );
    }
    visible
}

/// Keys of the cases the actor may know of in which their own organisation gives the work.
#[must_use]
pub fn given_ids(actor: &Actor) -> SelectStatement {
    on_side(actor, Column::UpstreamId)
}

/// Keys of the cases the actor may know of in which their own organisation is this party.
pub(crate) fn on_side(actor: &Actor, party: Column) -> SelectStatement {
    Query::select()
        .column((Entity, Column::Id))
        .from(Entity)
        .and_where(Expr::col((Entity, party)).eq(actor.organisation))
        .cond_where(seen(actor))
        .to_owned()
}

/// A case behind something that was reached through its own scope: an application of a lower tier, or the tier above a case.
#[must_use]
pub fn behind(id: EngagementId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// The cases of [`visible_ids`], as a condition.
fn seen(actor: &Actor) -> Condition {
    let seen = Condition::any().add(Expr::col((Entity, Column::Id)).in_subquery(assigned(actor)));
    if !actor.may(Action::SeeCase, Standing::Ministry) {
        return seen;
    }
    let put_to_ministry = application::put_to_ministry(actor.organisation, application::Column::EngagementId);
    seen.add(Expr::col((Entity, Column::Id)).in_subquery(put_to_ministry))
}

/// Keys of the cases on which the actor is: the downstream knows of a case from the day its sheet was sent.
fn assigned(actor: &Actor) -> SelectStatement {
    let member = |column| Expr::col((engagement_member::Entity, column));
    let sent = Query::select()
        .expr(Expr::val(1))
        .from(confirmation::Entity)
        .and_where(
            Expr::col((confirmation::Entity, confirmation::Column::EngagementId))
                .eq(member(engagement_member::Column::EngagementId)),
        )
        .and_where(confirmation::Column::SentAt.is_not_null())
        .to_owned();
    let side = Condition::any().add(engagement_member::Column::Side.eq(Side::Upstream)).add(Expr::exists(sent));
    Query::select()
        .column((engagement_member::Entity, engagement_member::Column::EngagementId))
        .from(engagement_member::Entity)
        .and_where(engagement_member::Column::MembershipId.eq(actor.membership))
        .and_where(engagement_member::Column::EndedAt.is_null())
        .cond_where(side)
        .to_owned()
}

/// A case by its key, whoever asks: only for the operator's command that verifies the trail.
#[must_use]
pub fn for_operator(id: EngagementId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// A case by its key, whoever asks: for the worker, within its transaction.
#[must_use]
pub fn for_worker(id: EngagementId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// Cases of a company's own subcontractors in which work has begun: for the worker that reminds the company.
#[must_use]
pub fn started_for_worker(upstream: OrganisationId) -> Select<Entity> {
    Entity::find().filter(Column::UpstreamId.eq(upstream)).filter(Column::Status.eq(EngagementStatus::Started))
}
