//! The tiers of subcontractors (下請負の階層): no table of its own, but ways through engagements. Whoever gives the work of a case
//! knows of the cases below it; the ministry of every case under its contracts that is no draft. What the service makes of them
//! is states and dates.

use crate::{contract, engagement};
use domain::engagement::EngagementStatus;
use domain::id::{EngagementId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Actor, Standing};
use engagement::{Column, Entity};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{
    Alias, CaseStatement, CommonTableExpression, Expr, ExprTrait as _, Func, IntoIden as _, Order, Query,
    SelectStatement, UnionType, WithClause,
};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};

/// Name of the recursive part.
const TREE: &str = "tree";

/// One case of the tiers.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Tiered {
    /// The case.
    #[sea_orm(nested)]
    pub case: engagement::Model,
    /// 1 where the actor may open it.
    pub open: i32,
}

/// A state, how many cases are in it, and how many of them are uppermost ones.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Counted {
    /// The state.
    pub status: EngagementStatus,
    /// How many.
    pub count: i64,
    /// How many of them have no case above that the actor knows of.
    pub roots: i64,
}

/// Whether the actor reads for a ministry and knows of all tiers under its contracts.
#[must_use]
pub fn reads_all(actor: &Actor) -> bool {
    actor.kind == OrganisationKind::Ministry && actor.may(Action::SeeCase, Standing::Ministry)
}

/// The uppermost cases: for a ministry those directly below the companies of its contracts, for a company those whose case above
/// the actor does not know of. In the order of their numbers.
#[must_use]
pub fn roots(actor: &Actor) -> Select<Entity> {
    let found = Entity::find().order_by_asc(Column::Number);
    if reads_all(actor) {
        // Asked of each case, so that they are read in the order of their numbers and no further than a page.
        let contract = Query::select()
            .expr(Expr::val(1))
            .from(contract::Entity)
            .and_where(Expr::col((contract::Entity, contract::Column::Id)).equals((Entity, Column::ContractId)))
            .and_where(Expr::col((contract::Entity, contract::Column::MinistryId)).eq(actor.organisation))
            .to_owned();
        let uppermost = found.filter(Column::ParentId.is_null()).filter(Column::Status.ne(EngagementStatus::Draft));
        return uppermost.filter(Expr::exists(contract));
    }
    found.filter(uppermost(actor))
}

/// Whether a case is shown to the actor and none above it.
fn uppermost(actor: &Actor) -> Condition {
    if reads_all(actor) {
        return Condition::all().add(Column::ParentId.is_null());
    }
    let visible = || engagement::visible_ids(actor);
    let above = Condition::any().add(Column::ParentId.is_null()).add(Column::ParentId.not_in_subquery(visible()));
    Condition::all().add(Column::Id.in_subquery(visible())).add(above)
}

/// Those of these cases of which the actor knows and all below them of which the actor knows, upper tiers first, at most so many.
#[must_use]
pub fn below(actor: &Actor, roots: &[EngagementId], most: Option<u64>) -> Selector<SelectModel<Tiered>> {
    let open = flag(Expr::col((Entity, Column::Id)).in_subquery(engagement::visible_ids(actor)));
    let known = if reads_all(actor) {
        of_ministry(actor.organisation)
    } else {
        Condition::all().add(Column::Id.in_subquery(engagement::visible_ids(actor)))
    };
    let root = Condition::all().add(Column::Id.is_in(roots.iter().copied())).add(known);
    // Below a case of which the actor does not know as its giver, they may be on one all the same.
    let also = (!reads_all(actor)).then(|| Expr::col((Entity, Column::Id)).in_subquery(engagement::visible_ids(actor)));
    Entity::find()
        .filter(Column::Id.in_subquery(closure(actor, root, also)))
        .expr_as(open, "open")
        .order_by_asc(Column::Tier)
        .order_by_asc(Column::Number)
        .limit(most)
        .into_model()
}

/// How many cases of which the actor knows are in which state.
#[must_use]
pub fn counts(actor: &Actor) -> Selector<SelectModel<Counted>> {
    let all = if reads_all(actor) {
        Entity::find().filter(of_ministry(actor.organisation))
    } else {
        let visible = Condition::all().add(Column::Id.in_subquery(engagement::visible_ids(actor)));
        Entity::find().filter(Column::Id.in_subquery(closure(actor, visible, None)))
    };
    all.select_only()
        .column(Column::Status)
        .expr_as(Expr::cust("COUNT(*)"), "count")
        .expr_as(Expr::from(Func::sum(flag(uppermost(actor).into()))).cast_as("bigint"), "roots")
        .group_by(Column::Status)
        .into_model()
}

