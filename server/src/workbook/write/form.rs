//! The form on paper: it shows what stands in the sheet of answers, found by the key of the item wherever its row went.

use super::Book;
use super::answers::{self, protect};
use super::look::{height, line, paper};
use app::{reconfirmation, words};
use domain::checklist::Item;
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError, utility};

const WIDTHS: [f64; 6] = [5.0, 10.0, 36.0, 15.0, 24.0, 15.0];
const HEADS: [&str; 5] = ["number", "clauses", "question", "value", "remark"];
const LAST: u16 = 5;

pub(super) fn sheet(book: &Book<'_>) -> Result<Worksheet, XlsxError> {
    let (mut sheet, look) = (Worksheet::new(), &book.look);
    // Where nothing is answered nothing is shown, also before anything is calculated.
    sheet.set_name(book.say("book_form"))?.set_formula_result_default("");
    let mut row = top(book, &mut sheet)?;
    let head = row;
    line(&mut sheet, head, 0, &HEADS.map(|name| book.words.code("book_column", name)), &look.head)?;
    sheet.write_string_with_format(head, LAST, book.say("book_evidence"), &look.head)?;
    for section in &book.sheet().content.sections {
        row += 1;
        let title = book.pick(&section.title_ja, &section.title_en);
        line(&mut sheet, row, 0, &[title, "", "", "", "", ""], &look.section)?;
        for item in &section.items {
            row += 1;
            let (clauses, question) = (item.clauses.join("\n"), book.pick(&item.question_ja, &item.question_en));
            line(&mut sheet, row, 0, &[&book.number(&item.key), &clauses], &look.center)?;
            sheet.write_string_with_format(row, 2, question, &look.text)?;
            let (value, remark) = book.answer(item);
            shown(book, &mut sheet, (row, 3), item, (answers::VALUE, &value), &look.text)?;
            shown(book, &mut sheet, (row, 4), item, (answers::REMARK, &remark), &look.text)?;
            let files = book.files(item);
            sheet.write_string_with_format(row, 5, &files, &look.quiet)?;
            let texts = [clauses.as_str(), question, &value, &remark, &files];
            let texts = texts.into_iter().zip(WIDTHS.into_iter().skip(1));
            height(&mut sheet, row, &texts.collect::<Vec<_>>())?;
        }
    }
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    paper(&mut sheet, &format!("{} {}", book.sheet().number, book.say("book_form_title")), head, (row, LAST))?;
    protect(&mut sheet);
    Ok(sheet)
}

fn top(book: &Book<'_>, sheet: &mut Worksheet) -> Result<u32, XlsxError> {
    let (about, look) = (book.sheet(), &book.look);
    sheet.set_row_height(0, 27)?;
    sheet.merge_range(0, 0, 0, LAST, &format!("{}　{}", book.say("book_form_title"), book.version()), &look.title)?;
    let again = about.reconfirmation.as_ref().map(|again| reconfirmation::line(book.locale, again));
    let facts = [
        ("book_case", about.number.clone()),
        ("book_work", about.work.clone()),
        ("book_upstream", about.upstream.in_language(book.japanese()).to_owned()),
        ("book_downstream", about.downstream.in_language(book.japanese()).to_owned()),
        ("book_reconfirmation", again.unwrap_or_default()),
        ("book_due", about.due_on.to_string()),
        ("book_status", words::confirmation_status(book.locale, about.status).to_owned()),
        ("book_message", about.message.clone()),
        ("book_decision", about.decision_reason.clone()),
    ];
    let mut row = 0;
    for (label, text) in facts.into_iter().filter(|(_, text)| !text.is_empty()) {
        row += 1;
        sheet.merge_range(row, 0, row, 1, book.say(label), &look.head)?;
        sheet.merge_range(row, 2, row, LAST, &text, &look.text)?;
        height(sheet, row, &[(&text, WIDTHS[2..].iter().sum())])?;
    }
    sheet.merge_range(row + 1, 0, row + 1, LAST, book.say("book_form_checked"), &look.note)?;
    Ok(row + 3)
}

/// What stands in a cell of the answers.
fn shown(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    item: &Item,
    (of, text): (u16, &str),
    look: &Format,
) -> Result<(), XlsxError> {
    // A result that only looks like a number ("inf", "1e999") would break the file.
    if text.parse::<f64>().is_ok() && !text.chars().all(|c| c.is_ascii_digit()) {
        sheet.write_string_with_format(row, column, text, look)?;
        return Ok(());
    }
    let (from, keys) = (book.say("book_answers"), utility::column_number_to_name(answers::KEYS));
    let of = utility::column_number_to_name(of);
    // Keys are small letters, digits and hyphens: nothing in them can end the text.
    let formula =
        format!("=IFERROR(INDEX('{from}'!${of}:${of},MATCH(\"{}\",'{from}'!${keys}:${keys},0))&\"\",\"\")", item.key);
    sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(text), look)?;
    Ok(())
}
