//! Every file attached, with its hash: nothing about evidence is taken back from here.

use super::Book;
use super::answers::protect;
use super::look::{height, line, paper};
use domain::time;
use rust_xlsxwriter::{Worksheet, XlsxError};

const HEADS: [&str; 7] = ["number", "question", "file", "bytes", "sha256", "uploaded_at", "uploaded_by"];
const WIDTHS: [f64; 7] = [6.0, 40.0, 40.0, 12.0, 70.0, 18.0, 16.0];
const LAST: u16 = 6;

pub(super) fn sheet(book: &Book<'_>) -> Result<Worksheet, XlsxError> {
    let (mut sheet, look) = (Worksheet::new(), &book.look);
    sheet.set_name(book.say("book_evidence"))?;
    line(&mut sheet, 0, 0, &HEADS.map(|name| book.words.code("book_column", name)), &look.head)?;
    let mut row = 0;
    for item in book.sheet().content.items() {
        for file in book.sheet().evidence.get(&item.key).into_iter().flatten() {
            row += 1;
            sheet.write_string_with_format(row, 0, book.number(&item.key), &look.center)?;
            let texts = [
                book.pick(&item.question_ja, &item.question_en),
                &file.name,
                &file.size.to_string(),
                &file.sha256,
                &time::stamp(file.uploaded_at),
                &file.uploaded_by_name,
            ];
            line(&mut sheet, row, 1, &texts, &look.text)?;
            let texts = texts.into_iter().zip(WIDTHS.into_iter().skip(1));
            height(&mut sheet, row, &texts.collect::<Vec<_>>())?;
        }
    }
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?.set_landscape();
    paper(&mut sheet, &format!("{} {}", book.sheet().number, book.title()), 0, (row, LAST))?;
    protect(&mut sheet);
    Ok(sheet)
}
