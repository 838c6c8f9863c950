//! What was found, asked and done, to be read.

use super::{address, typed, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{DataTable, Event, Header, StatusChip, Timeline};
use crate::words::role;
use domain::ministry_audit::MinistryAuditStatus as S;
use domain::ministry_audit::MinistryAuditStep;
use domain::ministry_audit::view::{MinistryAuditDetail, MinistryAuditEvent, MinistryFindingLine, QuestionLine};
use leptos::prelude::*;

/// A table with its heading; `still` where nothing in it leads anywhere.
fn table(
    (title, empty): (&'static str, &'static str),
    still: bool,
    headers: Vec<Header>,
    rows: Vec<Vec<AnyView>>,
) -> AnyView {
    view! {
        <h2>{title}</h2>
        <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=empty still=still/>
    }
    .into_any()
}

/// What the ministry found, and how far each is.
pub(super) fn findings(locale: Locale, detail: &MinistryAuditDetail) -> Option<AnyView> {
    let shown = matches!(detail.row.line.status, S::Reported | S::Answered | S::Closed) || !detail.findings.is_empty();
    shown.then(|| {
        let headers = vec![
            Header::new(td_string!(locale, ministry_audit.finding)).fit(),
            Header::new(td_string!(locale, ministry_audit.found_what)),
            Header::new(td_string!(locale, ministry_audit.measure)),
            Header::new(td_string!(locale, ministry_audit.due_on)),
        ];
        let rows = detail.findings.iter().map(|found| finding(locale, detail.ministry, found)).collect();
        let said = (td_string!(locale, ministry_audit.findings), td_string!(locale, ministry_audit.no_findings));
        table(said, detail.ministry, headers, rows)
    })
}

fn finding(locale: Locale, ministry: bool, line: &MinistryFindingLine) -> Vec<AnyView> {
    let number = td_string!(locale, ministry_audit.number_of_finding, number = line.number).to_string();
    let href = format!("/ministry-finding/{}", line.id);
    // The page of a finding is the company's own.
    let number = if ministry { number.into_any() } else { view! { <a href=href>{number}</a> }.into_any() };
    let (tone, state) = (words::finding_tone(line.status), words::finding(locale, line.status));
    let clause = line.clause.clone();
    let under = |label: &str, text: &str| {
        let said = format!("{label}{}{text}", td_string!(locale, work.colon));
        (!text.is_empty()).then(|| view! { <p class="small as-typed">{said}</p> })
    };
    let due = line.due_on.map(|on| day::day(locale, on)).unwrap_or_default();
    vec![
        view! { {number} <p class="small as-typed">{clause}</p> <StatusChip tone=tone text=state/> }.into_any(),
        typed(&line.what),
        view! { {typed(&line.measure)} {under(td_string!(locale, ministry_audit.owner), &line.owner)} }.into_any(),
        view! { {due} {under(td_string!(locale, ministry_audit.proof), &line.proof)} }.into_any(),
    ]
}

/// What the ministry asked, and what was answered (14-2-b).
pub(super) fn questions(locale: Locale, detail: &MinistryAuditDetail) -> Option<AnyView> {
    let shown = !matches!(detail.row.line.status, S::Requested | S::CalledOff) || !detail.questions.is_empty();
    shown.then(|| {
        let headers = vec![
            Header::new(td_string!(locale, ministry_audit.number)).fit(),
            Header::new(td_string!(locale, ministry_audit.question)),
            Header::new(td_string!(locale, ministry_audit.answer_text)),
        ];
        let rows = detail.questions.iter().map(|line| question(locale, detail, line)).collect();
        let said = (td_string!(locale, ministry_audit.questions), td_string!(locale, ministry_audit.no_questions));
        table(said, !detail.can(MinistryAuditStep::Reply), headers, rows)
    })
}

fn question(locale: Locale, detail: &MinistryAuditDetail, line: &QuestionLine) -> Vec<AnyView> {
    let said = |(text, at): &(String, chrono::DateTime<chrono::Utc>)| {
        let (text, at) = (text.clone(), day::moment(locale, *at));
        view! { <p class="as-typed">{text}</p> <p class="small quiet">{at}</p> }.into_any()
    };
    let answer = match &line.answered {
        Some(answered) => said(answered),
        None if detail.can(MinistryAuditStep::Reply) => {
            let href = format!("{}/reply?row={}", address(detail.row.line.id), line.id);
            view! { <a href=href>{td_string!(locale, ministry_audit.reply)}</a> }.into_any()
        }
        None => td_string!(locale, ministry_audit.not_answered).into_any(),
    };
    vec![line.number.into_any(), said(&line.asked), answer]
}

/// Every step, oldest first.
pub(super) fn history(locale: Locale, detail: &MinistryAuditDetail) -> AnyView {
    let events: Vec<Event> = detail.events.iter().map(|event| self::event(locale, event)).collect();
    view! {
        <h2 id="history">{td_string!(locale, application.history)}</h2>
        <Timeline events=events/>
    }
    .into_any()
}

fn event(locale: Locale, event: &MinistryAuditEvent) -> Event {
    let line = Event::new(words::step(locale, event.step), day::moment(locale, event.at), event.at.to_rfc3339());
    let line = line.by(role(locale, event.role));
    if event.text.is_empty() {
        return line;
    }
    let text = event.text.clone();
    line.body(view! { <p class="as-typed">{text}</p> })
}
