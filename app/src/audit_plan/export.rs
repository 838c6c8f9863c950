//! The list of plans of audits as a file for a spreadsheet.

pub use super::list::Asked;
use super::list::{heads, texts};
use crate::csv;
use crate::i18n::Locale;
use domain::audit_plan::view::AuditPlanLine;

/// What the list shows, all pages of it, as CSV for a spreadsheet.
#[must_use]
pub fn file(locale: Locale, asked: &Asked, lines: &[AuditPlanLine]) -> String {
    csv::file(heads(locale), lines.iter().filter(|found| asked.takes(found)).map(|found| texts(locale, found)))
}
