//! The record of a visit: admissions, the log of entries, documents shown. Printed it is the company's record (A4).

use super::visit_form::{admitting, entering, showing};
use super::{address, frame, span, typed};
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::typed::Typed;
use crate::ui::{DataTable, DescriptionList, Fact, Header, PrintHeader, StatusChip, Tone};
use crate::visit::locale;
use domain::id::MinistryAuditId;
use domain::ministry_audit::view::{EntryLine, VisitRecord};
use leptos::prelude::*;

/// `/ministry-audit/{id}/visit` (14-2), for both sides.
#[component]
pub fn VisitPage() -> impl IntoView {
    let id = named::<MinistryAuditId>("id");
    let title = td_string!(locale(), ministry_audit.visit);
    page(
        title,
        |visit| async move { service::ministry_audit::visit(&visit.ctx, id?).await },
        move |seen, found| {
            let body = draw(&seen, title, &found);
            frame(&seen, title, &found.line, body)
        },
    )
}

fn draw(seen: &Seen, title: &'static str, found: &VisitRecord) -> AnyView {
    let locale = seen.locale;
    let refused = Typed::of(seen, "leave").summary(&[]);
    let coming: Vec<String> = found.auditors.iter().map(|who| format!("{}（{}）", who.name, who.post)).collect();
    let facts = vec![
        Fact::new(td_string!(locale, ministry_audit.contract), found.line.contract.clone()),
        Fact::typed(td_string!(locale, ministry_audit.request_number), found.line.request_number.clone()),
        Fact::new(td_string!(locale, ministry_audit.days), span(locale, found.line.days)),
        Fact::typed(td_string!(locale, ministry_audit.auditors), coming.join("\n")),
    ];
    let file = format!("/ministry-audit.csv?id={}", found.line.id);
    view! {
        <PrintHeader title=title reference=found.line.number.clone()/>
        {refused}
        <div class="stack">
            <p class="no-print">{td_string!(locale, ministry_audit.visit_about)}</p>
            <DescriptionList facts=facts dense=true/>
            {admissions(locale, found)}
            {found.admits.then(|| admitting(seen, found))}
            {entries(locale, found)}
            {(found.admits && !found.admissions.is_empty()).then(|| entering(seen, found))}
            {documents(locale, found)}
            {found.shows.then(|| showing(seen, found))}
            <p class="no-print"><a href=file download="">{td_string!(locale, ministry_audit.export)}</a></p>
            <p class="quiet no-print">{td_string!(locale, ministry_audit.print_hint)}</p>
        </div>
    }
    .into_any()
}

fn table(title: &'static str, headers: Vec<Header>, rows: Vec<Vec<AnyView>>, empty: &'static str) -> AnyView {
    view! {
        <h2>{title}</h2>
        <DataTable caption=title caption_hidden=true headers=headers rows=rows empty=empty/>
    }
    .into_any()
}

fn admissions(locale: Locale, found: &VisitRecord) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, ministry_audit.auditor)),
        Header::new(td_string!(locale, ministry_audit.facility)),
        Header::new(td_string!(locale, ministry_audit.approved_by)),
        Header::new(td_string!(locale, ministry_audit.approved_at)).fit(),
    ];
    let rows = found.admissions.iter().map(|line| {
        let at = day::moment(locale, line.approved_at).into_any();
        vec![typed(&line.auditor), typed(&line.facility), typed(&line.approved_by), at]
    });
    let title = td_string!(locale, ministry_audit.admissions);
    table(title, headers, rows.collect(), td_string!(locale, ministry_audit.no_admissions))
}

fn entries(locale: Locale, found: &VisitRecord) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, ministry_audit.auditor)),
        Header::new(td_string!(locale, ministry_audit.facility)),
        Header::new(td_string!(locale, ministry_audit.inside_at)).fit(),
        Header::new(td_string!(locale, ministry_audit.outside_at)).fit(),
        Header::new(td_string!(locale, ministry_audit.escort)),
    ];
    let rows = found.entries.iter().map(|line| {
        vec![
            typed(&line.auditor),
            typed(&line.facility),
            day::moment(locale, line.entered_at).into_any(),
            out(locale, found, line),
            typed(&line.escort),
        ]
    });
    let title = td_string!(locale, ministry_audit.entries);
    table(title, headers, rows.collect(), td_string!(locale, ministry_audit.no_entries))
}

/// When they left, or the way to record it.
fn out(locale: Locale, found: &VisitRecord, line: &EntryLine) -> AnyView {
    if let Some(at) = line.left_at {
        return day::moment(locale, at).into_any();
    }
    let href = format!("{}/leave?row={}", address(found.line.id), line.id);
    let way = found.admits.then(|| {
        view! { <p class="no-print"><a href=href>{td_string!(locale, ministry_audit.leave)}</a></p> }
    });
    let text = td_string!(locale, ministry_audit.still_inside);
    view! { <StatusChip tone=Tone::Active text=text/> {way} }.into_any()
}

fn documents(locale: Locale, found: &VisitRecord) -> AnyView {
    let headers = vec![
        Header::new(td_string!(locale, ministry_audit.document)),
        Header::new(td_string!(locale, ministry_audit.shown_on)).fit(),
        Header::new(td_string!(locale, ministry_audit.reader)),
        Header::new(td_string!(locale, ministry_audit.shown_by)),
    ];
    let rows = found.shown.iter().map(|line| {
        let on = day::day(locale, line.shown_on).into_any();
        vec![typed(&line.what), on, typed(&line.reader), typed(&line.shown_by)]
    });
    let title = td_string!(locale, ministry_audit.documents);
    table(title, headers, rows.collect(), td_string!(locale, ministry_audit.no_documents))
}
