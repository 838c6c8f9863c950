//! Checklists: the versions, what each asks, how they are written, and the import of a workbook.

mod difference;
mod draft;
mod import;
mod item;
mod list;
mod preview;

pub use draft::{
    BeginPage, DiscardPage, DraftDifferencePage, DraftItemPage, DraftPage, DraftPreviewPage, DraftSectionPage,
    OriginPage, PublishPage, TitlesPage,
};
pub use import::{Found, ImportPage};
pub use list::ChecklistsPage;
pub use preview::ChecklistPage;

use crate::i18n::{Locale, td_string};
use domain::checklist::view::VersionLine;
use domain::id::OrganisationId;

/// A text of a checklist in the language of the page.
#[must_use]
pub fn said(locale: Locale, ja: &str, en: &str) -> String {
    match locale {
        Locale::en if !en.is_empty() => en.to_owned(),
        Locale::en | Locale::ja => ja.to_owned(),
    }
}

/// Whose version it is.
fn owner(locale: Locale, line: &VersionLine, own: Option<OrganisationId>) -> &'static str {
    match line.owner {
        None => td_string!(locale, checklist.of_portal),
        Some(owner) if Some(owner) == own => td_string!(locale, checklist.own),
        Some(_) => td_string!(locale, checklist.of_ministry),
    }
}
