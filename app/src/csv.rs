//! Lists as files for a spreadsheet: CSV in UTF-8 with a byte order mark, lines ended by CR and LF (RFC 4180), no cell that a
//! spreadsheet would take for a formula.

/// A file with these headings and rows.
#[must_use]
pub fn file<const N: usize>(heads: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut file = String::from("\u{feff}");
    row(&mut file, heads.map(ToOwned::to_owned));
    for cells in rows {
        row(&mut file, cells);
    }
    file
}

fn row<const N: usize>(file: &mut String, cells: [String; N]) {
    let cells = cells.map(|cell| format!("\"{}\"", harmless(&cell).replace('"', "\"\"")));
    file.push_str(&cells.join(","));
    file.push_str("\r\n");
}

/// A cell that begins like a formula gets an apostrophe in front, which spreadsheets read as "text".
fn harmless(cell: &str) -> String {
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if cell.trim_start_matches(' ').starts_with(formula) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠A", "  =1"] {
            assert!(harmless(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(harmless("確-2026-000001"), "確-2026-000001");
    }
}
