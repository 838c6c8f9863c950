//! The queue as a file for a spreadsheet.

use super::words;
use crate::csv;
use crate::i18n::{Locale, td_string};
use chrono::NaiveDate;
use domain::desk::view::Line;
use domain::time::{day_in_japan, stamp};

/// What the queue shows, all pages of it, as CSV for a spreadsheet.
#[must_use]
pub fn file(locale: Locale, lines: &[Line], today: NaiveDate) -> String {
    let heads = [
        td_string!(locale, desk.kind),
        td_string!(locale, application.number),
        td_string!(locale, application.applicant),
        td_string!(locale, desk.concerns),
        td_string!(locale, desk.contract),
        td_string!(locale, desk.arrived),
        td_string!(locale, desk.days_with_clock),
        td_string!(locale, desk.days_without_clock),
        td_string!(locale, desk.target_days),
        td_string!(locale, desk.target_on),
        td_string!(locale, desk.target),
        td_string!(locale, application.next),
        td_string!(locale, desk.since),
        td_string!(locale, desk.officer),
    ];
    csv::file(heads, lines.iter().map(|line| cells(locale, line, today)))
}

fn cells(locale: Locale, line: &Line, today: NaiveDate) -> [String; 14] {
    let (days, on) = line.target.map_or_else(Default::default, |(days, on)| (days.to_string(), on.to_string()));
    [
        words::procedure(locale, line.procedure).to_owned(),
        line.number.clone(),
        line.applicant.in_language(matches!(locale, Locale::ja)).to_owned(),
        line.concerns.clone(),
        line.contract.clone(),
        day_in_japan(line.arrived_at).to_string(),
        line.clock.reads(today).to_string(),
        line.clock.age(today).to_string(),
        days,
        on,
        words::target(locale, line, today).1,
        words::next(locale, line),
        stamp(line.turn_since),
        words::officer(locale, line),
    ]
}
