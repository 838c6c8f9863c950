//! The record of a visit as a file for a spreadsheet: entries, then documents shown.

use crate::csv;
use crate::i18n::{Locale, td_string};
use domain::ministry_audit::view::{EntryLine, ShownLine, VisitRecord};
use domain::time::stamp;

/// Entries and documents of a visit, as CSV.
#[must_use]
pub fn file(locale: Locale, found: &VisitRecord) -> String {
    let heads = [
        td_string!(locale, ministry_audit.kind),
        td_string!(locale, ministry_audit.auditor),
        td_string!(locale, ministry_audit.what),
        td_string!(locale, ministry_audit.inside_at),
        td_string!(locale, ministry_audit.outside_at),
        td_string!(locale, ministry_audit.escort),
    ];
    let entry = |line: &EntryLine| {
        [
            td_string!(locale, ministry_audit.entries).to_owned(),
            line.auditor.clone(),
            line.facility.clone(),
            stamp(line.entered_at),
            line.left_at.map(stamp).unwrap_or_default(),
            line.escort.clone(),
        ]
    };
    let shown = |line: &ShownLine| {
        [
            td_string!(locale, ministry_audit.documents).to_owned(),
            line.reader.clone(),
            line.what.clone(),
            line.shown_on.to_string(),
            String::new(),
            line.shown_by.clone(),
        ]
    };
    csv::file(heads, found.entries.iter().map(entry).chain(found.shown.iter().map(shown)))
}
