//! What a company does about its risks.

use super::{Line, line};
use crate::state::{State, Who};

/// What is typed of a risk: words only.
const WORDS: &str = "asset=a&threat=t&vulnerability=v&damage=d";

pub const RISKS: &[Line] = &[
    line("risk_method/api/begin", State::Drafted, Who::Judge, Who::Clerk, |_| String::new()),
    line("risk_method/api/edit", State::MethodDrafted, Who::Judge, Who::Clerk, |s| {
        format!("{}&damage=a%0Ab%0Ac&threat=a%0Ab%0Ac&vulnerability=a%0Ab%0Ac&levels=a%0Ab%0Ac", s.method())
    }),
    line("risk_method/api/set_table", State::MethodDrafted, Who::Judge, Who::Manager, |s| {
        // Out of order, as the page has the highest damage on top.
        let cells: Vec<String> = (0..36).rev().map(|at| format!("cells[{at}]={}", at % 4 + 1)).collect();
        format!("{}&{}", s.method(), cells.join("&"))
    }),
    line("risk_method/api/publish", State::MethodDrafted, Who::Judge, Who::Clerk, |s| s.method()),
    line("risk_method/api/discard", State::MethodDrafted, Who::Judge, Who::Clerk, |s| s.method()),
    line("risk_assessment/api/set_interval", State::Drafted, Who::Judge, Who::Manager, |_| {
        "revision=0&months=12".to_owned()
    }),
    line("risk_assessment/api/plan", State::MethodPublished, Who::Judge, Who::Manager, |_| {
        "trigger=periodic&due_on=2026-12-24&handling=h&other=o&no_outside=n".to_owned()
    }),
    line("risk_assessment/api/edit", State::RiskPlanned, Who::Judge, Who::Clerk, |s| {
        format!("{}&trigger=other&reason=r&due_on=2026-12-24&handling=h&other=o&outside=x", s.assessment())
    }),
    line("risk_assessment/api/name_person", State::RiskPlanned, Who::Judge, Who::Clerk, |s| {
        format!("{}&person={}&part=writes", s.assessment(), s.checker)
    }),
    line("risk_assessment/api/end_person", State::RiskNamed, Who::Judge, Who::Manager, |s| {
        format!("{}&person={}", s.assessment(), s.risk.as_ref().unwrap().person.unwrap())
    }),
    line("risk_assessment/api/begin", State::RiskPlanned, Who::Judge, Who::Clerk, |s| s.assessment()),
    line("risk_assessment/api/document", State::RiskReady, Who::Judge, Who::Manager, |s| {
        format!("{}&conclusion=c", s.assessment())
    }),
    line("risk_assessment/api/make_known", State::RiskDocumented, Who::Judge, Who::Manager, |s| {
        format!("{}&people[0]={}", s.assessment(), s.risk.as_ref().unwrap().manager)
    }),
    line("risk_assessment/api/cancel", State::RiskPlanned, Who::Judge, Who::Clerk, |s| {
        format!("{}&reason=r", s.assessment())
    }),
    line("risk/api/add", State::RiskAssessing, Who::Judge, Who::Manager, |s| format!("{}&{WORDS}", s.assessment())),
    line("risk/api/edit", State::RiskAssessing, Who::Judge, Who::Manager, |s| format!("{}&{WORDS}", s.risk())),
    line("risk/api/drop_risk", State::RiskAssessing, Who::Judge, Who::Manager, |s| s.risk()),
    line("risk/api/accept", State::RiskAsked, Who::Manager, Who::Judge, |s| s.risk()),
    line("risk/api/record", State::RiskDocumented, Who::Judge, Who::Clerk, |s| {
        format!("{}&done_on=2026-11-23&proof=p", s.risk())
    }),
    line("risk/api/link", State::RiskAssessing, Who::Judge, Who::Manager, |s| {
        format!("{}&kind=training&reference=r", s.risk())
    }),
    line("risk/api/unlink", State::RiskAssessing, Who::Judge, Who::Clerk, |s| {
        format!("{}&link={}", s.risk(), s.risk.as_ref().unwrap().link.unwrap())
    }),
    line("list_book/api/apply_list", State::RiskBrought, Who::Judge, Who::Manager, |s| s.list()),
];
