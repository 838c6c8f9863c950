//! Checklists: the versions, what each asks, and the import of a workbook.

use crate::i18n::Locale;

/// A text of a checklist in the language of the page.
#[must_use]
pub fn said(locale: Locale, ja: &str, en: &str) -> String {
    match locale {
        Locale::en if !en.is_empty() => en.to_owned(),
        Locale::en | Locale::ja => ja.to_owned(),
    }
}