/// 1 where it holds, else 0: the same on both databases.
fn flag(when: Expr) -> Expr {
    CaseStatement::new().case(when, 1).finally(0).into()
}

/// Cases under contracts of this ministry that are no drafts.
fn of_ministry(ministry: OrganisationId) -> Condition {
    let contracts = Query::select()
        .column(contract::Column::Id)
        .from(contract::Entity)
        .and_where(contract::Column::MinistryId.eq(ministry))
        .to_owned();
    Condition::all().add(Column::ContractId.in_subquery(contracts)).add(Column::Status.ne(EngagementStatus::Draft))
}

/// Keys of the cases that begin like this, and of those below them: what the actor's side of a case gives on is known downwards
/// from there, but for drafts of others. `also` are cases that are reached whoever gives them; none where all of them begin.
fn closure(actor: &Actor, begin: Condition, also: Option<Expr>) -> SelectStatement {
    let (tree, known) = (Alias::new(TREE), Alias::new("known"));
    let own = Expr::col((Entity, Column::UpstreamId)).eq(actor.organisation);
    let gives = if reads_all(actor) { Expr::value(true) } else { own.clone() };
    let is_known = || Expr::col((tree.clone(), known.clone())).eq(1);
    let mut walk = Query::select();
    walk.column((Entity, Column::Id)).expr_as(flag(gives), known.clone()).from(Entity).cond_where(begin);
    let mut further = Query::select();
    let given = is_known().and(Expr::col((Entity, Column::Status)).ne(EngagementStatus::Draft));
    let reached = Condition::any().add(given).add_option(also);
    further
        .column((Entity, Column::Id))
        .expr(flag(is_known().or(own)))
        .from(Entity)
        .join(
            JoinType::InnerJoin,
            tree.clone(),
            Expr::col((Entity, Column::ParentId)).equals((tree.clone(), Alias::new("id"))),
        )
        .cond_where(reached);
    // Distinct: a ring, which nothing makes, would end too.
    walk.union(UnionType::Distinct, further);
    let mut cte = CommonTableExpression::new();
    cte.table_name(tree.clone()).columns([Alias::new("id"), known]).query(walk);
    let mut with = WithClause::new();
    with.recursive(true).cte(cte);
    Query::select().column((tree.clone(), Alias::new("id"))).from(tree.into_iden()).with_cte(with).to_owned()
}

/// A company that takes work below several companies of contracts.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Overlapping {
    /// The company.
    pub downstream_id: OrganisationId,
    /// How many engagements it has.
    pub engagements: i64,
    /// Below how many companies of contracts.
    pub primes: i64,
}

/// Companies that take work below several companies of this ministry's contracts, the most first.
#[must_use]
pub fn overlaps(ministry: OrganisationId, most: u64) -> Selector<SelectModel<Overlapping>> {
    let primes = Expr::from(Func::count_distinct(Expr::col((contract::Entity, contract::Column::CompanyId))));
    running(ministry)
        .select_only()
        .column(Column::DownstreamId)
        .expr_as(Column::Id.count(), "engagements")
        .expr_as(primes.clone(), "primes")
        .group_by(Column::DownstreamId)
        .having(primes.clone().gt(1))
        .order_by(primes, Order::Desc)
        .order_by_asc(Column::DownstreamId)
        .limit(most)
        .into_model()
}

/// A company and one company of a contract below which it takes work.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct UnderPrime {
    /// The company.
    pub downstream_id: OrganisationId,
    /// The contract's company.
    pub company_id: OrganisationId,
}

/// Below which companies of contracts these companies take work.
#[must_use]
pub fn primes_of(ministry: OrganisationId, companies: Vec<OrganisationId>) -> Selector<SelectModel<UnderPrime>> {
    running(ministry)
        .filter(Column::DownstreamId.is_in(companies))
        .select_only()
        .column(Column::DownstreamId)
        .column(contract::Column::CompanyId)
        .distinct()
        .into_model()
}

/// Cases under contracts of this ministry that are neither drafts nor closed.
fn running(ministry: OrganisationId) -> Select<Entity> {
    let contract: RelationDef =
        Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into();
    Entity::find()
        .join(JoinType::InnerJoin, contract)
        .filter(contract::Column::MinistryId.eq(ministry))
        .filter(Column::Status.is_not_in([EngagementStatus::Draft, EngagementStatus::Closed]))
}
