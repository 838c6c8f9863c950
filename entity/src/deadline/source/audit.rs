//! Security audits: plans that wait to be passed on or approved, days of approved ones.

use super::Due;
use crate::audit_day::{self as day, Column as Day};
use crate::audit_plan::{self as plan, Column as Plan};
use domain::audit_plan::AuditPlanStatus;
use domain::deadline::DeadlineKind;
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, SelectStatement};
use sea_orm::{JoinType, QuerySelect};

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

/// Last days of the schedules of approved plans.
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
        .filter(plan::seen(actor));
    due.of(rows)
}
