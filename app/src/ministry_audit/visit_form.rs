//! What the company records of a visit.

use super::api::{Admit, Enter, Leave, Show};
use super::{address, buttons, frame};
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, queried};
use crate::typed::Typed;
use crate::ui::{Button, Choice, DescriptionList, Fact, Hidden, PostForm};
use crate::visit::locale;
use domain::id::MinistryAuditId;
use domain::ministry_audit::view::{EntryLine, VisitRecord};
use domain::refusal::Refusal;
use domain::time::{day_in_japan, stamp};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn auditors(found: &VisitRecord) -> Vec<Choice> {
    found.auditors.iter().map(|who| Choice::new(who.id.to_string(), format!("{}（{}）", who.name, who.post))).collect()
}

fn people(found: &VisitRecord) -> Vec<Choice> {
    found.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect()
}

/// The hour and minute of now, as people write them.
fn clock(found: &VisitRecord) -> String {
    stamp(found.now).split_once(' ').map(|(_, time)| time.to_owned()).unwrap_or_default()
}

/// A form with its heading.
fn section(title: &'static str, action: &'static str, fields: AnyView) -> AnyView {
    view! {
        <section class="panel stack narrow no-print">
            <h3>{title}</h3>
            <PostForm action=action class="stack" label=title>{fields}</PostForm>
        </section>
    }
    .into_any()
}

/// An admission (8-2-5, 14-2-a).
pub(super) fn admitting(seen: &Seen, found: &VisitRecord) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "admit"));
    let labels = [
        ("auditor", td_string!(locale, ministry_audit.auditor)),
        ("facility", td_string!(locale, ministry_audit.facility)),
    ];
    let [auditor, facility] = labels;
    let fields = view! {
        {typed.summary(&labels)}
        <Hidden name="id" value=found.line.id.to_string()/>
        {typed.field(auditor.0, auditor.1).required(true).choose("", auditors(found))}
        {typed.field(facility.0, facility.1).required(true).line("", 32)}
        <div class="button-row"><Button>{td_string!(locale, ministry_audit.admit_now)}</Button></div>
    };
    section(td_string!(locale, ministry_audit.admit), Admit::PATH, fields.into_any())
}

/// An entry with its escort.
pub(super) fn entering(seen: &Seen, found: &VisitRecord) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "enter"));
    let labels = [
        ("admission", td_string!(locale, ministry_audit.admission)),
        ("escort", td_string!(locale, ministry_audit.escort)),
        ("entered_on", td_string!(locale, ministry_audit.entered_on)),
        ("entered_at", td_string!(locale, ministry_audit.entered_at)),
    ];
    let [admission, escort, on, at] = labels;
    let admitted = found.admissions.iter();
    let admitted =
        admitted.map(|line| Choice::new(line.id.to_string(), format!("{} {}", line.auditor, line.facility))).collect();
    let hint = td_string!(locale, ministry_audit.clock_hint);
    let fields = view! {
        {typed.summary(&labels)}
        <Hidden name="id" value=found.line.id.to_string()/>
        {typed.field(admission.0, admission.1).required(true).choose("", admitted)}
        {typed.field(escort.0, escort.1).required(true).choose("", people(found))}
        {typed.field(on.0, on.1).required(true).day(Some(day_in_japan(found.now)))}
        {typed.field(at.0, at.1).required(true).hint(hint).line(&clock(found), 6)}
        <div class="button-row"><Button>{td_string!(locale, ministry_audit.enter_now)}</Button></div>
    };
    section(td_string!(locale, ministry_audit.enter), Enter::PATH, fields.into_any())
}

/// A document that was shown, by reference (14-2-b).
pub(super) fn showing(seen: &Seen, found: &VisitRecord) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "show"));
    let labels = [
        ("what", td_string!(locale, ministry_audit.document)),
        ("shown_on", td_string!(locale, ministry_audit.shown_on)),
        ("reader", td_string!(locale, ministry_audit.reader)),
        ("shown_by", td_string!(locale, ministry_audit.shown_by)),
    ];
    let [what, on, reader, by] = labels;
    let fields = view! {
        {typed.summary(&labels)}
        <Hidden name="id" value=found.line.id.to_string()/>
        {typed.field(what.0, what.1).required(true).hint(td_string!(locale, ministry_audit.document_hint)).line("", 48)}
        {typed.field(on.0, on.1).required(true).day(Some(day_in_japan(found.now)))}
        {typed.field(reader.0, reader.1).required(true).choose("", auditors(found))}
        {typed.field(by.0, by.1).required(true).choose("", people(found))}
        <div class="button-row"><Button>{td_string!(locale, ministry_audit.show_now)}</Button></div>
    };
    section(td_string!(locale, ministry_audit.show), Show::PATH, fields.into_any())
}

/// `/ministry-audit/{id}/leave`: `row` of the address names the entry.
#[component]
pub fn LeavePage() -> impl IntoView {
    let (id, row) = (named::<MinistryAuditId>("id"), queried("row"));
    let title = td_string!(locale(), ministry_audit.leave);
    page(
        title,
        move |visit| async move {
            let found = service::ministry_audit::visit(&visit.ctx, id?).await?;
            let inside = found.entries.iter().filter(|line| line.left_at.is_none());
            let line = inside.clone().find(|line| row.is_empty() || line.id.to_string() == row).cloned();
            match line {
                Some(line) if found.admits => Ok((found, line)),
                Some(_) | None => Err(Refusal::NotFound.into()),
            }
        },
        move |seen, (found, line)| {
            let body = leaving(&seen, &found, &line);
            frame(&seen, title, &found.line, body)
        },
    )
}

fn leaving(seen: &Seen, found: &VisitRecord, line: &EntryLine) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "leave"));
    let labels = [
        ("left_on", td_string!(locale, ministry_audit.left_on)),
        ("left_at", td_string!(locale, ministry_audit.left_at)),
    ];
    let [on, at] = labels;
    let back = (format!("{}/visit", address(found.line.id)), td_string!(locale, ministry_audit.back_to_visit));
    let fields = view! {
        <Hidden name="id" value=found.line.id.to_string()/>
        <Hidden name="row" value=line.id.to_string()/>
        <Hidden name="revision" value=line.revision.to_string()/>
        {typed.field(on.0, on.1).required(true).day(Some(day_in_japan(line.entered_at)))}
        {typed.field(at.0, at.1).required(true).hint(td_string!(locale, ministry_audit.clock_hint)).line(&clock(found), 6)}
        {buttons(td_string!(locale, ministry_audit.leave_now), back)}
    };
    view! {
        {typed.summary(&labels)}
        <div class="stack narrow">
            <DescriptionList facts=about(locale, line)/>
            <PostForm action=Leave::PATH class="stack">{fields}</PostForm>
        </div>
    }
    .into_any()
}

fn about(locale: Locale, line: &EntryLine) -> Vec<Fact> {
    vec![
        Fact::typed(td_string!(locale, ministry_audit.auditor), line.auditor.clone()),
        Fact::typed(td_string!(locale, ministry_audit.facility), line.facility.clone()),
        Fact::new(td_string!(locale, ministry_audit.inside_at), crate::day::moment(locale, line.entered_at)),
    ]
}
