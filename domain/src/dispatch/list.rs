//! The list of recipients as pasted from a spreadsheet or read from a CSV file: columns are known by their headings.

mod headings;
mod records;
mod written;

use super::MOST;
use crate::code::codes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use headings::{ColumnUse, Heading, Mapping, headings};
pub use written::written;

codes! {
    /// A column of the list.
    pub enum ListColumn {
        /// 法人番号.
        Number = "number",
        /// Name of the company, where the number is not given.
        Company = "company",
        /// What is done.
        Work = "work",
        /// Where.
        Place = "place",
        /// Address of the person who receives the sheet.
        Email = "email",
        /// Name of that person, for an invitation.
        Person = "person",
        /// Number or title of the contract that imposes the measures.
        Reference = "reference",
        /// Day on which that contract was signed.
        SignedOn = "signed-on",
    }
}

codes! {
    /// What is wrong with the list, or with one row of it.
    pub enum RowFault {
        /// Neither a company was ticked nor a row given.
        Empty = "empty",
        /// The first row names neither 法人番号 nor 会社名.
        Headings = "headings",
        /// More recipients than one dispatch takes.
        TooMany = "too-many",
        /// A quotation mark is not closed.
        Quote = "quote",
        /// Nothing was given where something is needed.
        Missing = "missing",
        /// Longer than the field takes.
        TooLong = "too-long",
        /// Not a corporate number.
        Number = "number",
        /// No company on the portal is called so.
        Unknown = "unknown",
        /// Several companies are called so.
        Ambiguous = "ambiguous",
        /// The own company.
        Own = "own",
        /// Number and name are of two companies.
        Differs = "differs",
        /// The same company and the same work stand in the list twice.
        Twice = "twice",
        /// Not an address.
        Email = "email",
        /// The company has nobody who could receive the sheet, and no address is given.
        Nobody = "nobody",
        /// The company has several responsible persons, and none of them is named.
        Several = "several",
        /// The company keeps its own people, and this address is of none of its responsible persons.
        Stranger = "stranger",
        /// Not a date.
        Date = "date",
        /// The day has not come yet.
        Future = "future",
    }
}

/// One row: its line in what was pasted (from 1; 0 for a ticked company) and its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListRow {
    /// Line.
    pub line: usize,
    /// Cells that hold something.
    pub cells: BTreeMap<ListColumn, String>,
}

impl ListRow {
    /// What stands in a column; empty where nothing does.
    #[must_use]
    pub fn cell(&self, column: ListColumn) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowProblem {
    /// Line; 0 where it is the whole list or a ticked company.
    pub line: usize,
    /// Column.
    pub column: Option<ListColumn>,
    /// What.
    pub fault: RowFault,
    /// What stands there, shortened.
    pub found: String,
}

impl RowProblem {
    /// A problem at a cell.
    #[must_use]
    pub fn at(row: &ListRow, column: ListColumn, fault: RowFault) -> Self {
        let found = row.cell(column).chars().take(40).collect();
        Self { line: row.line, column: Some(column), fault, found }
    }

