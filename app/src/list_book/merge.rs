use super::{at, cells, heading_of, take, title, trail};
use crate::confirmation::workbook::chip;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page, parameter};
use crate::ui::{Banner, BannerKind, Breadcrumb, DescriptionList, Details, ErrorSummary, Fact, PrintHeader};
use crate::visit::locale;
use domain::id::ListMergeId;
use domain::list_book::view::ListMergePage;
use domain::list_book::{ListSubject, Matter};
use domain::merge::MergeKind;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// `/risk-assessment/:id/workbook/:merge`: what the file would change, what was changed since it was downloaded, and where both did;
/// then what became of it.
#[component]
pub fn RisksMergePage() -> impl IntoView {
    merge(ListSubject::RiskAssessment)
}

/// `/audit/:id/workbook/:merge`: the same of a working paper.
#[component]
pub fn PaperMergePage() -> impl IntoView {
    merge(ListSubject::Audit)
}

fn merge(subject: ListSubject) -> AnyView {
    let (matter, merge) = (Matter::new(subject, &parameter("id")), named::<ListMergeId>("merge"));
    page(
        td_string!(locale(), workbook.merge_title),
        move |visit| async move { service::list_book::merge_page(&visit.ctx, matter?, merge?).await },
        move |seen, page| draw(&seen, &page),
    )
}

fn draw(seen: &Seen, page: &ListMergePage) -> AnyView {
    let (locale, here) = (seen.locale, td_string!(seen.locale, workbook.merge_title));
    let print = title(locale, page.matter.of.subject);
    let summary = seen.memory.faults(super::api::FORM).into_iter().map(|(cell, fault)| {
        let text = format!("{} – {}", cells::name(locale, page, &cell), crate::words::fault(locale, fault));
        (format!("#{}", cells::anchor(page, &cell)), text)
    });
    let summary: Vec<(String, String)> = summary.collect();
    view! {
        <div class="stack">
            <PrintHeader title=print reference=page.matter.number.clone()/>
            <Breadcrumb links=trail(locale, &page.matter, true) here=here/>
            <p class="reference">{page.matter.number.clone()} " " {chip(locale, page.status)}</p>
            <ErrorSummary items=summary/>
            {heading_of(locale, page.matter.of.subject)}
            {facts(locale, page)}
            {undecided(locale, page)}
            {take::what_next(seen, page)}
            {left_alone(locale, page)}
        </div>
    }
    .into_any()
}

/// The rows of one kind of cell.
fn rows(page: &ListMergePage, kind: MergeKind) -> BTreeSet<&String> {
    cells::of(page, kind).into_iter().map(|cell| &cell.item).collect()
}

fn facts(locale: Locale, page: &ListMergePage) -> impl IntoView + use<> {
    let (conflicts, changed) = (rows(page, MergeKind::Conflict), rows(page, MergeKind::File));
    // A row in which somebody must choose is told as such, whatever else changed in it.
    let changed = changed.difference(&conflicts).count();
    let unchanged = page.brought.lines.len().saturating_sub(changed + conflicts.len());
    let count = |count: usize| td_string!(locale, list_book.rows, count = count).to_string();
    let facts = vec![
        Fact::typed(td_string!(locale, workbook.page_name), page.file_name.clone()),
        Fact::new(td_string!(locale, workbook.merge_downloaded), day::moment(locale, page.downloaded_at)),
        Fact::new(td_string!(locale, workbook.page_read_at), day::moment(locale, page.read_at)),
        Fact::new(td_string!(locale, list_book.count_new), count(page.fresh.new.len())),
        Fact::new(td_string!(locale, list_book.count_changed), count(changed)),
        Fact::new(td_string!(locale, list_book.count_conflicts), count(conflicts.len())),
        Fact::new(td_string!(locale, list_book.count_unchanged), count(unchanged)),
    ];
    view! { <DescriptionList facts=facts dense=true/> }
}

/// Decisions by name that are of what a row says now, and end with it.
fn undecided(locale: Locale, page: &ListMergePage) -> Option<AnyView> {
    let rows = named_rows(locale, page, &page.undecided)?;
    let title = td_string!(locale, list_book.undecided, rows = rows).to_string();
    Some(view! { <Banner kind=BannerKind::Warning title=title/> }.into_any())
}

fn named_rows(locale: Locale, page: &ListMergePage, keys: &[String]) -> Option<String> {
    let names: Vec<String> = keys.iter().map(|key| cells::number(page, key)).collect();
    (!names.is_empty()).then(|| names.join(td_string!(locale, ui.comma)))
}

/// What of the file or of the portal is not touched, and why.
fn left_alone(locale: Locale, page: &ListMergePage) -> AnyView {
    let count = |kind| cells::of(page, kind).len();
    let group = |kind, summary: String, open| {
        cells::table(locale, page, kind, summary.clone())
            .map(|table| view! { <Details summary=summary open=open>{table}</Details> }.into_any())
    };
    let frozen = td_string!(locale, list_book.frozen, count = count(MergeKind::Frozen)).to_string();
    let portal = td_string!(locale, workbook.merge_portal_only, count = count(MergeKind::Portal)).to_string();
    let same = td_string!(locale, workbook.merge_same, count = count(MergeKind::Same)).to_string();
    let absent = named_rows(locale, page, &page.brought.absent)
        .map(|rows| td_string!(locale, list_book.absent, rows = rows).to_string());
    let there = page.fresh.there.iter().map(|(line, key)| {
        td_string!(locale, list_book.there, line = *line, number = cells::number(page, key)).to_string()
    });
    let strays = (!page.brought.strays.is_empty()).then(|| {
        let cells = page.brought.strays.join(td_string!(locale, ui.comma));
        td_string!(locale, list_book.strays, cells = cells).to_string()
    });
    let told: Vec<_> = there.chain(absent).chain(strays).map(|text| view! { <p>{text}</p> }).collect();
    let back = at(page.matter.of);
    view! {
        {group(MergeKind::Frozen, frozen, true)}
        {group(MergeKind::Portal, portal, false)}
        {group(MergeKind::Same, same, false)}
        {told}
        <p><a href=back>{td_string!(locale, list_book.again)}</a></p>
    }
    .into_any()
}
