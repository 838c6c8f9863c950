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

fn table(title: &'static str, headers: Vec<Header>, rows: Vec<Vec<AnyView>>, empty: &'static str) -> AnyView {
    view! {
        <h2>{title}</h2>
        <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=empty/>
    }
    .into_any()
}

/// What the ministry found, and how far each is.
pub(super) fn findings(locale: Locale, detail: &MinistryAuditDetail) -> Option<AnyView> {
    let shown = matches!(detail.row.line.status, S::Reported | S::Answered | S::Closed) || !detail.findings.is_empty();
    shown.then(|| {
        let headers = vec![
            Header::new(td_string!(locale, ministry_audit.finding)).fit(),
            Header::new(td_string!(locale, application.state)).fit(),
            Header::new(td_string!(locale, ministry_audit.clause)).fit(),
            Header::new(td_string!(locale, ministry_audit.found_what)),
            Header::new(td_string!(locale, ministry_audit.measure)),
            Header::new(td_string!(locale, ministry_audit.owner)),
            Header::new(td_string!(locale, ministry_audit.due_on)).fit(),
            Header::new(td_string!(locale, ministry_audit.proof)),
        ];
        let rows = detail.findings.iter().map(|found| finding(locale, detail.ministry, found)).collect();
        let title = td_string!(locale, ministry_audit.findings);
        table(title, headers, rows, td_string!(locale, ministry_audit.no_findings))
    })
}

fn finding(locale: Locale, ministry: bool, line: &MinistryFindingLine) -> Vec<AnyView> {
    let number = td_string!(locale, ministry_audit.number_of_finding, number = line.number).to_string();
    let href = format!("/ministry-finding/{}", line.id);
    // The page of a finding is the company's own.
    let number = if ministry { number.into_any() } else { view! { <a href=href>{number}</a> }.into_any() };
    let (tone, state) = (words::finding_tone(line.status), words::finding(locale, line.status));
    vec![
        number,
        view! { <StatusChip tone=tone text=state/> }.into_any(),
        typed(&line.clause),
        typed(&line.what),
        typed(&line.measure),
        typed(&line.owner),
        line.due_on.map(|on| day::day(locale, on)).unwrap_or_default().into_any(),
        typed(&line.proof),
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
        let title = td_string!(locale, ministry_audit.questions);
        table(title, headers, rows, td_string!(locale, ministry_audit.no_questions))
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
