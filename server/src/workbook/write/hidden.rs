//! Sheets out of sight: the lists to choose from, and what this file is.

use super::Book;
use super::look::line;
use domain::time;
use rust_xlsxwriter::{Worksheet, XlsxError};
use std::collections::BTreeMap;

const LISTS: &str = "_lists";
const ABOUT: &str = "_kakunin";

/// Rows of lists at most: what is written must be readable again. Beyond, choices are written in, not picked.
const MOST: u32 = 4_000;

/// Each list of choices once, below each other, and the range of the list of every item that has one.
pub(super) fn lists(book: &Book<'_>) -> Result<(Worksheet, BTreeMap<String, String>), XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(LISTS)?.set_very_hidden(true);
    let (mut known, mut ranges, mut row) = (BTreeMap::<Vec<String>, String>::new(), BTreeMap::new(), 0);
    for item in book.sheet().content.items() {
        let labels = book.labels(item);
        if labels.is_empty() || row > MOST {
            continue;
        }
        if !known.contains_key(&labels) {
            let first = row + 1;
            for label in &labels {
                sheet.write_string_with_format(row, 0, label, &book.look.hidden)?;
                row += 1;
            }
            known.insert(labels.clone(), format!("{LISTS}!$A${first}:$A${row}"));
        }
        ranges.extend(known.get(&labels).map(|range| (item.key.clone(), range.clone())));
    }
    Ok((sheet, ranges))
}

/// What the file is, and what was in it when it was downloaded: for people who want to know later. The portal compares with
/// what it kept itself.
pub(super) fn about(book: &Book<'_>) -> Result<Worksheet, XlsxError> {
    let (mut sheet, look, about) = (Worksheet::new(), &book.look.hidden, book.sheet());
    sheet.set_name(ABOUT)?.set_very_hidden(true);
    let key = book.id().map(|id| id.to_string()).unwrap_or_default();
    let facts = [
        ("book_key", key),
        ("book_case", about.number.clone()),
        ("book_made", time::stamp(book.copy.at)),
        ("book_round", about.round.to_string()),
        ("book_checklist", format!("{} {}", about.content.key, book.version())),
        ("book_digest", book.copy.checklist.clone()),
        ("book_base", book.download.map(|download| download.digest.clone()).unwrap_or_default()),
    ];
    let mut row = 0;
    for (label, text) in facts {
        line(&mut sheet, row, 0, &[book.say(label), &text], look)?;
        row += 1;
    }
    for item in book.download.map(|download| download.base.items.as_slice()).unwrap_or_default() {
        row += 1;
        line(&mut sheet, row, 0, &[&item.item, &item.value, &item.remark, &item.revision.to_string()], look)?;
    }
    Ok(sheet)
}
