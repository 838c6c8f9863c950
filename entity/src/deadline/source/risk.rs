//! Risk assessments: those under way, the next one by the company's interval, what is done about risks, what was accepted until a day.

use super::Due;
use crate::risk::{self, Column as Risk};
use crate::risk_assessment::{self as assessment, Column as Assessment};
use crate::risk_interval::{self as interval, Column as Interval};
use domain::deadline::DeadlineKind;
use domain::permission::{Action, Actor, Standing};
use domain::risk::Treatment;
use domain::risk_assessment::AssessmentStatus;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};
use sea_orm::{Condition, JoinType, QuerySelect};

const UNDER_WAY: [AssessmentStatus; 2] = [AssessmentStatus::Planned, AssessmentStatus::Assessing];
const HOLDING: [AssessmentStatus; 2] = [AssessmentStatus::Documented, AssessmentStatus::MadeKnown];

fn of(column: Assessment) -> Expr {
    Expr::col((assessment::Entity, column))
}

fn risk(column: Risk) -> Expr {
    Expr::col((risk::Entity, column))
}

fn leads(actor: &Actor) -> bool {
    actor.may(Action::LeadRisk, Standing::OwnOrganisation)
}

fn due(kind: DeadlineKind, key: Expr, since: Expr) -> Due {
    Due { reference: of(Assessment::Number), to: of(Assessment::CompanyId), ..Due::new(kind, key, since) }
}

/// Assessments that are to be documented.
pub(in crate::deadline) fn risk_assessments(actor: &Actor) -> Option<SelectStatement> {
    let open = assessment::shared_with(actor).filter(Assessment::Status.is_in(UNDER_WAY));
    let due = due(DeadlineKind::RiskAssessment, of(Assessment::Id), of(Assessment::DraftedAt));
    Due { due_on: of(Assessment::DueOn), ..due }.of(open)
}

/// The next assessment, so many months after the last result.
pub(in crate::deadline) fn next_assessments(actor: &Actor) -> Option<SelectStatement> {
    if !leads(actor) {
        return None;
    }
    let decided: RelationDef =
        assessment::Entity::belongs_to(interval::Entity).from(Assessment::CompanyId).to(Interval::Id).into();
    let months = Expr::col((interval::Entity, Interval::Months));
    let last = assessment::holding(actor)
        .join(JoinType::InnerJoin, decided)
        .filter(Interval::Months.is_not_null())
        .filter(Assessment::DocumentedAt.is_not_null());
    let due = due(DeadlineKind::RiskNext, of(Assessment::Id), of(Assessment::DocumentedAt));
    Due { months, ..due }.of(last)
}

/// Risks of the own company in assessments in one of these states.
fn risks(actor: &Actor, states: [AssessmentStatus; 2]) -> Select<risk::Entity> {
    risk::Entity::find()
        .join(JoinType::InnerJoin, risk::assessment())
        .filter(of(Assessment::CompanyId).eq(actor.organisation))
        .filter(of(Assessment::Status).is_in(states))
        .filter(Risk::Dropped.eq(false))
}

/// What the actor answers for and has not recorded as done.
pub(in crate::deadline) fn treatments(actor: &Actor) -> Option<SelectStatement> {
    let own = risks(actor, HOLDING)
        .filter(Risk::OwnerId.eq(actor.membership))
        .filter(Risk::Treatment.ne(Treatment::Accept))
        .filter(Risk::DueOn.is_not_null())
        .filter(Risk::DoneOn.is_null());
    let due = due(DeadlineKind::RiskTreatment, risk(Risk::Id), of(Assessment::DocumentedAt));
    Due { due_on: risk(Risk::DueOn), ..due }.of(own)
}

/// Acceptances of risks that end, for whoever gave them, answers for the risk, or leads.
pub(in crate::deadline) fn acceptances(actor: &Actor) -> Option<SelectStatement> {
    let mut whose = Condition::any().add(Risk::AcceptorId.eq(actor.membership)).add(Risk::OwnerId.eq(actor.membership));
    if leads(actor) {
        whose = whose.add(Risk::Id.is_not_null());
    }
    let given = risks(actor, HOLDING)
        .filter(whose)
        .filter(Risk::Treatment.eq(Treatment::Accept))
        .filter(Risk::AcceptedAt.is_not_null());
    let due = due(DeadlineKind::RiskAcceptance, risk(Risk::Id), risk(Risk::AcceptedAt));
    Due { due_on: risk(Risk::AcceptUntil), ..due }.of(given)
}

/// Risks that the actor is asked to accept.
pub(in crate::deadline) fn to_accept(actor: &Actor) -> Option<SelectStatement> {
    let asked = risks(actor, UNDER_WAY)
        .filter(Risk::AcceptorId.eq(actor.membership))
        .filter(Risk::Treatment.eq(Treatment::Accept))
        .filter(Risk::AcceptedAt.is_null());
    due(DeadlineKind::RiskToAccept, risk(Risk::Id), risk(Risk::WrittenAt)).of(asked)
}
