//! One function for each noun of which something is due.

mod agreement;
mod application;
mod approval;
mod audit;
mod circulation;
mod company;
mod conformity;
mod engagement;
mod ministry_audit;
mod permission;
mod plan;
mod risk;
mod sheet;

pub(super) use agreement::{agreement_answers, agreement_checks, agreement_queries, agreements, defects};
pub(super) use application::{applications, passing, queries};
pub(super) use approval::{approvals, asked_for};
pub(super) use audit::{audit_days, audit_plans, audit_results, finding_measures, finding_steps, next_audits};
pub(super) use circulation::acknowledgements;
pub(super) use company::{evidence, invitations};
pub(super) use conformity::{conformities, conformity_queries};
pub(super) use engagement::{planned_starts, reconfirmations, security_contracts};
pub(super) use ministry_audit::{
    ministry_answers, ministry_audits, ministry_findings, ministry_measures, ministry_questions, ministry_visits,
};
pub(super) use permission::{disclosures, waivers};
pub(super) use plan::{measures, plan_queries, plans, proofs, receipts};
pub(super) use risk::{acceptances, next_assessments, risk_assessments, to_accept, treatments};
pub(super) use sheet::{answers, checks, delegated};

use crate::confirmation;
use chrono::{DateTime, NaiveDate, Utc};
use domain::deadline::DeadlineKind;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};
use sea_orm::{Condition, QuerySelect, QueryTrait as _};

use crate::engagement::Column as Case;
use confirmation::Column as Sheet;

/// What a source says of its rows; the columns are those of [`super::Row`].
struct Due {
    kind: DeadlineKind,
    key: Expr,
    case_id: Expr,
    reference: Expr,
    due_on: Expr,
    ends_at: Expr,
    months: Expr,
    since: Expr,
    from: Expr,
    to: Expr,
    detail: Expr,
    whom: Expr,
    count: Expr,
}

impl Due {
    fn new(kind: DeadlineKind, key: Expr, since: Expr) -> Self {
        Self {
            kind,
            key,
            case_id: Expr::val(Option::<Uuid>::None),
            reference: Expr::val(""),
            due_on: Expr::val(Option::<NaiveDate>::None),
            ends_at: Expr::val(Option::<DateTime<Utc>>::None),
            months: Expr::val(Option::<i32>::None),
            since,
            from: Expr::val(Option::<Uuid>::None),
            to: Expr::val(Option::<Uuid>::None),
            detail: Expr::val(""),
            whom: Expr::val(""),
            count: Expr::val(1_i64),
        }
    }

    /// Of a case that is joined.
    fn of_case(kind: DeadlineKind, key: Expr, since: Expr) -> Self {
        let (case_id, reference) = (case(Case::Id), case(Case::Number));
        Self { case_id, reference, ..Self::new(kind, key, since) }
    }

    /// The rows as one part of the statement; their order is the reader's.
    fn of<E: EntityTrait>(self, rows: Select<E>) -> Option<SelectStatement> {
        let mut all = rows
            .select_only()
            .expr_as(Expr::val(self.kind.code()), "kind")
            .expr_as(self.key, "key")
            .expr_as(self.case_id, "case_id")
            .expr_as(self.reference, "reference")
            .expr_as(self.due_on, "due_on")
            .expr_as(self.ends_at, "ends_at")
            .expr_as(self.months, "months")
            .expr_as(self.since, "since")
            .expr_as(self.from, "from_id")
            .expr_as(self.to, "to_id")
            .expr_as(self.detail, "detail")
            .expr_as(self.whom, "whom")
            .expr_as(self.count, "count")
            .into_query();
        all.clear_order_by();
        Some(all)
    }
}

fn case(column: Case) -> Expr {
    Expr::col((crate::engagement::Entity, column))
}

fn of_sheet(column: Sheet) -> Expr {
    Expr::col((confirmation::Entity, column))
}

/// Cases that the actor may know of and in which their organisation has one of these places.
fn cases(actor: &Actor, places: &[Case]) -> Condition {
    let places = places.iter().fold(Condition::any(), |any, place| any.add(place.eq(actor.organisation)));
    Condition::all().add(case(Case::Id).in_subquery(crate::engagement::visible_ids(actor))).add(places)
}
