//! How to fill it in, and of every item why it is asked and what usually shows it.

use super::Book;
use super::answers::protect;
use super::look::{height, line, paper};
use rust_xlsxwriter::{Worksheet, XlsxError};

const RULES: [&str; 7] = [
    "book_how_cells",
    "book_how_marks",
    "book_how_rows",
    "book_how_reason",
    "book_how_evidence",
    "book_how_secret",
    "book_how_return",
];
const HEADS: [&str; 7] = ["number", "question", "why", "shown_by", "how", "needs", "condition"];
const WIDTHS: [f64; 7] = [5.0, 34.0, 32.0, 32.0, 18.0, 18.0, 18.0];
const LAST: u16 = 6;

pub(super) fn sheet(book: &Book<'_>) -> Result<Worksheet, XlsxError> {
    let (mut sheet, look) = (Worksheet::new(), &book.look);
    sheet.set_name(book.say("book_guidance"))?;
    sheet.set_row_height(0, 27)?;
    sheet.write_string_with_format(0, 0, book.say("book_guidance"), &look.title)?;
    let mut row = 0;
    for rule in RULES {
        row += 1;
        sheet.merge_range(row, 0, row, LAST, &format!("・{}", book.say(rule)), &look.note)?;
        height(&mut sheet, row, &[(book.say(rule), WIDTHS.iter().sum())])?;
    }
    row += 2;
    let head = row;
    let heads = HEADS.map(|name| book.words.code("book_column", name));
    line(&mut sheet, head, 0, &heads, &look.head)?;
    for item in book.sheet().content.items() {
        row += 1;
        sheet.write_string_with_format(row, 0, book.number(&item.key), &look.center)?;
        let texts = [
            book.pick(&item.question_ja, &item.question_en),
            book.pick(&item.why_ja, &item.why_en),
            book.pick(&item.shown_by_ja, &item.shown_by_en),
            &book.how(item),
            &book.needs(item),
            &book.condition(item),
        ];
        line(&mut sheet, row, 1, &texts, &look.text)?;
        let texts = texts.into_iter().zip(WIDTHS.into_iter().skip(1));
        height(&mut sheet, row, &texts.collect::<Vec<_>>())?;
    }
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(head + 1, 0)?.set_landscape();
    paper(&mut sheet, &format!("{} {}", book.sheet().number, book.title()), head, (row, LAST))?;
    protect(&mut sheet);
    Ok(sheet)
}
