//! The sheet (確認票): the subcontractor answers it, one question a page or a section a page; the upstream reviews it.

pub mod api;
mod check;
mod question;
mod receipt;
pub mod review;
mod section;
mod single;
mod task_list;
mod whole;
pub mod workbook;

pub use check::CheckPage;
pub(crate) use question::said;
pub use receipt::ReceiptPage;
pub use section::SectionPage;
pub use single::ItemPage;
pub use task_list::TaskListPage;
pub use whole::WholePage;

use crate::i18n::{Locale, td_string};
use crate::island::AutosaveWords;
use crate::ui::{Breadcrumb, StatusChip};
use crate::words;
use crate::work::sheet_tone;
use domain::checklist::{Content, Item, Section};
use domain::confirmation::view::Sheet;
use domain::id::ConfirmationId;
use domain::permission::{Action, Standing};
use leptos::prelude::*;

/// Name of the form that answers an item: what was typed is remembered under it.
pub(crate) fn form(item: &str) -> String {
    format!("answer-{item}")
}

/// Where a saved answer leads.
struct Place;

impl Place {
    /// By the button that was pressed: the next question, the section, or the same question.
    fn after(id: ConfirmationId, item: &str, then: &str) -> String {
        match then.split_once(':') {
            Some(("next", next)) => format!("/confirmation/{id}/item/{next}"),
            Some(("section", section)) => format!("/confirmation/{id}/section/{section}#q-{item}"),
            Some(_) | None if then == "list" => format!("/confirmation/{id}"),
            Some(_) | None => format!("/confirmation/{id}/item/{item}"),
        }
    }
}

/// Whether the reader writes answers here and now.
fn answers(sheet: &Sheet) -> bool {
    matches!(sheet.standing, Standing::Downstream | Standing::Contributor)
        && sheet.status.is_answerable()
        && sheet.may.contains(&Action::Answer)
}

fn item_question(locale: Locale, item: &Item) -> String {
    match locale {
        Locale::ja => item.question_ja.clone(),
        Locale::en => item.question_en.clone(),
    }
}

pub(crate) fn section_title(locale: Locale, section: &Section) -> String {
    match locale {
        Locale::ja => section.title_ja.clone(),
        Locale::en => section.title_en.clone(),
    }
}

/// Position of an item in the whole checklist, from 1.
pub(crate) fn position(content: &Content, key: &str) -> usize {
    content.items().position(|item| item.key == key).map_or(0, |at| at + 1)
}

/// The way here and the head that all pages of a sheet share.
pub(crate) fn head(locale: Locale, sheet: &Sheet, here: Option<String>) -> impl IntoView + use<> {
    let title = td_string!(locale, confirmation.title);
    let mut links = vec![("/".to_owned(), td_string!(locale, shell.work).to_owned())];
    if sheet.standing != Standing::Contributor {
        links.push((format!("/engagement/{}", sheet.engagement), sheet.number.clone()));
    }
    let here = match here {
        Some(here) => {
            links.push((format!("/confirmation/{}", sheet.id), title.to_owned()));
            here
        }
        None => title.to_owned(),
    };
    let (tone, status) = (sheet_tone(sheet.status), words::confirmation_status(locale, sheet.status));
    view! {
        <Breadcrumb links=links here=here/>
        <p class="reference">{sheet.number.clone()} " " <StatusChip tone=tone text=status/></p>
    }
}

/// What the autosaving of a page says.
fn autosave_words(locale: Locale, sheet: &Sheet) -> AutosaveWords {
    AutosaveWords {
        reader: sheet.reader.to_string(),
        saving: td_string!(locale, confirmation.saving).to_owned(),
        saved: td_string!(locale, confirmation.saved).to_owned(),
        failed: td_string!(locale, confirmation.save_failed).to_owned(),
        signed_out: td_string!(locale, confirmation.save_signed_out).to_owned(),
        sign_in: td_string!(locale, confirmation.save_sign_in).to_owned(),
        refused: td_string!(locale, confirmation.save_refused).to_owned(),
        conflict: td_string!(locale, confirmation.save_conflict).to_owned(),
        waiting: td_string!(locale, confirmation.save_waiting).to_owned(),
        open: td_string!(locale, confirmation.save_open).to_owned(),
    }
}
