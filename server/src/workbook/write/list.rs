//! Writes a list as a workbook: one row a record, rows to add more where the list grows, and out of sight what can be chosen. The first
//! row and the first column are hidden; by them it is found again. Every text is written as a text.

use super::answers::protect;
use super::look::{Look, height, line, paper};
use super::rows::growing;
use app::i18n::Locale;
use app::list_book;
use domain::list_book::{Column, KEY, Kind, NUMBER, Row, Values, mark};
use domain::time;
use domain::workbook::NO_ITEM;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, Formula, IgnoreError, Workbook, Worksheet, XlsxError,
};
use service::list_book::Download;
use std::collections::BTreeMap;

/// Row of the headings; above it the mark, the title, the matter and what to do.
const HEAD: u32 = 4;
const LISTS: &str = "_lists";
/// Columns that can be read on one A4 page; more are printed on A3.
const ON_A4: usize = 12;
const A3: u8 = 8;
/// Empty rows below, for records that are not in the portal yet.
const SPARE: u32 = 50;

struct Book<'a> {
    download: &'a Download,
    locale: Locale,
    look: Look,
    /// The range of the choices of a column, by its code.
    lists: BTreeMap<String, String>,
}

/// A list to fill in.
///
/// # Errors
/// Something is larger than a workbook takes.
pub fn write_list(download: &Download, locale: Locale) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book { download, locale, look: Look::new(), lists: BTreeMap::new() };
    let lists = book.choices()?;
    let mut file = Workbook::new();
    file.push_worksheet(book.sheet()?);
    file.push_worksheet(lists);
    file.set_properties(&book.properties()?);
    Ok(growing(&file.save_to_buffer()?)?)
}

