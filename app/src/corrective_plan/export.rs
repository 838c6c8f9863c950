//! The register of corrective plans as a file for a spreadsheet.

pub use super::list::Asked;
use super::list::{heads, texts};
use crate::csv;
use crate::i18n::Locale;
use domain::corrective_plan::view::PlanLine;

/// What the list shows, all pages of it, as CSV for a spreadsheet.
#[must_use]
pub fn file(locale: Locale, asked: &Asked, lines: &[PlanLine]) -> String {
    csv::file(heads(locale), lines.iter().filter(|found| asked.takes(found)).map(|found| texts(locale, found)))
}
