//! The list of recipients as pasted from a spreadsheet or read from a CSV file: columns are known by their headings.

mod written;

use super::MOST;
use crate::code::codes;
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// Headings by which a column is known; compared folded, so width, case and spaces do not matter.
const HEADINGS: &[(ListColumn, &[&str])] = &[
    (ListColumn::Number, &["法人番号", "corporate number", "corporate no.", "corporate no", "法人番号（13桁）"]),
    (ListColumn::Company, &["会社名", "会社", "下請負者", "下請負者名", "名称", "商号", "company", "company name"]),
    (ListColumn::Work, &["作業内容", "作業", "業務内容", "work", "work package"]),
    (ListColumn::Place, &["作業場所", "場所", "place", "place of work", "site"]),
    (
        ListColumn::Email,
        &[
            "メールアドレス",
            "メール",
            "送付先メール",
            "宛先",
            "e-mail",
            "email",
            "mail",
            "e-mail address",
            "email address",
        ],
    ),
    (ListColumn::Person, &["担当者", "担当者名", "氏名", "宛名", "person", "contact", "recipient"]),
    (
        ListColumn::Reference,
        &["契約番号", "契約書番号", "契約の番号", "契約の名称", "契約", "contract", "contract reference", "reference"],
    ),
    (ListColumn::SignedOn, &["契約日", "締結日", "契約締結日", "signed on", "date signed", "contract date"]),
];

fn heading(cell: &str) -> Option<ListColumn> {
    let folded = text::search(cell);
    let known = |names: &[&str]| names.iter().any(|name| text::search(name) == folded);
    HEADINGS.iter().find(|(_, names)| known(names)).map(|(column, _)| *column)
}

/// Reads the list: commas as in CSV, or tabs as a spreadsheet program copies them. The first row holds the headings; columns
/// that are not known are left out, empty rows too.
///
/// # Errors
/// What keeps the whole list from being read.
pub fn read(typed: &str) -> Result<Vec<ListRow>, RowProblem> {
    let typed = typed.trim_start_matches('\u{feff}');
    let first = typed.lines().next().unwrap_or_default();
    let separator = if first.contains('\t') { '\t' } else { ',' };
    let mut records = records(typed, separator)?.into_iter();
    let Some((_, headings)) = records.next() else { return Ok(Vec::new()) };
    let columns: Vec<Option<ListColumn>> = headings.iter().map(|cell| heading(cell)).collect();
    if ![ListColumn::Number, ListColumn::Company].iter().any(|column| columns.contains(&Some(*column))) {
        return Err(RowProblem::whole(1, RowFault::Headings));
    }
    let mut rows = Vec::new();
    for (line, cells) in records {
        let mut row = ListRow { line, ..ListRow::default() };
        for (column, cell) in columns.iter().zip(cells) {
            // Of two columns with one heading the first that holds something counts.
            if let Some(column) = column
                && !cell.trim().is_empty()
            {
                row.cells.entry(*column).or_insert_with(|| cell.trim().to_owned());
            }
        }
        if !row.cells.is_empty() {
            rows.push(row);
        }
        if rows.len() > MOST {
            return Err(RowProblem::whole(line, RowFault::TooMany));
        }
    }
    Ok(rows)
}

/// Records of RFC 4180 with the line on which each begins; empty lines are none.
fn records(text: &str, separator: char) -> Result<Vec<(usize, Vec<String>)>, RowProblem> {
    let (mut records, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun, mut quoted) = (1, 1, false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                records.push((begun, std::mem::take(&mut cells)));
                line += 1;
                begun = line;
            }
            '\r' => {}
            character if character == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            character => {
                line += usize::from(character == '\n');
                cell.push(character);
            }
        }
    }
    if quoted {
        return Err(RowProblem::whole(begun, RowFault::Quote));
    }
    cells.push(cell);
    records.push((begun, cells));
    records.retain(|(_, cells): &(usize, Vec<String>)| cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
