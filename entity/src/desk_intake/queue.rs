//! The queue of the desk: which matters, in which order, how many.

use super::{Column, Entity, Model, col, visible_to};
use crate::{account, contract, desk_deputy, membership, organisation};
use chrono::NaiveDate;
use domain::desk::query::{Query as Asked, Sort, Whose};
use domain::desk::{Procedure, Turn};
use domain::permission::Actor;
use domain::search::Wanted;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, Func, LikeExpr, Order};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};

/// A matter with what a line of the queue shows besides.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The matter.
    #[sea_orm(nested)]
    pub row: Model,
    /// Name of the applicant.
    pub applicant_name: String,
    /// Its reading.
    pub applicant_kana: String,
    /// The same in Latin letters.
    pub applicant_latin: String,
    /// Number of the contract.
    pub contract_number: String,
    /// Name of the officer.
    pub officer_name: Option<String>,
    /// 1 where the officer is absent and the actor their deputy.
    pub stands_in: i32,
}

/// The lines of a page of the queue.
#[must_use]
pub fn page(actor: &Actor, asked: &Asked, today: NaiveDate, size: u64) -> Selector<SelectModel<Listed>> {
    let skipped = u64::try_from(asked.page.saturating_sub(1)).unwrap_or_default().saturating_mul(size);
    listed(actor, asked, today).offset(skipped).limit(size).into_model()
}

/// The lines of all pages.
#[must_use]
pub fn all(actor: &Actor, asked: &Asked, today: NaiveDate) -> Selector<SelectModel<Listed>> {
    listed(actor, asked, today).into_model()
}

/// The oldest matters about which the actor can do something: of their own, of officers whose deputy they are, of nobody's.
#[must_use]
pub fn first(actor: &Actor, today: NaiveDate, most: u64) -> Selector<SelectModel<Listed>> {
    let turn = Condition::any().add(col(Column::Turn).eq(Turn::Ministry)).add(second(actor));
    let kept = mine(actor, today).or(col(Column::OfficerId).is_null());
    listed(actor, &Asked::default(), today).filter(turn).filter(kept).limit(most).into_model()
}

fn listed(actor: &Actor, asked: &Asked, today: NaiveDate) -> Select<Entity> {
    let applicant: RelationDef =
        Entity::belongs_to(organisation::Entity).from(Column::ApplicantId).to(organisation::Column::Id).into();
    let contract: RelationDef =
        Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into();
    let officer: RelationDef =
        Entity::belongs_to(membership::Entity).from(Column::OfficerId).to(membership::Column::Id).into();
    let person: RelationDef = membership::Entity::belongs_to(account::Entity)
        .from(membership::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let found = ordered(visible_to(actor).filter(fits(actor, asked, today)), asked);
    found
        .join(JoinType::InnerJoin, applicant)
        .join(JoinType::InnerJoin, contract)
        .join(JoinType::LeftJoin, officer)
        .join(JoinType::LeftJoin, person)
        .column_as(organisation::Column::Name, "applicant_name")
        .column_as(organisation::Column::Kana, "applicant_kana")
        .column_as(organisation::Column::Latin, "applicant_latin")
        .column_as(contract::Column::Number, "contract_number")
        .column_as(account::Column::Name, "officer_name")
        .expr_as(flag(col(Column::OfficerId).in_subquery(desk_deputy::absent_for(actor, today))), "stands_in")
}

fn ordered(found: Select<Entity>, asked: &Asked) -> Select<Entity> {
    if asked.ended {
        return found.order_by_desc(Column::EndedAt).order_by_desc(Column::Id);
    }
    let found = match asked.sort {
        Sort::Age => found,
        Sort::Target => found.order_by(no_target(), Order::Asc).order_by_asc(Column::TargetOn),
    };
    found.order_by_asc(Column::ArrivedAt).order_by_asc(Column::Id)
}

/// 1 where there is no target: databases disagree where nothing comes in an order.
fn no_target() -> Expr {
    flag(col(Column::TargetOn).is_null())
}

/// How many matters fit.
#[must_use]
pub fn fitting(actor: &Actor, asked: &Asked, today: NaiveDate) -> Select<Entity> {
    visible_to(actor).filter(fits(actor, asked, today))
}

/// The first matter after another one in the order of the queue about which the actor can do something.
#[must_use]
pub fn after(actor: &Actor, asked: &Asked, today: NaiveDate, before: &Model) -> Select<Entity> {
    let later = Condition::any()
        .add(col(Column::ArrivedAt).gt(before.arrived_at))
        .add(Condition::all().add(col(Column::ArrivedAt).eq(before.arrived_at)).add(col(Column::Id).gt(before.id)));
    let later = match (asked.sort, before.target_on) {
        (Sort::Age, _) => later,
        (Sort::Target, Some(on)) => Condition::any()
            .add(col(Column::TargetOn).gt(on))
            .add(col(Column::TargetOn).is_null())
            .add(Condition::all().add(col(Column::TargetOn).eq(on)).add(later)),
        (Sort::Target, None) => Condition::all().add(col(Column::TargetOn).is_null()).add(later),
    };
    waiting(actor, asked, today).filter(later)
}

/// Matters of the queue about which the actor can do something, in its order.
#[must_use]
pub fn waiting(actor: &Actor, asked: &Asked, today: NaiveDate) -> Select<Entity> {
    let asked = Asked { ended: false, ..asked.clone() };
    let turn = Condition::any().add(col(Column::Turn).eq(Turn::Ministry)).add(second(actor));
    ordered(visible_to(actor).filter(fits(actor, &asked, today)).filter(turn), &asked)
}

/// How many matters of a procedure lie on the desk, by what about them.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Counted {
    /// The procedure.
    pub kind: Procedure,
    /// All.
    pub open: i64,
    /// The actor's own and of those whose deputy they are.
    pub mine: i64,
    /// Nobody's.
    pub nobody: i64,
    /// The ministry's turn.
    pub ministry: i64,
    /// The applicant's turn.
    pub applicant: i64,
    /// A second person's turn, and the actor can be that.
    pub second: i64,
    /// Over their target.
    pub over: i64,
}