    /// A problem of the whole list.
    #[must_use]
    pub const fn whole(line: usize, fault: RowFault) -> Self {
        Self { line, column: None, fault, found: String::new() }
    }
}

/// Reads the list: commas as in CSV, or tabs as a spreadsheet program copies them. The first row holds the headings, unless
/// `mapping` says otherwise; columns that are neither known nor chosen are left out, empty rows too.
///
/// # Errors
/// What keeps the whole list from being read.
pub fn read(typed: &str, mapping: &Mapping) -> Result<Vec<ListRow>, RowProblem> {
    let mut records = records::of(typed)?;
    let Some((_, first)) = records.first() else { return Ok(Vec::new()) };
    let columns: Vec<_> = first.iter().enumerate().map(|(at, cell)| mapping.column(at, cell)).collect();
    if ![ListColumn::Number, ListColumn::Company].iter().any(|column| columns.contains(&Some(*column))) {
        return Err(RowProblem::whole(1, RowFault::Headings));
    }
    if !mapping.headless {
        records.remove(0);
    }
    let mut rows = Vec::new();
    for (line, cells) in records {
        let row = row(line, &columns, cells);
        if !row.cells.is_empty() {
            rows.push(row);
        }
        if rows.len() > MOST {
            return Err(RowProblem::whole(line, RowFault::TooMany));
        }
    }
    Ok(rows)
}

fn row(line: usize, columns: &[Option<ListColumn>], cells: Vec<String>) -> ListRow {
    let mut row = ListRow { line, ..ListRow::default() };
    for (column, cell) in columns.iter().zip(cells) {
        // Of two columns with one heading the first that holds something counts.
        if let Some(column) = column
            && !cell.trim().is_empty()
        {
            row.cells.entry(*column).or_insert_with(|| cell.trim().to_owned());
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::headings::heading;
    use super::*;

    fn read(typed: &str) -> Result<Vec<ListRow>, RowProblem> {
        super::read(typed, &Mapping::default())
    }

    #[test]
    fn csv_and_what_a_spreadsheet_copies_read_the_same() {
        let csv = "会社名,作業内容,備考\r\n\"あさひ精機\",\"切削、\n研磨, \"\"仕上げ\"\"\",x\r\n,,\r\nつばめ,塗装,\r\n";
        let rows = read(csv).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].cell(ListColumn::Work), "切削、\n研磨, \"仕上げ\"");
        assert_eq!((rows[0].line, rows[1].line), (2, 5));
        let tabs = read("会 社 名\tＷＯＲＫ\nつばめ\t塗装").unwrap();
        assert_eq!((tabs[0].cell(ListColumn::Company), tabs[0].cell(ListColumn::Work)), ("つばめ", "塗装"));
    }

    #[test]
    fn headings_of_both_languages_in_any_width() {
        for (cell, column) in [
            ("法人番号", ListColumn::Number),
            ("Corporate Number", ListColumn::Number),
            ("Ｅ－ｍａｉｌ", ListColumn::Email),
            ("ﾒｰﾙｱﾄﾞﾚｽ", ListColumn::Email),
            ("Contract Reference", ListColumn::Reference),
            ("締 結 日", ListColumn::SignedOn),
        ] {
            assert_eq!(heading(cell), Some(column), "{cell}");
        }
        assert_eq!(heading("備考"), None);
    }

    #[test]
    fn what_cannot_be_read_says_where() {
        assert_eq!(read("a,b\n1,2").unwrap_err(), RowProblem::whole(1, RowFault::Headings));
        assert_eq!(read("会社名\nあ\n\"い\n").unwrap_err(), RowProblem::whole(3, RowFault::Quote));
        let many = format!("会社名\n{}", "あ\n".repeat(MOST + 1));
        assert_eq!(read(&many).unwrap_err().fault, RowFault::TooMany);
        assert_eq!(read("").unwrap(), Vec::new());
    }

    #[test]
    fn columns_chosen_by_hand_hold_for_the_list_they_were_chosen_for() {
        let list = "取引先\t内容\tメモ\nつばめ\t塗装\t急ぎ";
        assert_eq!(read(list).unwrap_err().fault, RowFault::Headings);
        let seen = headings(list);
        assert_eq!((seen[0].text.as_str(), seen[0].example.as_str(), seen[0].known), ("取引先", "つばめ", None));
        let words = [ListColumn::Company.code(), "work", ColumnUse::NOTHING];
        let columns = seen.iter().zip(words).map(|(at, word)| (at.text.clone(), ColumnUse::from_word(word))).collect();
        let mapping = Mapping { columns, headless: false };
        let rows = super::read(list, &mapping).unwrap();
        assert_eq!((rows[0].cell(ListColumn::Company), rows[0].cell(ListColumn::Work)), ("つばめ", "塗装"));
        let other = super::read("会社名\t内容\nあさひ\t切削", &mapping).unwrap();
        assert_eq!((other[0].cell(ListColumn::Company), other[0].cell(ListColumn::Work)), ("あさひ", "切削"));
    }

    #[test]
    fn a_list_without_headings_begins_with_its_first_line() {
        let list = "つばめ,塗装\nあさひ,切削";
        let columns = vec![
            ("つばめ".to_owned(), ColumnUse::As(ListColumn::Company)),
            ("塗装".to_owned(), ColumnUse::As(ListColumn::Work)),
        ];
        let rows = super::read(list, &Mapping { columns, headless: true }).unwrap();
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(rows[0].cell(ListColumn::Work), "塗装");
    }
}