impl Book<'_> {
    const fn japanese(&self) -> bool {
        matches!(self.locale, Locale::ja)
    }

    fn columns(&self) -> &[Column] {
        &self.download.base.columns
    }

    fn written<'v>(&'v self, column: &'v Column, values: &'v Values) -> &'v str {
        column.written(values.get(&column.code).map_or("", String::as_str), self.japanese())
    }

    /// What can be chosen, out of sight: each column its own list.
    fn choices(&mut self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(LISTS)?.set_very_hidden(true);
        let (mut row, mut lists) = (0, BTreeMap::new());
        for column in self.columns().iter().filter(|column| !column.choices().is_empty()) {
            let first = row + 1;
            for choice in column.choices() {
                let word = column.written(&choice.code, self.japanese());
                sheet.write_string_with_format(row, 0, word, &self.look.hidden)?;
                row += 1;
            }
            lists.insert(column.code.clone(), format!("{LISTS}!$A${first}:$A${row}"));
        }
        self.lists = lists;
        Ok(sheet)
    }

    fn sheet(&self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        let of = self.download.matter.of.subject;
        sheet.set_name(list_book::file(self.locale, of))?.set_active(true);
        self.top(&mut sheet)?;
        let mut row = HEAD;
        for record in &self.download.base.rows {
            row += 1;
            self.row(&mut sheet, row, record)?;
        }
        let last = if self.download.base.grows { row + SPARE } else { row };
        for spare in row + 1..=last {
            for (at, column) in (2u16..).zip(self.columns()) {
                let look = if column.is_filled() { &self.look.input } else { &self.look.text };
                sheet.write_blank(spare, at, look)?;
            }
        }
        if last > HEAD {
            self.rules(&mut sheet, last)?;
        }
        self.shape(&mut sheet, last)?;
        protect(&mut sheet);
        Ok(sheet)
    }

    fn top(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (look, matter) = (&self.look, &self.download.matter);
        let of = matter.of.subject;
        sheet.write_string_with_format(0, 0, mark(self.download.id), &look.hidden)?;
        sheet.write_string_with_format(0, 1, NUMBER, &look.hidden)?;
        sheet.write_string_with_format(HEAD, 0, format!("{NO_ITEM}{KEY}"), &look.hidden)?;
        sheet.write_string_with_format(HEAD, 1, list_book::heading(self.locale, of, NUMBER), &look.head)?;
        for (at, column) in (2u16..).zip(self.columns()) {
            sheet.write_string_with_format(0, at, &column.code, &look.hidden)?;
            sheet.write_string_with_format(HEAD, at, list_book::heading(self.locale, of, &column.code), &look.head)?;
        }
        let title = format!("{}　{}", list_book::title(self.locale, of), matter.number);
        sheet.set_row_height(1, 27)?.write_string_with_format(1, 1, title, &look.title)?;
        let made = format!("{}: {}", list_book::made(self.locale), time::stamp(self.download.at));
        sheet.write_string_with_format(2, 1, made, &look.fact)?;
        sheet.merge_range(3, 1, 3, self.last(), list_book::lead(self.locale, of), &look.note)?.set_row_height(3, 56)?;
        Ok(())
    }

    /// The last column.
    fn last(&self) -> u16 {
        u16::try_from(self.columns().len() + 1).unwrap_or(u16::MAX)
    }

    fn row(&self, sheet: &mut Worksheet, row: u32, record: &Row) -> Result<(), XlsxError> {
        let look = &self.look;
        sheet.write_string_with_format(row, 0, &record.key, &look.hidden)?;
        sheet.write_string_with_format(row, 1, &record.number, &look.center)?;
        let mut texts = Vec::new();
        for (at, column) in (2u16..).zip(self.columns()) {
            let text = self.written(column, &record.values);
            let look = if column.is_filled() { &look.input } else { &look.text };
            line(sheet, row, at, &[text], look)?;
            texts.push((text, width(column)));
        }
        height(sheet, row, &texts)
    }

    /// A list to choose from. Other words are warned of, not refused: a step is understood by its number, too.
    fn rules(&self, sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
        for (at, column) in (2u16..).zip(self.columns()) {
            let Some(range) = self.lists.get(&column.code) else { continue };
            let rule = DataValidation::new()
                .allow_list_formula(Formula::new(format!("={range}")))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title(list_book::pick(self.locale))?
                .set_error_message(list_book::pick_error(self.locale))?;
            sheet.add_data_validation(HEAD + 1, at, last, at, &rule)?;
        }
        Ok(())
    }

    fn shape(&self, sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
        let of = self.download.matter.of.subject;
        sheet.set_column_width(1, 6.0)?;
        for (at, column) in (2u16..).zip(self.columns()) {
            sheet.set_column_width(at, width(column))?;
        }
        sheet.set_column_hidden(0)?.set_row_hidden(0)?.set_freeze_panes(HEAD + 1, 3)?;
        let reference = format!("{} {}", self.download.matter.number, list_book::title(self.locale, of));
        paper(sheet, &reference, HEAD, (last, self.last()))?;
        if self.columns().len() > ON_A4 {
            sheet.set_paper_size(A3);
        }
        sheet.set_landscape().ignore_error_range(HEAD, 0, last, self.last(), IgnoreError::NumberStoredAsText)?;
        Ok(())
    }

    /// For other programs; ours reads none of it.
    fn properties(&self) -> Result<DocProperties, XlsxError> {
        let (matter, at) = (&self.download.matter, self.download.at.format("%Y-%m-%dT%H:%M:%S").to_string());
        let at = rust_xlsxwriter::ExcelDateTime::parse_from_str(&at)?;
        Ok(DocProperties::new()
            .set_title(format!("{} {}", matter.number, list_book::title(self.locale, matter.of.subject)))
            .set_creation_datetime(&at)
            .set_custom_property("kakunin-list", self.download.id.to_string())
            .set_custom_property("kakunin-base-sha256", self.download.digest.clone()))
    }
}

/// Width of a column in letters.
const fn width(column: &Column) -> f64 {
    match column.kind {
        Kind::Text => 28.0,
        Kind::Shown => 16.0,
        Kind::Choice(_) | Kind::Step(_) => 18.0,
        Kind::Day => 13.0,
    }
}
