//! The register as a file.

use super::filter::Filter;
use super::words;
use crate::csv;
use crate::i18n::{Locale, td_string};
use chrono::NaiveDate;
use domain::disclosure::view::DisclosureLine;

/// What the register shows, all pages of it, as CSV for a spreadsheet.
#[must_use]
pub fn file(locale: Locale, filter: &Filter, lines: &[DisclosureLine]) -> String {
    let heads = [
        td_string!(locale, disclosure.number),
        td_string!(locale, disclosure.party),
        td_string!(locale, disclosure.items),
        td_string!(locale, disclosure.site),
        td_string!(locale, disclosure.company),
        td_string!(locale, disclosure.ministry),
        td_string!(locale, disclosure.answer_number),
        td_string!(locale, disclosure.permitted_on),
        td_string!(locale, disclosure.valid_until),
        td_string!(locale, disclosure.handled_on),
        td_string!(locale, disclosure.returned_on),
        td_string!(locale, disclosure.state),
    ];
    csv::file(heads, filter.shown(lines).into_iter().map(|line| cells(locale, line)))
}

fn cells(locale: Locale, line: &DisclosureLine) -> [String; 12] {
    let japanese = matches!(locale, Locale::ja);
    let day = |on: Option<NaiveDate>| on.as_ref().map(NaiveDate::to_string).unwrap_or_default();
    let permission = line.permission;
    [
        line.number.clone(),
        line.party.clone(),
        line.items.clone(),
        line.site.clone(),
        line.company.in_language(japanese).to_owned(),
        line.ministry.in_language(japanese).to_owned(),
        line.answer_number.clone(),
        day(permission.map(|found| found.permitted_on)),
        day(permission.map(|found| found.valid_until)),
        day(permission.and_then(|found| found.first_handled_on)),
        day(permission.and_then(|found| found.returned_on)),
        words::state(locale, line).1,
    ]
}
