//! Security audits: plans that wait to be passed on or approved, days of approved ones, results to be written, findings to be worked
//! off, the next audit.

use super::Due;
use crate::audit::{self, Column as Audit};
use crate::audit_day::{self as day, Column as Day};
use crate::audit_finding::{self as finding, Column as Finding};
use crate::audit_plan::{self as plan, Column as Plan};
use domain::audit::AuditStatus;
use domain::audit::finding::FindingStatus;
use domain::audit_plan::AuditPlanStatus;
use domain::deadline::DeadlineKind;
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};
use sea_orm::{Condition, JoinType, QuerySelect};

fn of(column: Plan) -> Expr {
    Expr::col((plan::Entity, column))
}

fn may(actor: &Actor, action: Action) -> bool {
    actor.may(action, Standing::OwnOrganisation)
}

/// Plans that wait for the actor: the supervisor passes them on, the executive approves.
pub(in crate::deadline) fn audit_plans(actor: &Actor) -> Option<SelectStatement> {
    let mut states = Vec::new();
    if may(actor, Action::PassAuditPlan) {
        states.push(AuditPlanStatus::Submitted);
    }
    if may(actor, Action::ApproveAuditPlan) {
        states.push(AuditPlanStatus::Passed);
    }
    if states.is_empty() {
        return None;
    }
    let due = Due {
        reference: of(Plan::Number),
        to: of(Plan::CompanyId),
        ..Due::new(DeadlineKind::AuditPlan, of(Plan::Id), of(Plan::SubmittedAt))
    };
    due.of(plan::visible_to(actor).filter(Plan::Status.is_in(states)))
}

/// Last days of the schedules of approved plans, until the audit was held.
pub(in crate::deadline) fn audit_days(actor: &Actor) -> Option<SelectStatement> {
    if !may(actor, Action::SeeAuditPlan) {
        return None;
    }
    let due = Due {
        reference: of(Plan::Number),
        due_on: Expr::col((day::Entity, Day::EndsOn)),
        to: of(Plan::CompanyId),
        ..Due::new(DeadlineKind::AuditDay, of(Plan::Id), of(Plan::ApprovedAt))
    };
    let rows = day::Entity::find()
        .join(JoinType::InnerJoin, day::plan())
        .filter(Day::Dropped.eq(false))
        .filter(of(Plan::Status).eq(AuditPlanStatus::Approved))
        .filter(of(Plan::Id).not_in_subquery(audit::held_plans()))
        .filter(plan::seen(actor));
    due.of(rows)
}

fn held(column: Audit) -> Expr {
    Expr::col((audit::Entity, column))
}

fn found(column: Finding) -> Expr {
    Expr::col((finding::Entity, column))
}

/// Results that the audit unit is to write: of audits that were held.
pub(in crate::deadline) fn audit_results(actor: &Actor) -> Option<SelectStatement> {
    if !may(actor, Action::HoldAudit) {
        return None;
    }
    let due = Due {
        reference: held(Audit::Number),
        to: held(Audit::CompanyId),
        ..Due::new(DeadlineKind::AuditResult, held(Audit::Id), held(Audit::OrderedAt))
    };
    due.of(audit::visible_to(actor).filter(Audit::Status.eq(AuditStatus::Held)))
}

/// The next audit of the company, counted from the last one that was held.
pub(in crate::deadline) fn next_audits(actor: &Actor) -> Option<SelectStatement> {
    if !may(actor, Action::OrderAudit) && !may(actor, Action::HoldAudit) {
        return None;
    }
    let due = Due {
        reference: held(Audit::Number),
        due_on: held(Audit::NextOn),
        to: held(Audit::CompanyId),
        ..Due::new(DeadlineKind::AuditNext, held(Audit::Id), held(Audit::OrderedAt))
    };
    due.of(audit::visible_to(actor).filter(Audit::Id.in_subquery(audit::last_held(actor))))
}

fn findings(actor: &Actor) -> Select<finding::Entity> {
    finding::Entity::find().join(JoinType::InnerJoin, finding::audit()).filter(finding::seen(actor))
}

fn of_finding(kind: DeadlineKind) -> Due {
    Due {
        reference: held(Audit::Number),
        to: held(Audit::CompanyId),
        ..Due::new(kind, found(Finding::Id), held(Audit::ReportedAt))
    }
}

/// Measures that the actor owns, or has decided upon for the company.
pub(in crate::deadline) fn finding_measures(actor: &Actor) -> Option<SelectStatement> {
    let mut whose = Condition::any().add(Finding::OwnerId.eq(actor.membership));
    if may(actor, Action::OrderAudit) {
        whose = whose.add(Finding::OwnerId.is_not_null());
    }
    let due = Due { due_on: found(Finding::DueOn), ..of_finding(DeadlineKind::FindingMeasure) };
    due.of(findings(actor).filter(Finding::Status.eq(FindingStatus::Decided)).filter(whose))
}

/// Findings that wait for the supervisor, or for the audit unit to look at what proves a measure.
pub(in crate::deadline) fn finding_steps(actor: &Actor) -> Option<SelectStatement> {
    let mut states = Vec::new();
    if may(actor, Action::OrderAudit) {
        states.extend([FindingStatus::Reported, FindingStatus::Consulted]);
    }
    if may(actor, Action::HoldAudit) {
        states.push(FindingStatus::Implemented);
    }
    if states.is_empty() {
        return None;
    }
    of_finding(DeadlineKind::FindingStep).of(findings(actor).filter(Finding::Status.is_in(states)))
}
