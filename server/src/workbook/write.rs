//! Writes a sheet as a workbook: answers to fill in, guidance, a form to print, the evidence, what was found and said of the
//! items, and out of sight what the file is. Every text is written as a text, so nothing that anybody typed becomes a formula.

mod answers;
mod comments;
mod evidence;
mod form;
mod guidance;
mod hidden;
mod list;
mod look;
mod rows;
mod said;
mod table;
mod verdicts;

pub use list::write_list;

use super::words::Words;
use app::i18n::Locale;
use domain::confirmation::view::Sheet;
use domain::id::{AccountId, WorkbookId};
use look::Look;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};
use service::workbook::{Copy, Download};
use std::collections::BTreeMap;

/// What all sheets of a workbook are written from.
struct Book<'a> {
    copy: &'a Copy,
    /// The download; none for a copy for reading.
    download: Option<&'a Download>,
    locale: Locale,
    words: &'a Words,
    look: Look,
    /// Items whose answer waits in the list of choices, with the range of it.
    lists: BTreeMap<String, String>,
}

/// A workbook to fill in.
///
/// # Errors
/// Something is larger than a workbook takes.
pub fn write(download: &Download, locale: Locale) -> Result<Vec<u8>, XlsxError> {
    book(&download.copy, Some(download), locale)
}

/// A copy for reading.
///
/// # Errors
/// As [`write`].
pub fn write_copy(copy: &Copy, locale: Locale) -> Result<Vec<u8>, XlsxError> {
    book(copy, None, locale)
}

fn book(copy: &Copy, download: Option<&Download>, locale: Locale) -> Result<Vec<u8>, XlsxError> {
    let words = Words::of(matches!(locale, Locale::ja));
    let mut book = Book { copy, download, locale, words: &words, look: Look::new(), lists: BTreeMap::new() };
    let mut file = Workbook::new();
    let (lists, ranges) = hidden::lists(&book)?;
    book.lists = ranges;
    let files = table::sheet(&book, book.say("book_evidence"), &evidence::table(&book))?;
    for sheet in [answers::sheet(&book)?, guidance::sheet(&book)?, form::sheet(&book)?, files] {
        file.push_worksheet(sheet);
    }
    let (found, said) = (verdicts::table(&book), comments::table(&book));
    if !found.rows.is_empty() {
        file.push_worksheet(table::sheet(&book, book.say("book_verdicts"), &found)?);
    }
    if !said.rows.is_empty() {
        file.push_worksheet(table::sheet(&book, book.say("book_comments"), &said)?);
    }
    file.push_worksheet(lists);
    file.push_worksheet(hidden::about(&book)?);
    file.set_properties(&properties(&book)?);
    Ok(rows::growing(&file.save_to_buffer()?)?)
}

/// For other programs; ours reads none of it.
fn properties(book: &Book<'_>) -> Result<DocProperties, XlsxError> {
    let (sheet, content) = (book.sheet(), &book.sheet().content);
    let at = rust_xlsxwriter::ExcelDateTime::parse_from_str(&book.copy.at.format("%Y-%m-%dT%H:%M:%S").to_string())?;
    let properties = DocProperties::new()
        .set_title(format!("{} {}", sheet.number, book.title()))
        .set_creation_datetime(&at)
        .set_custom_property("kakunin-sheet", sheet.id.to_string())
        .set_custom_property("kakunin-checklist", format!("{}/{}", content.key, content.number))
        .set_custom_property("kakunin-checklist-sha256", book.copy.checklist.clone());
    Ok(match book.download {
        None => properties,
        Some(download) => properties
            .set_custom_property("kakunin-workbook", download.id.to_string())
            .set_custom_property("kakunin-base-sha256", download.digest.clone()),
    })
}

impl Book<'_> {
    const fn sheet(&self) -> &Sheet {
        &self.copy.sheet
    }

    fn id(&self) -> Option<WorkbookId> {
        self.download.map(|download| download.id)
    }

    /// The name of somebody who wrote in the sheet.
    fn person(&self, account: AccountId) -> String {
        self.copy.people.get(&account).cloned().unwrap_or_default()
    }

    const fn japanese(&self) -> bool {
        matches!(self.locale, Locale::ja)
    }

    fn say<'k>(&'k self, key: &'k str) -> &'k str {
        self.words.say(key)
    }

    fn title(&self) -> &str {
        self.say(if self.download.is_some() { "book_title" } else { "book_copy" })
    }
}

#[cfg(test)]
mod tests;
