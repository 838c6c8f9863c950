//! The cells of a merge as tables, one for each way in which the three texts stand to each other; and the rows that were added.

use super::api::FORM;
use super::heading;
use crate::confirmation::workbook::cells::{FEW, headers, keeps, kept_of};
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{ChoiceLayout, DataTable, Header, Radios};
use domain::list_book::view::ListMergePage;
use domain::list_book::{Added, Column};
use domain::merge::{MergeCell, MergeKind, takes_file};
use leptos::prelude::*;

type Cell = MergeCell<String>;

/// The cells of one kind, in the order of the list.
pub(super) fn of(page: &ListMergePage, kind: MergeKind) -> Vec<&Cell> {
    page.cells.iter().filter(|cell| cell.kind == kind).collect()
}

/// Three texts beside each other.
pub(super) fn table(locale: Locale, page: &ListMergePage, kind: MergeKind, caption: String) -> Option<AnyView> {
    let kept = page.done.as_ref().filter(|_| kind == MergeKind::Conflict);
    let rows = of(page, kind).into_iter().map(|cell| {
        let mut row = row(locale, page, cell);
        row.extend(kept.map(|done| kept_of(locale, takes_file(cell, &done.choices))));
        row
    });
    let rows: Vec<_> = rows.collect();
    let mut headers = headers(locale, page.done.is_some());
    headers.extend(kept.map(|_| Header::new(td_string!(locale, workbook.merge_kept))));
    draw(caption, headers, rows)
}

/// As [`table`], and beside each cell the choice: file or portal.
pub(super) fn choices(seen: &Seen, page: &ListMergePage, caption: String) -> Option<AnyView> {
    let locale = seen.locale;
    let rows = of(page, MergeKind::Conflict).into_iter().map(|cell| {
        let mut row = row(locale, page, cell);
        row.push(choice(seen, page, cell));
        row
    });
    let rows: Vec<_> = rows.collect();
    let mut headers = headers(locale, false);
    headers.push(Header::new(td_string!(locale, workbook.merge_keep)));
    draw(caption, headers, rows)
}

fn draw(caption: String, headers: Vec<Header>, rows: Vec<Vec<AnyView>>) -> Option<AnyView> {
    (!rows.is_empty())
        .then(|| view! { <DataTable caption=caption headers=headers rows=rows empty="" dense=true/> }.into_any())
}

/// What a record is called.
pub(super) fn number(page: &ListMergePage, key: &str) -> String {
    page.numbers.get(key).cloned().unwrap_or_default()
}

/// Of a row and one of its cells, for people: `cell` as in [`MergeCell::name`], of an added row with `+` and its line.
pub(super) fn name(locale: Locale, page: &ListMergePage, cell: &str) -> String {
    let (field, row) = cell.split_once(':').unwrap_or(("", cell));
    let heading = heading(locale, page.matter.of.subject, field);
    let row = match row.strip_prefix('+') {
        Some(line) => td_string!(locale, list_book.line, line = line.to_owned()).to_string(),
        None => number(page, row),
    };
    format!("{row} {heading}")
}

/// Id of a cell on the page; of a conflict that of its first radio.
pub(super) fn anchor(page: &ListMergePage, cell: &str) -> String {
    let (_, row) = cell.split_once(':').unwrap_or(("", cell));
    if let Some(line) = row.strip_prefix('+') {
        return format!("row-{line}");
    }
    let conflict = of(page, MergeKind::Conflict).into_iter().any(|it| it.name() == cell);
    let prefix = if conflict { "choice" } else { "cell" };
    format!("{prefix}-{}", cell.replace(':', "-"))
}

fn row(locale: Locale, page: &ListMergePage, cell: &Cell) -> Vec<AnyView> {
    let column = page.base.column(&cell.field);
    let text = |text: &str| text_of(locale, column, text);
    let (title, address, id) = (name(locale, page, &cell.name()), cell.cell.clone(), cell.name().replace(':', "-"));
    let head = view! {
        <strong id=format!("cell-{id}")>{title}</strong>
        {(!address.is_empty()).then(|| view! { <span class="small quiet">" " {address}</span> })}
    };
    vec![head.into_any(), text(&cell.base), text(&cell.file), text(&cell.portal)]
}

fn text_of(locale: Locale, column: Option<&Column>, text: &str) -> AnyView {
    let japanese = matches!(locale, Locale::ja);
    let text = column.map_or(text, |column| column.written(text, japanese)).to_owned();
    if text.is_empty() {
        return view! { <span class="quiet">{td_string!(locale, workbook.merge_empty)}</span> }.into_any();
    }
    view! { <span class="as-typed">{text}</span> }.into_any()
}

/// For the cells that nobody chose for; only where they are many.
pub(super) fn rest(seen: &Seen, page: &ListMergePage) -> Option<AnyView> {
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

fn choice(seen: &Seen, page: &ListMergePage, cell: &Cell) -> AnyView {
    let (locale, name) = (seen.locale, cell.name());
    let legend = format!("{} {}", self::name(locale, page, &name), td_string!(locale, workbook.merge_keep));
    let (error, selected) = (seen.memory.fault(locale, FORM, &name), seen.memory.value(FORM, &name, ""));
    view! {
        <Radios
            id=anchor(page, &name)
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

/// The rows that are added, each with everything that it says.
pub(super) fn added(locale: Locale, page: &ListMergePage, caption: String) -> Option<AnyView> {
    let headers =
        vec![Header::new(td_string!(locale, list_book.row)).fit(), Header::new(td_string!(locale, list_book.says))];
    let rows = page.fresh.new.iter().enumerate().map(|(at, added)| {
        let key = page.done.as_ref().and_then(|done| done.added.get(at));
        let line = td_string!(locale, list_book.line, line = added.line).to_string();
        let (id, called) = (format!("row-{}", added.line), key.map(|key| number(page, key)));
        let head = view! { <strong id=id>{line}</strong> {called.map(|called| view! { " → " {called} })} };
        vec![head.into_any(), says(locale, page, added)]
    });
    let rows = rows.collect();
    draw(caption, headers, rows)
}

fn says(locale: Locale, page: &ListMergePage, added: &Added) -> AnyView {
    let filled = page.base.filled().filter_map(|column| {
        let text = added.values.get(&column.code).filter(|text| !text.trim().is_empty())?;
        let heading = heading(locale, page.matter.of.subject, &column.code);
        let text = text_of(locale, Some(column), text);
        Some(view! { <li><span class="small quiet">{heading} " "</span> {text}</li> })
    });
    view! { <ul>{filled.collect_view()}</ul> }.into_any()
}
