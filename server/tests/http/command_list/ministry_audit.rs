//! Audits by the ministry: what its officers do, what the company does.

use super::{Line, line};
use crate::state::{State, Who};

pub const AUDITS_BY_THE_MINISTRY: &[Line] = &[
    line("ministry_audit/api/request", State::Drafted, Who::Officer, Who::CaseOfficer, |s| {
        let days = "requested_on=2026-11-20&starts_on=2026-12-07&ends_on=2026-12-08";
        format!("contract={}&request_number=n&scope=s&clauses=6-2-1&auditors=佐藤、監査官&{days}", s.contract)
    }),
    line("ministry_audit/api/accept", State::MinistryRequested, Who::Judge, Who::Executive, |s| s.ministry_audit()),
    line("ministry_audit/api/propose_days", State::MinistryRequested, Who::Judge, Who::Officer, |s| {
        format!("{}&starts_on=2026-12-07&ends_on=2026-12-08&reason=r", s.ministry_audit())
    }),
    line("ministry_audit/api/take_days", State::MinistryProposed, Who::Officer, Who::Judge, |s| s.ministry_audit()),
    line("ministry_audit/api/keep_days", State::MinistryProposed, Who::Officer, Who::CaseOfficer, |s| {
        format!("{}&reason=r", s.ministry_audit())
    }),
    line("ministry_audit/api/call_off", State::MinistryRequested, Who::Officer, Who::Judge, |s| {
        format!("{}&reason=r", s.ministry_audit())
    }),
    line("ministry_audit/api/list_item", State::MinistryAccepted, Who::Judge, Who::Manager, |s| {
        format!("id={}&kind=room&room=r", s.ministry.unwrap().id)
    }),
    line("ministry_audit/api/drop_item", State::MinistryListed, Who::Judge, Who::Handler, |s| {
        s.of_ministry_audit(s.ministry.unwrap().item.unwrap())
    }),
    line("ministry_audit/api/prepare", State::MinistryListed, Who::Judge, Who::Executive, |s| s.ministry_audit()),
    line("ministry_audit/api/admit", State::MinistryPrepared, Who::Gate, Who::Manager, |s| {
        let at = s.ministry.unwrap();
        format!("id={}&auditor={}&facility=f", at.id, at.auditor)
    }),
    line("ministry_audit/api/enter", State::MinistryAdmitted, Who::Gate, Who::Judge, |s| {
        let at = s.ministry.unwrap();
        let by = at.admission.unwrap();
        format!("id={}&admission={by}&escort={}&entered_on=2026-11-23&entered_at=8:30", at.id, s.handler)
    }),
    line("ministry_audit/api/leave", State::MinistryVisiting, Who::Gate, Who::Judge, |s| {
        format!("{}&left_on=2026-11-23&left_at=8:45", s.of_ministry_audit(s.ministry.unwrap().entry.unwrap()))
    }),
    line("ministry_audit/api/show", State::MinistryVisiting, Who::Manager, Who::Auditor, |s| {
        let at = s.ministry.unwrap();
        let (reader, by) = (at.auditor, &s.handler);
        format!("id={}&what=w&shown_on=2026-11-23&reader={reader}&shown_by={by}", at.id)
    }),
    line("ministry_audit/api/ask", State::MinistryAccepted, Who::CaseOfficer, Who::Judge, |s| {
        format!("id={}&text=t", s.ministry.unwrap().id)
    }),
    line("ministry_audit/api/reply", State::MinistryVisiting, Who::Judge, Who::Manager, |s| {
        format!("{}&text=t", s.of_ministry_audit(s.ministry.unwrap().question.unwrap()))
    }),
    line("ministry_audit/api/put_finding", State::MinistryVisiting, Who::Officer, Who::CaseOfficer, |s| {
        format!("id={}&clause=6-2-1&what=w", s.ministry.unwrap().id)
    }),
    line("ministry_audit/api/take_out", State::MinistryVisiting, Who::Officer, Who::Judge, |s| {
        let (finding, revision) = s.ministry.unwrap().finding.unwrap();
        s.of_ministry_audit((finding.0, revision))
    }),
    line("ministry_audit/api/report", State::MinistryLeft, Who::Officer, Who::Judge, |s| {
        format!("{}&text=t&answer_on=2027-01-29", s.ministry_audit())
    }),
    line("ministry_audit/api/decide", State::MinistryReported, Who::Judge, Who::Executive, |s| {
        format!("{}&measure=m&owner={}&due_on=2026-12-23", s.ministry_finding(), s.handler)
    }),
    line("ministry_audit/api/implement", State::MinistryDecided, Who::Manager, Who::Auditor, |s| {
        format!("{}&done_on=2026-11-23&proof=p", s.ministry_finding())
    }),
    line("ministry_audit/api/verify", State::MinistryImplemented, Who::Auditor, Who::Judge, |s| {
        format!("{}&right=yes", s.ministry_finding())
    }),
    line("ministry_audit/api/answer", State::MinistryVerified, Who::Judge, Who::Officer, |s| {
        format!("{}&text=t", s.ministry_audit())
    }),
    line("ministry_audit/api/close", State::MinistryAnswered, Who::Officer, Who::Judge, |s| s.ministry_audit()),
];
