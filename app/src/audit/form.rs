//! Findings and the result, as the audit unit writes them.

use super::api::{PutFinding, Report};
use super::step::below;
use super::{address, buttons, words};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, queried};
use crate::typed::Typed;
use crate::ui::{Choice, Hidden, PostForm};
use crate::visit::locale;
use domain::audit::AuditStep;
use domain::audit::finding::Severity;
use domain::audit::view::{AuditDetail, FindingLine};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn raises(detail: &AuditDetail) -> bool {
    detail.line.status.is_written() && detail.may.contains(&Action::LookAtProcedure)
}

/// `/audit/{id}/finding`: `row` of the address names the one that is changed, none a new one.
#[component]
pub fn FindingFormPage() -> impl IntoView {
    let row = queried("row");
    below(td_string!(locale(), audit.raise), raises, move |seen, detail| {
        let stored = detail.findings.iter().find(|finding| finding.id.to_string() == row);
        finding(seen, detail, stored)
    })
}

fn labels(locale: Locale) -> [(&'static str, &'static str); 6] {
    [
        ("clause", td_string!(locale, audit_plan.clause)),
        ("department", td_string!(locale, audit_plan.looked_at)),
        ("what", td_string!(locale, audit.what)),
        ("severity", td_string!(locale, audit.severity)),
        ("proposal", td_string!(locale, audit.proposal)),
        ("days", td_string!(locale, audit.days)),
    ]
}

fn finding(seen: &Seen, detail: &AuditDetail, stored: Option<&FindingLine>) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "finding"));
    let [clause, department, what, severity, proposal, days] = labels(locale);
    let said = |of: fn(&FindingLine) -> &String| stored.map(|row| of(row).clone()).unwrap_or_default();
    let units: Vec<Choice> =
        detail.line.departments.iter().map(|unit| Choice::new(unit.clone(), unit.clone())).collect();
    let only = if let [only] = detail.line.departments.as_slice() { only.clone() } else { String::new() };
    let chosen = stored.map_or(only, |row| row.department.clone());
    let weights = Severity::ALL.iter().map(|code| Choice::new(code.code(), words::severity(locale, *code))).collect();
    let weight = stored.map(|row| row.severity.code()).unwrap_or_default();
    let time = stored.map(|row| row.days.to_string()).unwrap_or_default();
    let row = stored.map(|row| row.id.to_string()).unwrap_or_default();
    let revision = stored.map_or(0, |row| row.revision).to_string();
    let back = (address(detail.line.id), td_string!(locale, audit.back));
    let hint = td_string!(locale, audit_plan.clause_hint);
    let fields = view! {
        <Hidden name="id" value=detail.line.id.to_string()/>
        <Hidden name="row" value=row/>
        <Hidden name="revision" value=revision/>
        {typed.field(clause.0, clause.1).required(true).hint(hint).line(&said(|row| &row.clause), 16)}
        {typed.field(department.0, department.1).required(true).choose(&chosen, units)}
        {typed.field(what.0, what.1).required(true).hint(td_string!(locale, application.no_content)).paragraph(&said(|row| &row.what), 3)}
        {typed.field(severity.0, severity.1).required(true).pick(weight, weights)}
        {typed.field(proposal.0, proposal.1).required(true).paragraph(&said(|row| &row.proposal), 3)}
        {typed.field(days.0, days.1).required(true).hint(td_string!(locale, audit.days_hint)).line(&time, 5)}
        {buttons(td_string!(locale, audit_plan.save), back)}
    };
    view! {
        {typed.summary(&labels(locale))}
        <div class="stack narrow">
            <PostForm action=PutFinding::PATH class="stack">{fields}</PostForm>
        </div>
    }
    .into_any()
}

fn reports(detail: &AuditDetail) -> bool {
    detail.can(Action::HoldAudit, AuditStep::Report)
}

/// `/audit/{id}/report`: *a problem, yes or no* is said in any case (13-3-2-ア).
#[component]
pub fn ReportPage() -> impl IntoView {
    below(td_string!(locale(), audit.report), reports, |seen, detail| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "report"));
        let labels = [("problem", td_string!(locale, audit.problem)), ("summary", td_string!(locale, audit.summary))];
        let answers = [("yes", true), ("no", false)];
        let answers = answers.map(|(code, yes)| Choice::new(code, words::problem(locale, yes))).to_vec();
        let back = (address(detail.line.id), td_string!(locale, audit.back));
        let fields = view! {
            <Hidden name="id" value=detail.line.id.to_string()/>
            <Hidden name="revision" value=detail.revision.to_string()/>
            {typed.field(labels[0].0, labels[0].1).required(true).pick("", answers)}
            {typed.field(labels[1].0, labels[1].1).required(true).hint(td_string!(locale, application.no_content)).paragraph("", 4)}
            {buttons(td_string!(locale, audit.report_now), back)}
        };
        view! {
            {typed.summary(&labels)}
            {super::panels::findings(locale, detail)}
            <div class="stack narrow">
                <p>{td_string!(locale, audit.report_means)}</p>
                <PostForm action=Report::PATH class="stack">{fields}</PostForm>
            </div>
        }
        .into_any()
    })
}