/// Counts of what lies on the desk under the same words, procedure and contract.
#[must_use]
pub fn counts(actor: &Actor, asked: &Asked, today: NaiveDate) -> Selector<SelectModel<Counted>> {
    let wide = Asked { q: asked.q.clone(), kind: asked.kind, contract: asked.contract, ..Asked::default() };
    let sum = |when: Expr| Expr::from(Func::sum(flag(when))).cast_as("bigint");
    visible_to(actor)
        .filter(fits(actor, &wide, today))
        .select_only()
        .column(Column::Kind)
        .expr_as(Expr::cust("COUNT(*)"), "open")
        .expr_as(sum(mine(actor, today)), "mine")
        .expr_as(sum(col(Column::OfficerId).is_null()), "nobody")
        .expr_as(sum(col(Column::Turn).eq(Turn::Ministry)), "ministry")
        .expr_as(sum(col(Column::Turn).eq(Turn::Applicant)), "applicant")
        .expr_as(sum(second(actor)), "second")
        .expr_as(sum(over(today)), "over")
        .group_by(Column::Kind)
        .into_model()
}

/// What the address asks for.
fn fits(actor: &Actor, asked: &Asked, today: NaiveDate) -> Condition {
    let mut all = Condition::all();
    all = all.add(if asked.ended { col(Column::EndedAt).is_not_null() } else { col(Column::EndedAt).is_null() });
    if let Some(kind) = asked.kind {
        all = all.add(col(Column::Kind).eq(kind));
    }
    if let Some(contract) = asked.contract {
        all = all.add(col(Column::ContractId).eq(contract));
    }
    all = match asked.turn {
        None => all,
        Some(Turn::SecondPerson) => all.add(second(actor)),
        Some(turn @ (Turn::Ministry | Turn::Applicant)) => all.add(col(Column::Turn).eq(turn)),
    };
    all = match asked.whose {
        None => all,
        Some(Whose::Mine) => all.add(mine(actor, today)),
        Some(Whose::Nobody) => all.add(col(Column::OfficerId).is_null()),
        Some(Whose::Of(officer)) => all.add(col(Column::OfficerId).eq(officer)),
    };
    if asked.over {
        all = all.add(over(today));
    }
    asked.q.split_whitespace().filter_map(Wanted::read).fold(all, |all, word| {
        let spelt = word.spellings().into_iter().map(|text| col(Column::Search).like(contains(&text)));
        all.add(spelt.fold(Condition::any(), Condition::add))
    })
}

/// What is typed is no pattern.
fn contains(text: &str) -> LikeExpr {
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}

/// Of the actor, or of an officer whose deputy they are today.
fn mine(actor: &Actor, today: NaiveDate) -> Expr {
    let own = col(Column::OfficerId).eq(actor.membership);
    own.or(col(Column::OfficerId).in_subquery(desk_deputy::absent_for(actor, today)))
}

/// An answer from paper that somebody else entered.
fn second(actor: &Actor) -> Expr {
    let other = col(Column::RecordedBy).ne(actor.account).or(col(Column::RecordedBy).is_null());
    col(Column::Turn).eq(Turn::SecondPerson).and(other)
}

/// The clock showed more than the target when it stood still, or shows more now.
fn over(today: NaiveDate) -> Expr {
    let still = col(Column::StandsSince).is_not_null().and(col(Column::TargetOn).lt(col(Column::StandsSince)));
    let goes = col(Column::StandsSince).is_null().and(col(Column::TargetOn).lt(today));
    still.or(goes)
}

/// 1 where it holds, else 0: the same on both databases.
fn flag(when: Expr) -> Expr {
    CaseStatement::new().case(when, 1).finally(0).into()
}
