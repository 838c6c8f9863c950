//! A sheet to read: a line of headings, texts below. Nothing of it is taken back.

use super::Book;
use super::answers::protect;
use super::look::{height, line, paper};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Headings with the widths of their columns, and the rows. The first column is a number of an item.
pub(super) struct Table<const N: usize> {
    /// Codes of the headings.
    pub(super) heads: [&'static str; N],
    /// In letters.
    pub(super) widths: [f64; N],
    /// Texts.
    pub(super) rows: Vec<[String; N]>,
}

/// The table as a sheet of this name.
pub(super) fn sheet<const N: usize>(book: &Book<'_>, name: &str, table: &Table<N>) -> Result<Worksheet, XlsxError> {
    let (mut sheet, look) = (Worksheet::new(), &book.look);
    sheet.set_name(name)?;
    line(&mut sheet, 0, 0, &table.heads.map(|head| book.words.code("book_column", head)), &look.head)?;
    let mut row = 0;
    for texts in &table.rows {
        row += 1;
        sheet.write_string_with_format(row, 0, &texts[0], &look.center)?;
        let texts = texts.each_ref().map(String::as_str);
        line(&mut sheet, row, 1, &texts[1..], &look.text)?;
        height(&mut sheet, row, &texts.into_iter().zip(table.widths).skip(1).collect::<Vec<_>>())?;
    }
    for (column, width) in (0..).zip(table.widths) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?.set_landscape();
    let last = u16::try_from(N - 1).unwrap_or(u16::MAX);
    paper(&mut sheet, &format!("{} {}", book.sheet().number, book.title()), 0, (row, last))?;
    protect(&mut sheet);
    Ok(sheet)
}
