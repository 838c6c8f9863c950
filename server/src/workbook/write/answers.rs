//! The sheet of answers: one row an item. The first row and the first column are hidden; by them it is found again.

use super::Book;
use super::look::{height, line, paper};
use domain::checklist::Item;
use domain::time;
use domain::workbook::{Column, NO_ITEM, mark};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Formula, IgnoreError, ProtectionOptions, Worksheet, XlsxError,
};

/// Row of the headings; above it the mark, the title, the case and what to do.
pub(super) const HEAD: u32 = 4;
pub(super) const KEYS: u16 = 0;
pub(super) const VALUE: u16 = 5;
pub(super) const REMARK: u16 = 6;
const LAST: u16 = 10;
const WIDTHS: [f64; 11] = [8.0, 5.0, 10.0, 41.0, 13.0, 22.0, 34.0, 20.0, 20.0, 12.0, 12.0];

pub(super) fn sheet(book: &Book<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(book.say("book_answers"))?.set_active(true);
    top(book, &mut sheet)?;
    let mut row = HEAD;
    for section in &book.sheet().content.sections {
        row += 1;
        sheet.write_string_with_format(row, KEYS, format!("{NO_ITEM}{}", section.key), &book.look.hidden)?;
        let title = book.pick(&section.title_ja, &section.title_en);
        line(&mut sheet, row, 1, &[title, "", "", "", "", "", "", "", "", ""], &book.look.section)?;
        for item in &section.items {
            row += 1;
            self::row(book, &mut sheet, row, item)?;
        }
    }
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_hidden(KEYS)?.set_row_hidden(0)?.set_freeze_panes(HEAD + 1, 4)?;
    paper(&mut sheet, &format!("{} {}", book.sheet().number, book.title()), HEAD, (row, LAST))?;
    sheet.set_landscape().ignore_error_range(HEAD, VALUE, row, REMARK, IgnoreError::NumberStoredAsText)?;
    protect(&mut sheet);
    Ok(sheet)
}

/// Locked without a password: a help against slips, not a lock.
pub(super) fn protect(sheet: &mut Worksheet) {
    let options = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        ..ProtectionOptions::new()
    };
    sheet.protect_with_options(&options);
}

fn top(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (look, about) = (&book.look, book.sheet());
    sheet.write_string_with_format(0, KEYS, mark(book.id()), &look.hidden)?;
    for (at, column) in (0u16..).zip(Column::ALL).skip(1) {
        sheet.write_string_with_format(0, at, column.code(), &look.hidden)?;
        let heading = book.words.code("book_column", column.code());
        sheet.write_string_with_format(HEAD, at, heading, &look.head)?;
    }
    sheet.write_string_with_format(HEAD, KEYS, NO_ITEM.to_string(), &look.hidden)?;
    sheet.set_row_height(1, 27)?;
    sheet.write_string_with_format(1, 1, format!("{}　{}", book.title(), book.version()), &look.title)?;
    let parties = [
        (book.say("book_case"), about.number.as_str()),
        (book.say("book_upstream"), about.upstream.in_language(book.japanese())),
        (book.say("book_downstream"), about.downstream.in_language(book.japanese())),
        (book.say("book_due"), &about.due_on.to_string()),
        (book.say("book_made"), &time::stamp(book.copy.at)),
    ]
    .map(|(label, text)| format!("{label}: {text}"))
    .join("　");
    sheet.write_string_with_format(2, 1, parties, &look.fact)?;
    let lead = if book.download.is_some() { "book_lead" } else { "book_lead_copy" };
    sheet.merge_range(3, 1, 3, LAST, book.say(lead), &look.note)?.set_row_height(3, 39)?;
    Ok(())
}

fn row(book: &Book<'_>, sheet: &mut Worksheet, row: u32, item: &Item) -> Result<(), XlsxError> {
    let (look, about) = (&book.look, book.sheet());
    let open = book.download.is_some() && about.is_open(&item.key);
    let question = book.pick(&item.question_ja, &item.question_en);
    sheet.write_string_with_format(row, KEYS, &item.key, &look.hidden)?;
    let clauses = item.clauses.join("\n");
    line(sheet, row, 1, &[&book.number(&item.key), &clauses], &look.center)?;
    sheet.write_string_with_format(row, 3, question, &look.text)?;
    sheet.write_string_with_format(row, 4, book.state(item), &look.quiet)?;
    let (value, remark) = book.answer(item);
    let input = if open { &look.input } else { &look.text };
    line(sheet, row, VALUE, &[&value, &remark], input)?;
    let back = about.verdicts.get(&item.key).map(|verdict| verdict.returned_reason.clone()).unwrap_or_default();
    let answer = about.answers.get(&item.key);
    let by = answer.map(|answer| book.person(answer.answered_by)).unwrap_or_default();
    let at = answer.map(|answer| time::stamp(answer.answered_at)).unwrap_or_default();
    let files = book.files(item);
    sheet.write_string_with_format(row, 7, &files, input)?;
    line(sheet, row, 8, &[&back, &by, &at], &look.quiet)?;
    let texts = [&clauses, question, book.state(item), &value, &remark, &files, &back, &by, &at]
        .into_iter()
        .zip(WIDTHS.into_iter().skip(2));
    height(sheet, row, &texts.collect::<Vec<_>>())?;
    if open { choose(book, sheet, row, item) } else { Ok(()) }
}

/// A list to choose from. Other words are warned of, not refused: people write ○, and it is understood.
fn choose(book: &Book<'_>, sheet: &mut Worksheet, row: u32, item: &Item) -> Result<(), XlsxError> {
    let hint = match book.lists.get(&item.key) {
        None => book.how(item),
        Some(_) => book.say("book_pick").to_owned(),
    };
    let rule = match book.lists.get(&item.key) {
        None => DataValidation::new(),
        Some(range) => DataValidation::new()
            .allow_list_formula(Formula::new(format!("={range}")))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(book.say("book_pick_title"))?
            .set_error_message(book.say("book_pick_error"))?,
    };
    sheet.add_data_validation(row, VALUE, row, VALUE, &rule.set_input_message(hint)?)?;
    Ok(())
}
