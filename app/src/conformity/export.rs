//! The register as a file for a spreadsheet.

pub use super::list::Asked;
use super::words;
use crate::csv;
use crate::i18n::{Locale, td_string};
use domain::conformity::view::ConformityLine;
use domain::time;

/// What the register shows, all pages of it, as CSV for a spreadsheet.
#[must_use]
pub fn file(locale: Locale, asked: &Asked, lines: &[ConformityLine]) -> String {
    let heads = [
        td_string!(locale, conformity.number),
        td_string!(locale, application.state),
        td_string!(locale, conformity.kind),
        td_string!(locale, conformity.document_title),
        td_string!(locale, conformity.version),
        td_string!(locale, conformity.document_number),
        td_string!(locale, conformity.company),
        td_string!(locale, conformity.contract),
        td_string!(locale, conformity.submitted_at),
        td_string!(locale, conformity.in_force),
        td_string!(locale, application.next),
    ];
    csv::file(heads, lines.iter().filter(|line| asked.takes(line)).map(|line| cells(locale, line)))
}

fn cells(locale: Locale, line: &ConformityLine) -> [String; 11] {
    [
        line.number.clone(),
        words::state(locale, line.status, line.force).1.to_owned(),
        words::kind(locale, line.kind).to_owned(),
        line.title.clone(),
        line.version.clone(),
        line.document_number.clone(),
        line.company.in_language(matches!(locale, Locale::ja)).to_owned(),
        line.contract.clone(),
        line.submitted_at.map(|at| time::day_in_japan(at).to_string()).unwrap_or_default(),
        words::worth(locale, line.force),
        words::next(locale, line.status).to_owned(),
    ]
}
