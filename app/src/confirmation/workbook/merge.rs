use super::files::{Matched, files};
use super::{cells, chip, take, trail};
use crate::confirmation::position;
use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{Banner, BannerKind, Breadcrumb, DescriptionList, Details, ErrorSummary, Fact, PrintHeader, Term};
use crate::visit::locale;
use axum::http::request::Parts;
use domain::id::{ConfirmationId, MergeId};
use domain::merge::MergeKind;
use domain::merge::view::MergePage as Merge;
use leptos::prelude::*;

/// `/confirmation/:id/workbook/:merge`: what the file would change, what was changed since it was downloaded, and where both
/// did; then what became of it.
#[component]
pub fn MergePage() -> impl IntoView {
    let (locale, id, merge) = (locale(), named::<ConfirmationId>("id"), named::<MergeId>("merge"));
    let matched = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Matched>().cloned());
    page(
        td_string!(locale, workbook.merge_title),
        |visit| async move { service::workbook::merge_page(&visit.ctx, id?, merge?).await },
        move |seen, page| draw(&seen, &page, matched),
    )
}

fn draw(seen: &Seen, page: &Merge, matched: Option<Matched>) -> AnyView {
    let (locale, title) = (seen.locale, td_string!(seen.locale, workbook.merge_title));
    let summary: Vec<(String, String)> = seen
        .memory
        .faults(super::api::FORM)
        .into_iter()
        .map(|(cell, fault)| {
            let text = format!("{} – {}", cells::name(locale, page, &cell), crate::words::fault(locale, fault));
            (format!("#{}", cells::anchor(&cell)), text)
        })
        .collect();
    view! {
        <div class="stack">
            <PrintHeader title=title reference=page.sheet.number.clone()/>
            <Breadcrumb links=trail(locale, &page.sheet, true) here=title/>
            <p class="reference">{page.sheet.number.clone()} " " {chip(locale, page.status)}</p>
            <ErrorSummary items=summary/>
            <h1><Term ja="照合" en=title/></h1>
            {facts(locale, page)}
            {earlier(locale, page)}
            {take::what_next(seen, page)}
            {files(seen, page, matched)}
            {left_alone(locale, page)}
        </div>
    }
    .into_any()
}

fn facts(locale: Locale, page: &Merge) -> impl IntoView + use<> {
    let facts = vec![
        Fact::typed(td_string!(locale, workbook.page_name), page.file_name.clone()),
        Fact::typed(td_string!(locale, workbook.merge_downloaded), day::moment(locale, page.downloaded_at)),
        Fact::typed(td_string!(locale, workbook.page_read_at), day::moment(locale, page.read_at)),
    ];
    view! { <DescriptionList facts=facts dense=true/> }
}

/// Where the file is of an earlier sheet of the case: what is taken from it, and what is not.
fn earlier(locale: Locale, page: &Merge) -> Option<AnyView> {
    let earlier = page.brought.earlier.as_ref()?;
    let title = td_string!(locale, workbook.earlier, ordinal = earlier.ordinal).to_string();
    let comma = td_string!(locale, ui.comma);
    let items: Vec<String> = earlier.changed.keys().map(|key| position(&page.content, key).to_string()).collect();
    let reworded = (!items.is_empty()).then(|| {
        let text = td_string!(locale, workbook.earlier_reworded, items = items.join(comma)).to_string();
        view! { <p>{text}</p> }
    });
    let left = earlier.left.iter().map(|change| {
        view! { <li><span class="reference">{change.cell.clone()}</span> " " <span class="as-typed">{change.to.clone()}</span></li> }
    });
    let left: Vec<_> = left.collect();
    let left = (!left.is_empty()).then(|| view! { <p>{td_string!(locale, workbook.earlier_left)}</p> <ul>{left}</ul> });
    let view = view! {
        <Banner kind=BannerKind::Warning title=title>
            <p>{td_string!(locale, workbook.earlier_text)}</p>
            {reworded}
            {left}
        </Banner>
    };
    Some(view.into_any())
}

/// What of the file or of the portal is not touched, and why.
fn left_alone(locale: Locale, page: &Merge) -> AnyView {
    let count = |kind| cells::of(page, kind).len();
    let group = |kind, summary: String, open| {
        cells::table(locale, page, kind, summary.clone())
            .map(|table| view! { <Details summary=summary open=open>{table}</Details> }.into_any())
    };
    let frozen = td_string!(locale, workbook.merge_frozen, count = count(MergeKind::Frozen)).to_string();
    let portal = td_string!(locale, workbook.merge_portal_only, count = count(MergeKind::Portal)).to_string();
    let same = td_string!(locale, workbook.merge_same, count = count(MergeKind::Same)).to_string();
    let items: Vec<String> = page.brought.absent.iter().map(|key| position(&page.content, key).to_string()).collect();
    let absent = (!items.is_empty()).then(|| {
        let text = td_string!(locale, workbook.merge_absent, items = items.join(td_string!(locale, ui.comma)));
        view! { <p>{text.to_string()}</p> }
    });
    let strays = (!page.brought.strays.is_empty()).then(|| {
        let cells = page.brought.strays.join(td_string!(locale, ui.comma));
        let text = td_string!(locale, workbook.merge_strays, cells = cells);
        view! { <p>{text.to_string()}</p> }
    });
    let unchanged = 2 * page.content.items().count() - page.cells.len();
    view! {
        {group(MergeKind::Frozen, frozen, true)}
        {group(MergeKind::Portal, portal, false)}
        {group(MergeKind::Same, same, false)}
        {absent}
        {strays}
        <p class="quiet">{td_string!(locale, workbook.merge_unchanged, count = unchanged).to_string()}</p>
    }
    .into_any()
}
