//! What the ministry found, as it writes it down and delivers it.

use super::api::{PutFinding, Report, TakeOut};
use super::step::below;
use super::{address, buttons, typed};
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, DataTable, Header, Hidden, PostForm};
use crate::visit::locale;
use domain::ministry_audit::MinistryAuditStep;
use domain::ministry_audit::view::{MinistryAuditDetail, MinistryFindingLine};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn back(seen: &Seen, detail: &MinistryAuditDetail) -> (String, &'static str) {
    (address(detail.row.line.id), td_string!(seen.locale, ministry_audit.back))
}

/// `/ministry-audit/{id}/finding`: the ministry's own until it is delivered.
#[component]
pub fn FoundPage() -> impl IntoView {
    below(td_string!(locale(), ministry_audit.put), MinistryAuditStep::Report, |seen, detail| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "finding"));
        let labels = [
            ("clause", td_string!(locale, ministry_audit.clause)),
            ("what", td_string!(locale, ministry_audit.found_what)),
        ];
        let [clause, what] = labels;
        let no_content = td_string!(locale, application.no_content);
        let fields = view! {
            <Hidden name="id" value=detail.row.line.id.to_string()/>
            {typed.field(clause.0, clause.1).required(true).hint(td_string!(locale, audit_plan.clause_hint)).line("", 16)}
            {typed.field(what.0, what.1).required(true).hint(no_content).paragraph("", 4)}
            {buttons(td_string!(locale, ministry_audit.put_now), back(seen, detail))}
        };
        view! {
            {typed.summary(&labels)}
            {Typed::of(seen, "take-out").summary(&[])}
            <div class="stack">
                <p>{td_string!(locale, ministry_audit.put_about)}</p>
                {drafts(locale, detail)}
                <PostForm action=PutFinding::PATH class="stack narrow">{fields}</PostForm>
            </div>
        }
        .into_any()
    })
}

fn drafts(locale: Locale, detail: &MinistryAuditDetail) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, ministry_audit.finding)).fit(),
        Header::new(td_string!(locale, ministry_audit.clause)).fit(),
        Header::new(td_string!(locale, ministry_audit.found_what)),
        Header::new(td_string!(locale, ministry_audit.to_do)).fit(),
    ];
    let rows = detail.findings.iter().map(|line| {
        let number = td_string!(locale, ministry_audit.number_of_finding, number = line.number).to_string();
        let out = taking_out(locale, detail, line, &number);
        vec![number.into_any(), typed(&line.clause), typed(&line.what), out]
    });
    let (rows, title) = (rows.collect(), td_string!(locale, ministry_audit.findings));
    let empty = td_string!(locale, ministry_audit.no_findings);
    view! { <DataTable caption=title headers=headers rows=rows empty=empty/> }.into_any()
}

fn taking_out(locale: Locale, detail: &MinistryAuditDetail, line: &MinistryFindingLine, number: &str) -> AnyView {
    let (id, row, revision) = (detail.row.line.id.to_string(), line.id.to_string(), line.revision.to_string());
    let text = td_string!(locale, ministry_audit.take_out);
    view! {
        <PostForm action=TakeOut::PATH label=format!("{text} {number}")>
            <Hidden name="id" value=id/>
            <Hidden name="row" value=row/>
            <Hidden name="revision" value=revision/>
            <Button kind=ButtonKind::Text>{text}</Button>
        </PostForm>
    }
    .into_any()
}

/// `/ministry-audit/{id}/report`.
#[component]
pub fn ReportPage() -> impl IntoView {
    below(td_string!(locale(), ministry_audit.report), MinistryAuditStep::Report, |seen, detail| {
        let (locale, typed) = (seen.locale, Typed::of(seen, "report"));
        let labels = [
            ("text", td_string!(locale, ministry_audit.report_text)),
            ("answer_on", td_string!(locale, ministry_audit.answer_on)),
        ];
        let [text, on] = labels;
        let no_content = td_string!(locale, application.no_content);
        let fields = view! {
            <Hidden name="id" value=detail.row.line.id.to_string()/>
            <Hidden name="revision" value=detail.revision.to_string()/>
            {typed.field(text.0, text.1).required(true).hint(no_content).paragraph("", 5)}
            {typed.field(on.0, on.1).required(false).hint(td_string!(locale, ministry_audit.answer_on_hint)).day(None)}
            {buttons(td_string!(locale, ministry_audit.report_now), back(seen, detail))}
        };
        view! {
            {typed.summary(&labels)}
            {super::panels::findings(locale, detail)}
            <div class="stack narrow">
                <p>{td_string!(locale, ministry_audit.report_means)}</p>
                <PostForm action=Report::PATH class="stack">{fields}</PostForm>
            </div>
        }
        .into_any()
    })
}
