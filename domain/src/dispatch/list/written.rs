use super::MOST;
use crate::checklist::layout::Sheet;

/// Columns at most: beyond, nobody meant a list of recipients.
const COLUMNS: usize = 100;

/// The cells of a sheet as a spreadsheet copies them: a line a row, so that line numbers stay, tabs between. Rows beyond the
/// largest list by one are left out: the list is refused for their number.
#[must_use]
pub fn written(sheet: &Sheet) -> String {
    let mut lines: Vec<Vec<&str>> = Vec::new();
    for cell in &sheet.cells {
        let (Ok(row), Ok(column)) = (usize::try_from(cell.row), usize::try_from(cell.column)) else { continue };
        if row > 2 * MOST || column >= COLUMNS {
            continue;
        }
        if lines.len() <= row {
            lines.resize(row + 1, Vec::new());
        }
        if let Some(cells) = lines.get_mut(row) {
            cells.resize(cells.len().max(column + 1), "");
            if let Some(place) = cells.get_mut(column) {
                *place = &cell.text;
            }
        }
    }
    let line = |cells: Vec<&str>| cells.into_iter().map(quoted).collect::<Vec<_>>().join("\t");
    lines.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::{ListColumn, Mapping, read};
    use super::*;
    use crate::checklist::layout::Cell;

    #[test]
    fn what_stands_in_a_sheet_is_read_as_if_it_was_pasted() {
        let cell = |row, column, text: &str| Cell { row, column, text: text.into(), formula: false };
        let cells = vec![
            cell(0, 1, "会社名"),
            cell(0, 2, "作業内容"),
            cell(3, 1, "あさひ精機"),
            cell(3, 2, "切削\t「\"荒\"」\n仕上げ"),
            cell(9_999_999, 0, "far away"),
            cell(3, 16_000, "far away"),
        ];
        let text = written(&Sheet { name: "一覧".into(), cells });
        let rows = read(&text, &Mapping::default()).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].line, rows[0].cell(ListColumn::Work)), (4, "切削\t「\"荒\"」\n仕上げ"));
    }

    #[test]
    fn empty_rows_above_and_headings_on_two_lines_change_nothing() {
        let cell = |row, column, text: &str| Cell { row, column, text: text.into(), formula: false };
        let cells =
            vec![cell(2, 0, "会社名\n"), cell(2, 1, "作業内容"), cell(3, 0, "あさひ精機"), cell(3, 1, "切削, 研削")];
        let rows = read(&written(&Sheet { name: "一覧".into(), cells }), &Mapping::default()).unwrap();
        assert_eq!((rows[0].cell(ListColumn::Company), rows[0].cell(ListColumn::Work)), ("あさひ精機", "切削, 研削"));
        let rows = read("\"作業\n内容\"\t会社名\n切削\tあさひ精機\n", &Mapping::default()).unwrap();
        assert_eq!(rows[0].cell(ListColumn::Company), "あさひ精機");
    }
}
