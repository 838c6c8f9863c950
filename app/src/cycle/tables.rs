//! What was done for a year, and what is due.

use crate::audit;
use crate::audit_plan;
use crate::day;
use crate::deadline;
use crate::i18n::{Locale, td_string};
use crate::ministry_audit;
use crate::risk_assessment;
use crate::ui::{DataTable, Header};
use domain::cycle::view::Cycle;
use leptos::prelude::*;

fn typed(text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <span class="as-typed">{text}</span> }.into_any()
}

fn link(href: String, text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <a href=href>{text}</a> }.into_any()
}

/// A table with its heading; `empty` stands where there is nothing.
fn table((title, empty): (&'static str, &'static str), headers: Vec<Header>, rows: Vec<Vec<AnyView>>) -> AnyView {
    view! {
        <h2>{title}</h2>
        <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=empty/>
    }
    .into_any()
}

/// What is due of all this, from whom.
pub(super) fn due(locale: Locale, found: &Cycle) -> AnyView {
    let title = td_string!(locale, cycle.due);
    let headers = vec![
        Header::new(td_string!(locale, deadline.what)),
        Header::new(td_string!(locale, audit.number)).fit(),
        Header::new(td_string!(locale, audit.due_on)).fit(),
    ];
    let rows = found.due.iter().map(|line| {
        vec![
            deadline::what(locale, line.kind),
            link(line.path.clone(), &line.reference),
            line.due_on.map(|on| day::day(locale, on)).unwrap_or_default().into_any(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <section class="no-print stack" aria-labelledby="cycle-due">
            <h2 id="cycle-due">{title}</h2>
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, cycle.nothing_due)/>
        </section>
    }
    .into_any()
}

pub(super) fn assessments(locale: Locale, found: &Cycle) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, risk_assessment.number)).fit(),
        Header::new(td_string!(locale, risk_assessment.state)).fit(),
        Header::new(td_string!(locale, risk_assessment.due_on)).fit(),
        Header::new(td_string!(locale, risk_assessment.documented_at)).fit(),
    ];
    let rows = found.assessments.iter().map(|line| {
        vec![
            link(format!("/risk-assessment/{}", line.id), &line.number),
            risk_assessment::state(locale, line.status),
            day::day(locale, line.due_on).into_any(),
            line.documented_at.map(|at| day::moment(locale, at)).unwrap_or_default().into_any(),
        ]
    });
    table((td_string!(locale, risk_assessment.list), td_string!(locale, risk_assessment.none)), headers, rows.collect())
}

pub(super) fn plans(locale: Locale, found: &Cycle) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, audit_plan.number)).fit(),
        Header::new(td_string!(locale, application.state)).fit(),
        Header::new(td_string!(locale, audit_plan.departments)),
        Header::new(td_string!(locale, audit_plan.approved_at)).fit(),
    ];
    let rows = found.plans.iter().map(|line| {
        vec![
            link(format!("/audit-plan/{}", line.id), &line.number),
            audit_plan::state(locale, line.status),
            typed(&line.departments.join(td_string!(locale, ui.comma))),
            line.approved_at.map(|at| day::moment(locale, at)).unwrap_or_default().into_any(),
        ]
    });
    table((td_string!(locale, audit_plan.list), td_string!(locale, audit_plan.none)), headers, rows.collect())
}

pub(super) fn audits(locale: Locale, found: &Cycle) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, audit.number)).fit(),
        Header::new(td_string!(locale, application.state)).fit(),
        Header::new(td_string!(locale, audit_plan.departments)),
        Header::new(td_string!(locale, audit.held_on)).fit(),
        Header::new(td_string!(locale, audit.problem)).fit(),
    ];
    let rows = found.audits.iter().map(|line| {
        vec![
            link(format!("/audit/{}", line.id), &line.number),
            audit::state(locale, line.status),
            typed(&line.departments.join(td_string!(locale, ui.comma))),
            line.held_on.map(|on| day::day(locale, on)).unwrap_or_default().into_any(),
            line.problem.map(|problem| audit::problem(locale, problem)).unwrap_or_default().into_any(),
        ]
    });
    table((td_string!(locale, audit.list), td_string!(locale, audit.none)), headers, rows.collect())
}

pub(super) fn findings(locale: Locale, found: &Cycle) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, audit.finding)).fit(),
        Header::new(td_string!(locale, application.state)).fit(),
        Header::new(td_string!(locale, audit_plan.clause)).fit(),
        Header::new(td_string!(locale, audit.what)),
        Header::new(td_string!(locale, audit.owner)),
        Header::new(td_string!(locale, audit.due_on)).fit(),
    ];
    let rows = found.findings.iter().map(|(number, line)| {
        vec![
            link(format!("/audit-finding/{}", line.id), &format!("{number}-{}", line.number)),
            audit::finding_state(locale, line.status),
            typed(&line.clause),
            typed(&line.what),
            typed(&line.owner),
            line.due_on.map(|on| day::day(locale, on)).unwrap_or_default().into_any(),
        ]
    });
    table((td_string!(locale, audit.findings), td_string!(locale, audit.no_findings)), headers, rows.collect())
}

/// Audits by the ministry whose visit falls into the year (14-1).
pub(super) fn ministry_audits(locale: Locale, found: &Cycle) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, ministry_audit.number)).fit(),
        Header::new(td_string!(locale, application.state)).fit(),
        Header::new(td_string!(locale, ministry_audit.contract)),
        Header::new(td_string!(locale, ministry_audit.requested_on)).fit(),
        Header::new(td_string!(locale, ministry_audit.days)).fit(),
    ];
    let rows = found.ministry_audits.iter().map(|line| {
        vec![
            link(format!("/ministry-audit/{}", line.id), &line.number),
            ministry_audit::state(locale, line.status),
            line.contract.clone().into_any(),
            day::day(locale, line.requested_on).into_any(),
            ministry_audit::span(locale, line.days).into_any(),
        ]
    });
    let title = (td_string!(locale, ministry_audit.list), td_string!(locale, ministry_audit.none));
    table(title, headers, rows.collect())
}
