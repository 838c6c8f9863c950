//! The workbook (記入用ブック): out, filled in elsewhere, and back; and the merge (照合) before anything is written.

pub mod api;
pub(crate) mod cells;
mod files;
mod merge;
mod take;

pub use files::Matched;
pub use merge::MergePage;

use crate::day;
use crate::i18n::{Locale, td_string};
use crate::page::{Seen, named, page};
use crate::ui::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, DataTable, ErrorSummary, FileInput, FormField, Header,
    LinkButton, PostForm, StatusChip, Term, Tone,
};
use crate::visit::locale;
use axum::http::request::Parts;
use domain::id::ConfirmationId;
use domain::merge::MergeStatus;
use domain::merge::view::{MergeLine, MergeSheet, WorkbookPage as Workbooks};
use leptos::prelude::*;
use std::fmt::Display;

/// What was found in the file that was sent; the handler puts it into the request. Nothing was written.
#[derive(Clone, Debug)]
pub enum Found {
    /// No file came.
    NoFile,
    /// The file is not taken: why, as a sentence.
    Refused(String),
    /// Cells that are to be put right, as sentences.
    Cells(Vec<String>),
}

/// `/confirmation/:id/workbook`, before and after a file was sent.
#[component]
pub fn WorkbookPage() -> impl IntoView {
    let (locale, id) = (locale(), named::<ConfirmationId>("id"));
    let found = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Found>().cloned());
    page(
        td_string!(locale, workbook.page_title),
        |visit| async move { service::workbook::page(&visit.ctx, id?).await },
        move |seen, page| draw(&seen, &page, found),
    )
}

/// The way here, shared with the page of a merge.
fn trail(locale: Locale, sheet: &MergeSheet, merge: bool) -> Vec<(String, String)> {
    let mut links = vec![
        ("/".to_owned(), td_string!(locale, shell.work).to_owned()),
        (format!("/engagement/{}", sheet.engagement), sheet.number.clone()),
        (format!("/confirmation/{}", sheet.id), td_string!(locale, confirmation.title).to_owned()),
    ];
    if merge {
        let title = td_string!(locale, workbook.page_title);
        links.push((format!("/confirmation/{}/workbook", sheet.id), title.to_owned()));
    }
    links
}

fn draw(seen: &Seen, page: &Workbooks, found: Option<Found>) -> AnyView {
    let (locale, sheet) = (seen.locale, &page.sheet);
    let (wrong, problems) = found.map_or((None, None), |found| found.told(locale));
    let summary: Vec<_> = wrong.iter().map(|text| ("#file".to_owned(), text.clone())).collect();
    let at = format!("/confirmation/{}/workbook", sheet.id);
    let copy = format!("/confirmation/{}/workbook.xlsx", sheet.id);
    let title = td_string!(locale, workbook.page_title);
    view! {
        <div class="stack">
            <Breadcrumb links=trail(locale, sheet, false) here=title/>
            <p class="reference">{sheet.number.clone()}</p>
            <ErrorSummary items=summary/>
            <h1><Term ja="記入用ブック" en=title/></h1>
            {problems}
            {if sheet.answers {
                view! { {out(locale, &at, td_string!(locale, workbook.page_out_text))} {back(locale, &at, wrong)} }.into_any()
            } else {
                view! { <Banner kind=BannerKind::Info title=td_string!(locale, workbook.page_over)/> }.into_any()
            }}
            <section class="stack narrow">
                <h2>{td_string!(locale, workbook.page_copy)}</h2>
                <p>{td_string!(locale, workbook.page_copy_text)}</p>
                <div class="button-row"><LinkButton href=copy kind=ButtonKind::Text>{td_string!(locale, workbook.page_copy_do)}</LinkButton></div>
            </section>
            {brought(locale, &at, &page.merges)}
        </div>
    }
    .into_any()
}

/// First: take it home. `at` is the page of the workbook, `text` what it holds.
pub(crate) fn out(locale: Locale, at: &str, text: &'static str) -> AnyView {
    let action = format!("{at}/download");
    view! {
        <section class="stack narrow">
            <h2>{td_string!(locale, workbook.page_out)}</h2>
            <p>{text}</p>
            <PostForm action=action>
                <Button kind=ButtonKind::Outline>{td_string!(locale, workbook.page_out_do)}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}

/// Then: bring it back; it is only looked at.
pub(crate) fn back(locale: Locale, at: &str, wrong: Option<String>) -> AnyView {
    let action = at.to_owned();
    view! {
        <section class="stack narrow">
            <h2>{td_string!(locale, workbook.page_back)}</h2>
            <p>{td_string!(locale, workbook.page_back_text)}</p>
            <PostForm action=action multipart=true class="stack">
                <FormField id="file" label=td_string!(locale, workbook.page_file) required=true hint=td_string!(locale, workbook.page_file_hint) error=wrong>
                    <FileInput name="file" accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>
                </FormField>
                <Button>{td_string!(locale, workbook.page_back_do)}</Button>
            </PostForm>
        </section>
    }
    .into_any()
}

impl Found {
    /// Why nothing of the file was taken, in one sentence; and the cells that are to be put right.
    pub(crate) fn told(self, locale: Locale) -> (Option<String>, Option<AnyView>) {
        match self {
            Self::NoFile => (Some(td_string!(locale, refusal.fault_file_missing).to_owned()), None),
            Self::Refused(why) => (Some(why), None),
            Self::Cells(cells) => (None, Some(to_put_right(locale, cells))),
        }
    }
}

fn to_put_right(locale: Locale, cells: Vec<String>) -> AnyView {
    let title = td_string!(locale, workbook.page_cells, count = cells.len()).to_string();
    let cells = cells.into_iter().map(|cell| view! { <li>{cell}</li> }).collect_view();
    view! {
        <Banner kind=BannerKind::Error title=title>
            <p>{td_string!(locale, workbook.page_cells_text)}</p>
            <ul class="checklist-problems">{cells}</ul>
        </Banner>
    }
    .into_any()
}

/// What was brought back so far.
pub(crate) fn brought<I: Display>(locale: Locale, at: &str, merges: &[MergeLine<I>]) -> Option<AnyView> {
    let rows: Vec<Vec<AnyView>> = merges
        .iter()
        .map(|line| {
            let href = format!("{at}/{}", line.id);
            let name = line.file_name.clone();
            vec![
                view! { <a class="as-typed" href=href>{name}</a> }.into_any(),
                day::moment(locale, line.read_at).into_any(),
                view! { <span class="as-typed">{line.read_by.clone()}</span> }.into_any(),
                chip(locale, line.status),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let headers = vec![
            Header::new(td_string!(locale, workbook.page_name)),
            Header::new(td_string!(locale, workbook.page_read_at)).fit(),
            Header::new(td_string!(locale, workbook.page_read_by)),
            Header::new(td_string!(locale, workbook.page_status)).fit(),
        ];
        view! { <DataTable caption=td_string!(locale, workbook.page_brought) headers=headers rows=rows empty=""/> }
            .into_any()
    })
}

/// The state of a merge.
pub(crate) fn chip(locale: Locale, status: MergeStatus) -> AnyView {
    let (tone, text) = match status {
        MergeStatus::Open => (Tone::Waiting, td_string!(locale, workbook.merge_status_open)),
        MergeStatus::Applied => (Tone::Success, td_string!(locale, workbook.merge_status_applied)),
        MergeStatus::Undone => (Tone::Plain, td_string!(locale, workbook.merge_status_undone)),
    };
    view! { <StatusChip tone=tone text=text/> }.into_any()
}
