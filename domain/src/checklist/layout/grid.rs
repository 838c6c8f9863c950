use super::value::fold;
use serde::{Deserialize, Serialize};

/// Sheets as read: only cells with something in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// In the order of the workbook.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its cells, row by row.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// What stands in it; dates as `2026-11-23`. Empty for a formula.
    pub text: String,
    /// Whether it is a formula.
    pub formula: bool,
}

impl Cell {
    pub(super) fn address(&self) -> String {
        address(self.row, self.column)
    }
}

impl Grid {
    /// The sheet with one of these folded names.
    pub(super) fn sheet(&self, names: &[&str]) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| names.contains(&fold(&sheet.name).as_str()))
    }
}

impl Sheet {
    /// Rows that have cells, in order.
    pub(crate) fn rows(&self) -> Vec<Vec<&Cell>> {
        let mut cells: Vec<&Cell> = self.cells.iter().collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells.chunk_by(|one, next| one.row == next.row).map(<[&Cell]>::to_vec).collect()
    }
}

/// `D12` for row 11, column 3.
pub(crate) fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_are_those_of_the_program() {
        assert_eq!(address(11, 3), "D12");
        assert_eq!(address(0, 25), "Z1");
        assert_eq!(address(0, 26), "AA1");
        assert_eq!(address(1_048_575, 16_383), "XFD1048576");
    }
}
