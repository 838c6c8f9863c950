//! The register of agreements as a file for a spreadsheet.

pub use super::list::Asked;
use super::list::{heads, texts};
use crate::csv;
use crate::i18n::Locale;
use domain::agreement::view::AgreementLine;

/// What the list shows, all pages of it, as CSV for a spreadsheet.
#[must_use]
pub fn file(locale: Locale, asked: &Asked, lines: &[AgreementLine]) -> String {
    csv::file(heads(locale), lines.iter().filter(|found| asked.takes(found)).map(|found| texts(locale, found)))
}
