//! The cells of a merge as tables, one for each way in which the three texts stand to each other.

use super::api::FORM;
use crate::confirmation::question::said;
use crate::confirmation::{item_question, position};
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Choice, ChoiceLayout, DataTable, Header, Radios};
use domain::checklist::Item;
use domain::merge::view::MergePage;
use domain::merge::{Keep, MergeCell, MergeKind, takes_file};
use domain::workbook::Field;
use leptos::prelude::*;

/// Conflicts up to which one chooses for each.
pub(crate) const FEW: usize = 3;

/// The cells of one kind, in the order of the checklist.
pub(super) fn of(page: &MergePage, kind: MergeKind) -> Vec<&MergeCell> {
    page.cells.iter().filter(|cell| cell.kind == kind).collect()
}

/// Three texts beside each other.
pub(super) fn table(locale: Locale, page: &MergePage, kind: MergeKind, caption: String) -> Option<AnyView> {
    let kept = page.done.as_ref().filter(|_| kind == MergeKind::Conflict);
    let rows: Vec<_> = of(page, kind)
        .into_iter()
        .filter_map(|cell| {
            let mut row = row(locale, page, cell)?;
            row.extend(kept.map(|done| kept_of(locale, takes_file(cell, &done.choices))));
            Some(row)
        })
        .collect();
    let mut headers = headers(locale, page.done.is_some());
    headers.extend(kept.map(|_| Header::new(td_string!(locale, workbook.merge_kept))));
    (!rows.is_empty())
        .then(|| view! { <DataTable caption=caption headers=headers rows=rows empty="" dense=true/> }.into_any())
}

/// As [`table`], and beside each cell the choice: file or portal.
pub(super) fn choices(seen: &Seen, page: &MergePage, caption: String) -> Option<AnyView> {
    let locale = seen.locale;
    let rows: Vec<_> = of(page, MergeKind::Conflict)
        .into_iter()
        .filter_map(|cell| {
            let mut row = row(locale, page, cell)?;
            row.push(choice(seen, page, cell));
            Some(row)
        })
        .collect();
    let mut headers = headers(locale, false);
    headers.push(Header::new(td_string!(locale, workbook.merge_keep)));
    (!rows.is_empty())
        .then(|| view! { <DataTable caption=caption headers=headers rows=rows empty="" dense=true/> }.into_any())
}

/// Of an item and one of its cells, for people.
pub(super) fn name(locale: Locale, page: &MergePage, cell: &str) -> String {
    let (field, item) = cell.split_once(':').unwrap_or(("", cell));
    let field = Field::from_code(field).map(|field| label(locale, field)).unwrap_or_default();
    format!("{}. {field}", position(&page.content, item))
}

/// Id of the first radio of a cell.
pub(super) fn anchor(cell: &str) -> String {
    format!("choice-{}", cell.replace(':', "-"))
}

pub(crate) fn headers(locale: Locale, done: bool) -> Vec<Header> {
    let portal =
        if done { td_string!(locale, workbook.merge_portal_before) } else { td_string!(locale, workbook.merge_portal) };
    vec![
        Header::new(td_string!(locale, workbook.merge_item)),
        Header::new(td_string!(locale, workbook.merge_base)),
        Header::new(td_string!(locale, workbook.merge_file)),
        Header::new(portal),
    ]
}

fn row(locale: Locale, page: &MergePage, cell: &MergeCell) -> Option<Vec<AnyView>> {
    let item = page.content.item(&cell.item)?;
    let (question, address) = (item_question(locale, item), cell.cell.clone());
    let text = |text: &str| text_of(locale, item, cell.field, text);
    let head = view! {
        <span class="small">{question}</span>
        <br/>
        <strong>{name(locale, page, &cell.name())}</strong>
        {(!address.is_empty()).then(|| view! { <span class="small quiet">" " {address}</span> })}
    };
    Some(vec![head.into_any(), text(&cell.base), text(&cell.file), text(&cell.portal)])
}

fn text_of(locale: Locale, item: &Item, field: Field, text: &str) -> AnyView {
    let text = match field {
        Field::Value => said(locale, item, text),
        Field::Remark => text.to_owned(),
    };
    if text.is_empty() {
        return view! { <span class="quiet">{td_string!(locale, workbook.merge_empty)}</span> }.into_any();
    }
    view! { <span class="as-typed">{text}</span> }.into_any()
}

pub(crate) fn kept_of(locale: Locale, file: bool) -> AnyView {
    let text = if file {
        td_string!(locale, workbook.merge_keep_file)
    } else {
        td_string!(locale, workbook.merge_keep_portal)
    };
    view! { <strong>{text}</strong> }.into_any()
}

/// For the cells that nobody chose for; only where they are many.
pub(super) fn rest(seen: &Seen, page: &MergePage) -> Option<AnyView> {
    let locale = seen.locale;
    (of(page, MergeKind::Conflict).len() > FEW).then(|| {
        let legend = td_string!(locale, workbook.merge_rest);
        let selected = seen.memory.value(FORM, "rest", "");
        view! {
            <Radios id="rest" name="rest" legend=legend choices=keeps(locale) selected=selected layout=ChoiceLayout::Row/>
        }
        .into_any()
    })
}

pub(crate) fn keeps(locale: Locale) -> Vec<Choice> {
    vec![
        Choice::new(Keep::File.code(), td_string!(locale, workbook.merge_keep_file)),
        Choice::new(Keep::Portal.code(), td_string!(locale, workbook.merge_keep_portal)),
    ]
}

fn choice(seen: &Seen, page: &MergePage, cell: &MergeCell) -> AnyView {
    let (locale, name) = (seen.locale, cell.name());
    let legend = format!("{} {}", self::name(locale, page, &name), td_string!(locale, workbook.merge_keep));
    let (error, selected) = (seen.memory.fault(locale, FORM, &name), seen.memory.value(FORM, &name, ""));
    view! {
        <Radios
            id=anchor(&name)
            name=format!("choice[{name}]")
            legend=legend
            legend_hidden=true
            choices=keeps(locale)
            selected=selected
            error=error
        />
    }
    .into_any()
}

fn label(locale: Locale, field: Field) -> &'static str {
    match field {
        Field::Value => td_string!(locale, confirmation.answer),
        Field::Remark => td_string!(locale, confirmation.remark),
    }
}
