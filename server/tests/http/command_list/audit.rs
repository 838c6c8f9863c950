//! Security audits: what the audit unit, the supervisor and the executive do.

use super::{Line, line};
use crate::state::{State, Who};

pub const AUDITS: &[Line] = &[
    line("audit_plan/api/draft", State::Drafted, Who::Auditor, Who::Judge, |_| {
        "fiscal_year=2026&trigger=yearly&departments=d&before=".to_owned()
    }),
    line("audit_plan/api/edit", State::AuditPlanReady, Who::Auditor, Who::Judge, |s| {
        format!("{}&fiscal_year=2026&trigger=otherwise&trigger_reason=r&departments=製造部", s.audit_plan())
    }),
    line("audit_plan/api/put_member", State::AuditPlanReady, Who::Auditor, Who::Judge, |s| {
        let (id, employee) = (s.audit_plan.as_ref().unwrap().id, &s.checker);
        format!("id={id}&membership={employee}&department=d&post=p&authority=a&handler=no")
    }),
    line("audit_plan/api/put_day", State::AuditPlanReady, Who::Auditor, Who::Executive, |s| {
        format!("id={}&title=t&starts_on=2026-12-08", s.audit_plan.as_ref().unwrap().id)
    }),
    line("audit_plan/api/put_procedure", State::AuditPlanReady, Who::Auditor, Who::Executive, |s| {
        format!("id={}&clause=6-2-1&department=製造部&procedure=p&method=m", s.audit_plan.as_ref().unwrap().id)
    }),
    line("audit_plan/api/take_over", State::AuditPlanReady, Who::Auditor, Who::Judge, |s| {
        let id = s.audit_plan.as_ref().unwrap().id;
        format!("id={id}&version={}&department=製造部&items[0]=a-policy", s.version)
    }),
    line("audit_plan/api/keep_row", State::AuditPlanCarried, Who::Auditor, Who::Judge, |s| s.audit_member()),
    line("audit_plan/api/remove_row", State::AuditPlanReady, Who::Auditor, Who::Judge, |s| s.audit_member()),
    line("audit_plan/api/submit", State::AuditPlanReady, Who::Auditor, Who::Judge, |s| s.audit_plan()),
    line("audit_plan/api/take_back", State::AuditPlanPassed, Who::Auditor, Who::Judge, |s| s.audit_plan()),
    line("audit_plan/api/pass", State::AuditPlanSubmitted, Who::Judge, Who::Executive, |s| s.audit_plan()),
    line("audit_plan/api/give_back", State::AuditPlanSubmitted, Who::Judge, Who::Auditor, |s| {
        format!("{}&reason=r", s.audit_plan())
    }),
    line("audit_plan/api/approve", State::AuditPlanPassed, Who::Executive, Who::Judge, |s| {
        format!("{}&digest={}", s.audit_plan(), s.audit_plan.as_ref().unwrap().digest)
    }),
    line("audit_plan/api/decline", State::AuditPlanPassed, Who::Executive, Who::Judge, |s| {
        format!("{}&reason=r", s.audit_plan())
    }),
    line("audit_plan/api/reopen", State::AuditPlanApproved, Who::Auditor, Who::Executive, |s| {
        format!("{}&reason=r", s.audit_plan())
    }),
    line("audit_plan/api/cancel", State::AuditPlanReady, Who::Auditor, Who::Judge, |s| {
        format!("{}&reason=r", s.audit_plan())
    }),
];
