//! Audits by the ministry: the next step of either side, the visit, the answer to the findings, questions, findings to be worked off.
//! Days are the ministry's own where it named them, and the company's for its measures; none is made up (第14).

use super::Due;
use crate::ministry_audit::{self as audit, Column as Audit};
use crate::ministry_audit_question::{self as question, Column as Question};
use crate::ministry_finding::{self as finding, Column as Finding};
use domain::deadline::DeadlineKind;
use domain::ministry_audit::MinistryAuditStatus as S;
use domain::ministry_audit::finding::MinistryFindingStatus as F;
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{Condition, JoinType, QuerySelect};

fn of(column: Audit) -> Expr {
    Expr::col((audit::Entity, column))
}

fn found(column: Finding) -> Expr {
    Expr::col((finding::Entity, column))
}

fn may(actor: &Actor, action: Action) -> bool {
    actor.may(action, Standing::OwnOrganisation)
}

fn of_company(kind: DeadlineKind, key: Expr, since: Expr) -> Due {
    Due {
        reference: of(Audit::Number),
        from: of(Audit::MinistryId),
        to: of(Audit::CompanyId),
        ..Due::new(kind, key, since)
    }
}

fn own(actor: &Actor) -> Condition {
    Condition::all().add(Audit::CompanyId.eq(actor.organisation))
}

/// What waits for whoever accepts and prepares in the company; for the ministry proposed days and answers.
pub(in crate::deadline) fn ministry_audits(actor: &Actor) -> Option<SelectStatement> {
    if actor.may(Action::HoldMinistryAudit, Standing::Ministry) {
        let due = Due {
            reference: of(Audit::Number),
            from: of(Audit::CompanyId),
            to: of(Audit::MinistryId),
            ..Due::new(DeadlineKind::MinistryAudit, of(Audit::Id), of(Audit::RequestedAt))
        };
        let proposed = Condition::all().add(Audit::ProposedFrom.is_not_null()).add(Audit::Status.is_in([
            S::Requested,
            S::Accepted,
            S::Prepared,
        ]));
        let waits = Condition::any().add(proposed).add(Audit::Status.eq(S::Answered));
        return due.of(audit::visible_to(actor).filter(waits));
    }
    if !may(actor, Action::AnswerMinistryAudit) {
        return None;
    }
    let due = of_company(DeadlineKind::MinistryAudit, of(Audit::Id), of(Audit::RequestedAt));
    due.of(audit::visible_to(actor).filter(own(actor)).filter(Audit::Status.is_in([S::Requested, S::Accepted])))
}

/// Visits that have not begun, for everybody of the company who knows of them.
pub(in crate::deadline) fn ministry_visits(actor: &Actor) -> Option<SelectStatement> {
    let due = Due {
        due_on: of(Audit::StartsOn),
        ..of_company(DeadlineKind::MinistryVisit, of(Audit::Id), of(Audit::RequestedAt))
    };
    let waits = Audit::Status.is_in([S::Requested, S::Accepted, S::Prepared]);
    due.of(audit::visible_to(actor).filter(own(actor)).filter(waits))
}

/// Findings that the company has to answer, by the day that the ministry named.
pub(in crate::deadline) fn ministry_answers(actor: &Actor) -> Option<SelectStatement> {
    if !may(actor, Action::AnswerMinistryAudit) {
        return None;
    }
    let due = Due {
        due_on: of(Audit::AnswerOn),
        ..of_company(DeadlineKind::MinistryAnswer, of(Audit::Id), of(Audit::ReportedAt))
    };
    due.of(audit::visible_to(actor).filter(own(actor)).filter(Audit::Status.eq(S::Reported)))
}

/// Questions that nobody has answered.
pub(in crate::deadline) fn ministry_questions(actor: &Actor) -> Option<SelectStatement> {
    if !may(actor, Action::AnswerMinistryAudit) {
        return None;
    }
    let asked = Expr::col((question::Entity, Question::AskedAt));
    let rows = question::Entity::find()
        .join(JoinType::InnerJoin, question::audit())
        .filter(audit::seen(actor))
        .filter(own(actor))
        .filter(Audit::Status.is_not_in([S::Closed, S::CalledOff]))
        .filter(Question::AnsweredAt.is_null());
    of_company(DeadlineKind::MinistryQuestion, of(Audit::Id), asked).of(rows)
}

fn findings(actor: &Actor) -> Select<finding::Entity> {
    finding::Entity::find().join(JoinType::InnerJoin, finding::audit()).filter(finding::seen(actor))
}

/// Measures that the actor owns, or has decided upon for the company.
pub(in crate::deadline) fn ministry_measures(actor: &Actor) -> Option<SelectStatement> {
    let mut whose = Condition::any().add(Finding::OwnerId.eq(actor.membership));
    if may(actor, Action::AnswerMinistryAudit) {
        whose = whose.add(Finding::OwnerId.is_not_null());
    }
    let due = Due {
        due_on: found(Finding::DueOn),
        ..of_company(DeadlineKind::MinistryMeasure, found(Finding::Id), of(Audit::ReportedAt))
    };
    due.of(findings(actor).filter(Finding::Status.eq(F::Decided)).filter(whose))
}

/// Findings that wait for the supervisor, or for the audit unit to look at what proves a measure.
pub(in crate::deadline) fn ministry_findings(actor: &Actor) -> Option<SelectStatement> {
    let mut states = Vec::new();
    if may(actor, Action::AnswerMinistryAudit) {
        states.push(F::Received);
    }
    if may(actor, Action::HoldAudit) {
        states.push(F::Implemented);
    }
    if states.is_empty() {
        return None;
    }
    let due = of_company(DeadlineKind::MinistryFinding, found(Finding::Id), of(Audit::ReportedAt));
    due.of(findings(actor).filter(Finding::Status.is_in(states)))
}
