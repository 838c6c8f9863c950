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
    line("audit/api/order", State::AuditPlanApproved, Who::Judge, Who::Auditor, |s| {
        format!("id={}&starts_on=2026-12-01&ends_on=2026-12-08", s.audit_plan.as_ref().unwrap().id)
    }),
    line("audit/api/give", State::AuditOrdered, Who::Judge, Who::Auditor, |s| {
        let (id, checker) = (s.audit.unwrap().id, &s.handler);
        format!("id={id}&member={checker}&scope=s&from_on=2026-11-23&until_on=2026-12-08")
    }),
    line("audit/api/withdraw", State::AuditOrdered, Who::Judge, Who::Auditor, |s| s.of_audit(s.audit.unwrap().grant)),
    line("audit/api/provide", State::AuditOrdered, Who::Judge, Who::Auditor, |s| {
        format!("id={}&what=w&how=h&given_on=2026-11-23", s.audit.unwrap().id)
    }),
    line("audit/api/returned", State::AuditOrdered, Who::Judge, Who::Auditor, |s| {
        s.of_audit(s.audit.unwrap().provision)
    }),
    line("audit/api/start", State::AuditOrdered, Who::Auditor, Who::Judge, |s| s.audit()),
    line("audit/api/call_off", State::AuditOrdered, Who::Judge, Who::Auditor, |s| format!("{}&reason=r", s.audit())),
    line("audit/api/look", State::AuditRunning, Who::Handler, Who::Auditor, |s| {
        format!("{}&sample=s&note=n&outcome=in-order", s.of_audit(s.audit.unwrap().check.unwrap()))
    }),
    line("audit/api/put_finding", State::AuditRunning, Who::Auditor, Who::Judge, |s| {
        let id = s.audit.unwrap().id;
        format!("id={id}&clause=6-2-1&department=製造部&what=w&severity=minor&proposal=p&days=14")
    }),
    line("audit/api/take_out", State::AuditLooked, Who::Auditor, Who::Judge, |s| {
        let (finding, revision) = s.audit.unwrap().finding.unwrap();
        s.of_audit((finding.0, revision))
    }),
    line("audit/api/finish", State::AuditLooked, Who::Auditor, Who::Judge, |s| s.audit()),
    line("audit/api/report", State::AuditHeld, Who::Auditor, Who::Judge, |s| {
        format!("{}&problem=yes&summary=s", s.audit())
    }),
    line("audit/api/make_known", State::AuditReported, Who::Judge, Who::Auditor, |s| {
        format!("id={}&people[0]={}", s.audit.unwrap().id, s.executive)
    }),
    line("audit/api/consult", State::AuditReported, Who::Judge, Who::Manager, |s| {
        format!("{}&consulted_on=2026-11-23&consulted_with=w&minutes=m", s.finding())
    }),
    line("audit/api/decide", State::FindingConsulted, Who::Judge, Who::Auditor, |s| {
        format!("{}&measure=m&owner={}&due_on=2026-12-23", s.finding(), s.handler)
    }),
    line("audit/api/implement", State::FindingDecided, Who::Manager, Who::Auditor, |s| {
        format!("{}&done_on=2026-11-23&proof=p", s.finding())
    }),
    line("audit/api/verify", State::FindingImplemented, Who::Auditor, Who::Judge, |s| {
        format!("{}&right=yes", s.finding())
    }),
    line("audit/api/close", State::AuditImproved, Who::Judge, Who::Auditor, |s| s.audit()),
];
