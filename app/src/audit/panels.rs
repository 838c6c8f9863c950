//! The result of an audit, what it found, and its history, to be read.

use super::api::TakeOut;
use super::{address, of_finding, words};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::ui::{Button, ButtonKind, DataTable, Event, Header, Hidden, PostForm, StatusChip, Timeline};
use crate::words::role;
use domain::audit::finding::{FindingStatus, Severity};
use domain::audit::result::{AuditResult, FrozenCheck, FrozenFinding};
use domain::audit::view::{AuditDetail, AuditEvent, FindingLine, Reader};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn typed(text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <span class="as-typed">{text}</span> }.into_any()
}

fn days(locale: Locale, days: i32) -> AnyView {
    td_string!(locale, audit.in_days, days = days).to_string().into_any()
}

/// What was submitted (13-3-2).
pub(super) fn result(locale: Locale, detail: &AuditDetail) -> Option<AnyView> {
    let (said, _) = detail.result.as_ref()?;
    let problem = words::problem(locale, said.problem);
    let summary = said.summary.clone();
    let checks = checks(locale, said);
    // Where the findings themselves are shown below, they are not said twice.
    let findings = (detail.reader == Reader::Told).then(|| frozen(locale, said));
    Some(
        view! {
            <section class="stack" aria-labelledby="result">
                <h2 id="result">{td_string!(locale, audit.result)}</h2>
                <p><strong>{problem}</strong></p>
                <p class="as-typed">{summary}</p>
                {checks}
                {findings}
            </section>
        }
        .into_any(),
    )
}

fn checks(locale: Locale, said: &AuditResult) -> AnyView {
    let title = td_string!(locale, audit_plan.procedures);
    let headers = vec![
        Header::new(td_string!(locale, audit_plan.clause)).fit(),
        Header::new(td_string!(locale, audit_plan.looked_at)),
        Header::new(td_string!(locale, audit.outcome)).fit(),
    ];
    let row = |check: &FrozenCheck| {
        let (tone, text) = (words::outcome_tone(check.outcome), words::outcome(locale, check.outcome));
        vec![typed(&check.clause), typed(&check.department), view! { <StatusChip tone=tone text=text/> }.into_any()]
    };
    let rows = said.checks.iter().map(row).collect();
    view! { <DataTable caption=title headers=headers rows=rows empty=td_string!(locale, audit_plan.no_procedures)/> }
        .into_any()
}

fn frozen(locale: Locale, said: &AuditResult) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, audit_plan.clause)).fit(),
        Header::new(td_string!(locale, audit_plan.looked_at)),
        Header::new(td_string!(locale, audit.what)),
        Header::new(td_string!(locale, audit.severity)).fit(),
        Header::new(td_string!(locale, audit.proposal)),
        Header::new(td_string!(locale, audit.days)).fit(),
    ];
    let row = |finding: &FrozenFinding| {
        vec![
            typed(&finding.clause),
            typed(&finding.department),
            typed(&finding.what),
            words::severity(locale, finding.severity).into_any(),
            typed(&finding.proposal),
            days(locale, finding.days),
        ]
    };
    let rows = said.findings.iter().map(row).collect();
    let title = td_string!(locale, audit.findings);
    view! { <DataTable caption=title headers=headers rows=rows empty=td_string!(locale, audit.no_findings)/> }
        .into_any()
}

/// What was found, and how far each is (13-3-2, 13-3-3).
pub(super) fn findings(locale: Locale, detail: &AuditDetail) -> Option<AnyView> {
    let shown = detail.reader != Reader::Told && (!detail.findings.is_empty() || detail.line.status.is_written());
    let changes = detail.line.status.is_written() && detail.may.contains(&Action::LookAtProcedure);
    shown.then(|| {
        let title = td_string!(locale, audit.findings);
        let mut headers = vec![
            Header::new(td_string!(locale, audit.finding)).fit(),
            Header::new(td_string!(locale, application.state)).fit(),
            Header::new(td_string!(locale, audit_plan.clause)).fit(),
            Header::new(td_string!(locale, audit.what)),
            Header::new(td_string!(locale, audit.severity)).fit(),
            Header::new(td_string!(locale, audit.owner)),
            Header::new(td_string!(locale, audit.due_on)).fit(),
        ];
        if changes {
            headers.push(Header::new(td_string!(locale, audit_plan.to_do)).fit());
        }
        let rows = detail.findings.iter().map(|finding| row(locale, detail, finding, changes)).collect();
        view! {
            <h2>{title}</h2>
            <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=td_string!(locale, audit.no_findings)/>
        }
        .into_any()
    })
}

fn row(locale: Locale, detail: &AuditDetail, finding: &FindingLine, changes: bool) -> Vec<AnyView> {
    let number = td_string!(locale, audit.number_of_finding, number = finding.number).to_string();
    let href = of_finding(finding.id);
    let (tone, state) = (words::finding_tone(finding.status), words::finding(locale, finding.status));
    let mut cells = vec![
        view! { <a href=href>{number}</a> }.into_any(),
        view! { <StatusChip tone=tone text=state/> }.into_any(),
        typed(&finding.clause),
        typed(&finding.what),
        severity(locale, finding.severity),
        typed(&finding.owner),
        finding.due_on.map(|on| day::day(locale, on)).unwrap_or_default().into_any(),
    ];
    if changes {
        cells.push(changing(locale, detail, finding));
    }
    cells
}

fn severity(locale: Locale, severity: Severity) -> AnyView {
    words::severity(locale, severity).into_any()
}

/// While the result is being written: the way to the form, and out.
fn changing(locale: Locale, detail: &AuditDetail, finding: &FindingLine) -> AnyView {
    if finding.status != FindingStatus::Raised {
        return ().into_any();
    }
    let href = format!("{}/finding?row={}", address(detail.line.id), finding.id);
    let (id, row, revision) = (detail.line.id.to_string(), finding.id.to_string(), finding.revision.to_string());
    view! {
        <div class="stack no-print">
            <a href=href>{td_string!(locale, audit_plan.change)}</a>
            <PostForm action=TakeOut::PATH>
                <Hidden name="id" value=id/>
                <Hidden name="row" value=row/>
                <Hidden name="revision" value=revision/>
                <Button kind=ButtonKind::Text>{td_string!(locale, audit.take_out)}</Button>
            </PostForm>
        </div>
    }
    .into_any()
}

/// Every step, oldest first.
pub(super) fn history(locale: Locale, detail: &AuditDetail) -> Option<AnyView> {
    let events: Vec<Event> = detail.events.iter().map(|event| self::event(locale, event)).collect();
    (!events.is_empty()).then(|| {
        view! {
            <h2 id="history">{td_string!(locale, application.history)}</h2>
            <Timeline events=events/>
        }
        .into_any()
    })
}

fn event(locale: Locale, event: &AuditEvent) -> Event {
    let line = Event::new(words::step(locale, event.step), day::moment(locale, event.at), event.at.to_rfc3339());
    let line = line.by(role(locale, event.role));
    if event.text.is_empty() {
        return line;
    }
    let text = event.text.clone();
    line.body(view! { <p class="as-typed">{text}</p> })
}
