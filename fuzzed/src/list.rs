//! Lists of recipients, as a file or pasted: read within bounds, and what is written out of a sheet is read as that sheet.

use domain::checklist::layout::{Cell, Sheet};
use domain::dispatch::MOST;
use domain::dispatch::list::{ListColumn, ListRow, Mapping, headings, read, written};
use wire::decoded;

/// The heading of each column.
const HEADINGS: [&str; 8] = ["法人番号", "会社名", "作業内容", "作業場所", "メール", "氏名", "契約番号", "契約日"];

pub(super) fn run(input: &[u8]) {
    let Some(text) = decoded(input) else { return };
    assert!(text.chars().all(|c| !c.is_control() || matches!(c, '\t' | '\r' | '\n')), "{text:?} is no text");
    let again = decoded(text.as_bytes());
    assert!(again.as_deref() == Some(&*text) || text.starts_with('\u{feff}'), "text is read as another text");
    assert!(headings(&text).len() <= 60);
    let rows = read(&text, &Mapping::default());
    assert_eq!(rows, read(&text, &Mapping::default()), "two answers to one question");
    let Ok(rows) = rows else { return };
    assert!(rows.len() <= MOST, "{} rows", rows.len());
    assert!(rows.is_sorted_by(|one, other| one.line < other.line), "two rows on one line");
    for row in &rows {
        assert!(row.cells.values().all(|cell| !cell.is_empty() && cell.trim() == cell), "{row:?}");
    }
    for above in [0, 2] {
        assert_eq!(cells(&read(&written(&sheet(&rows, above)), &Mapping::default()).unwrap()), cells(&rows));
    }
}

/// The rows below the headings, after so many empty rows.
fn sheet(rows: &[ListRow], above: u32) -> Sheet {
    let cell = |row: usize, column: usize, text: &str| Cell {
        row: above + u32::try_from(row).unwrap(),
        column: u32::try_from(column).unwrap(),
        text: text.to_owned(),
        formula: false,
    };
    let mut cells: Vec<Cell> = HEADINGS.iter().enumerate().map(|(at, heading)| cell(0, at, heading)).collect();
    for (at, row) in rows.iter().enumerate() {
        for (column, known) in ListColumn::ALL.iter().enumerate() {
            if !row.cell(*known).is_empty() {
                cells.push(cell(at + 1, column, row.cell(*known)));
            }
        }
    }
    Sheet { name: String::new(), cells }
}

fn cells(rows: &[ListRow]) -> Vec<Vec<&str>> {
    rows.iter().map(|row| ListColumn::ALL.iter().map(|column| row.cell(*column)).collect()).collect()
}
