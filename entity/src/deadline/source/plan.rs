//! Corrective plans: measures to their owners, proofs to a second person, the end to whoever wrote it, the receipt to the ministry.

use super::Due;
use crate::corrective_part::{self as part, Column as Part};
use crate::corrective_plan::{self as plan, Column as Plan};
use domain::corrective_plan::{PartKind, PlanStatus};
use domain::deadline::DeadlineKind;
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, SelectStatement};
use sea_orm::{Condition, JoinType, QuerySelect};

const RUNNING: [PlanStatus; 2] = [PlanStatus::Reported, PlanStatus::Revising];

fn of(column: Plan) -> Expr {
    Expr::col((plan::Entity, column))
}

fn part(column: Part) -> Expr {
    Expr::col((part::Entity, column))
}

fn may(actor: &Actor, action: Action) -> bool {
    [Standing::OwnOrganisation, Standing::Downstream].iter().any(|standing| actor.may(action, *standing))
}

/// Measures of plans that are carried out.
fn measures_where(wanted: Condition) -> Select<part::Entity> {
    part::Entity::find()
        .join(JoinType::InnerJoin, part::plan())
        .filter(Part::Kind.eq(PartKind::Measure))
        .filter(Part::Dropped.eq(false))
        .filter(of(Plan::Status).is_in(RUNNING))
        .filter(wanted)
}

/// Measures that the actor owns and for which no proof is recorded yet.
pub(in crate::deadline) fn measures(actor: &Actor) -> Option<SelectStatement> {
    let due = Due {
        reference: of(Plan::Number),
        due_on: part(Part::DueOn),
        to: of(Plan::CompanyId),
        ..Due::new(DeadlineKind::Measure, part(Part::Id), part(Part::AddedAt))
    };
    let own = Condition::all().add(Part::OwnerId.eq(actor.membership)).add(Part::ProvedAt.is_null());
    due.of(measures_where(own))
}

/// Proofs for which the actor can be the second person.
pub(in crate::deadline) fn proofs(actor: &Actor) -> Option<SelectStatement> {
    if !may(actor, Action::VerifyPart) {
        return None;
    }
    let due = Due {
        reference: of(Plan::Number),
        due_on: part(Part::DueOn),
        to: of(Plan::CompanyId),
        ..Due::new(DeadlineKind::Proof, part(Part::Id), part(Part::ProvedAt))
    };
    let waiting = Condition::all()
        .add(plan::own(actor))
        .add(Part::ProvedAt.is_not_null())
        .add(Part::VerifiedAt.is_null())
        .add(Part::OwnerId.ne(actor.membership))
        .add(Part::ProvedBy.ne(actor.account))
        .add(of(Plan::DraftedBy).ne(actor.account));
    due.of(measures_where(waiting))
}

/// Last days of plans; of a draft the original limit.
pub(in crate::deadline) fn plans(actor: &Actor) -> Option<SelectStatement> {
    if !may(actor, Action::DraftPlan) {
        return None;
    }
    let due = CaseStatement::new()
        .case(of(Plan::Status).eq(PlanStatus::Drafted), of(Plan::LimitOn))
        .finally(of(Plan::EndsOn));
    let due = Due {
        reference: of(Plan::Number),
        due_on: due.into(),
        from: of(Plan::MinistryId),
        to: of(Plan::CompanyId),
        ..Due::new(DeadlineKind::CorrectivePlan, of(Plan::Id), of(Plan::DraftedAt))
    };
    let over = [PlanStatus::Closed, PlanStatus::Cancelled];
    due.of(plan::Entity::find().filter(plan::own(actor)).filter(Plan::Status.is_not_in(over)))
}

/// Versions whose receipt the own ministry did not confirm yet.
pub(in crate::deadline) fn receipts(actor: &Actor) -> Option<SelectStatement> {
    if !actor.may(Action::ReceivePlan, Standing::Ministry) {
        return None;
    }
    let due = Due {
        reference: of(Plan::Number),
        from: of(Plan::CompanyId),
        to: of(Plan::MinistryId),
        ..Due::new(DeadlineKind::Receipt, of(Plan::Id), of(Plan::ReportedAt))
    };
    let open = of(Plan::ReceivedVersion).lt(of(Plan::Version));
    due.of(plan::Entity::find().filter(plan::reported_to(actor)).filter(open))
}

/// Questions of the ministry about plans of the own company.
pub(in crate::deadline) fn plan_queries(actor: &Actor) -> Option<SelectStatement> {
    if !may(actor, Action::DraftPlan) {
        return None;
    }
    let due = Due {
        reference: of(Plan::Number),
        from: of(Plan::MinistryId),
        to: of(Plan::CompanyId),
        ..Due::new(DeadlineKind::PlanQuery, of(Plan::Id), of(Plan::ReportedAt))
    };
    due.of(plan::Entity::find().filter(plan::own(actor)).filter(Plan::Asked.eq(true)))
}
