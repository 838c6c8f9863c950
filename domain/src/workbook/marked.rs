//! A sheet that a download of ours marked, found in a file. Its place is wherever its mark is: rows and columns may have been added
//! around it.

use super::{COPY, LAYOUT, WorkbookFault as Fault};
use crate::checklist::layout::{Cell, Grid, Sheet, address};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The mark of a download, `mark/layout/key`; of a copy for reading where there is none.
pub(crate) fn mark(mark: &str, id: Option<Uuid>) -> String {
    id.map_or_else(|| format!("{mark}/{LAYOUT}/{COPY}"), |id| format!("{mark}/{LAYOUT}/{id}"))
}

/// The marked sheet.
#[derive(Debug)]
pub(crate) struct Marked<'a> {
    sheet: &'a Sheet,
    /// Row of the codes of the columns.
    head: u32,
    /// By their codes; that of the keys is below the mark.
    columns: BTreeMap<&'a str, u32>,
    /// The download from which the file came.
    pub(crate) id: Uuid,
}

impl<'a> Marked<'a> {
    /// Looks for the sheet with this mark, beside which stand the codes of the columns that are needed.
    ///
    /// # Errors
    /// Why there is none that can be read.
    pub(crate) fn find(grid: &'a Grid, mark: &str, key: &'static str, needed: &[&str]) -> Result<Self, Fault> {
        let marked = |cell: &&Cell| cell.text.trim().starts_with(mark);
        let marks = grid.sheets.iter().flat_map(|sheet| sheet.cells.iter().filter(marked).map(move |at| (sheet, at)));
        let marks: Vec<_> = marks.map(|(sheet, at)| (sheet, at, columns(sheet, at, key))).collect();
        // The same words may stand in an answer; only beside the codes of the columns are they the mark.
        let mut whole = marks.iter().filter(|(.., columns)| needed.iter().all(|it| columns.contains_key(it)));
        let Some((sheet, at, columns)) = whole.next() else {
            return Err(if marks.iter().any(|(_, at, _)| download(&at.text).is_ok()) {
                Fault::ColumnMissing
            } else {
                Fault::NotOurs
            });
        };
        if whole.next().is_some() {
            return Err(Fault::Twice);
        }
        Ok(Self { sheet, head: at.row, columns: columns.clone(), id: download(&at.text)? })
    }

    /// Rows below the codes that have something in them, in order.
    pub(crate) fn lines(&self) -> Vec<Line<'_>> {
        let rows = self.sheet.rows().into_iter().filter_map(|cells| {
            let row = cells.first()?.row;
            (row > self.head).then_some(Line { sheet: self, row, cells })
        });
        rows.collect()
    }

    /// Its columns by their codes, from 0.
    pub(crate) const fn columns(&self) -> &BTreeMap<&'a str, u32> {
        &self.columns
    }

    /// Name of the sheet in the file.
    pub(crate) fn name(&self) -> &str {
        &self.sheet.name
    }
}

/// One row of it.
pub(crate) struct Line<'a> {
    sheet: &'a Marked<'a>,
    /// Counted from 0.
    pub(crate) row: u32,
    cells: Vec<&'a Cell>,
}

impl Line<'_> {
    /// The cell in a column, where something stands in it.
    pub(crate) fn at(&self, column: &str) -> Option<&Cell> {
        let at = self.sheet.columns.get(column)?;
        self.cells.iter().copied().find(|cell| cell.column == *at)
    }

    /// What stands in a column; nothing where a formula does.
    pub(crate) fn text(&self, column: &str) -> &str {
        self.at(column).map_or("", |cell| cell.text.as_str())
    }

    /// Whether something stands in a column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.at(column).is_some_and(|cell| cell.formula || !cell.text.trim().is_empty())
    }

    /// Address such as `F12`.
    pub(crate) fn address(&self, column: &str) -> String {
        address(self.row, self.sheet.columns.get(column).copied().unwrap_or_default())
    }
}

/// The columns named in the row of a mark; the first one of a name counts.
fn columns<'a>(sheet: &'a Sheet, mark: &Cell, key: &'static str) -> BTreeMap<&'a str, u32> {
    let mut columns = BTreeMap::from([(key, mark.column)]);
    for cell in sheet.cells.iter().filter(|cell| cell.row == mark.row && cell.column != mark.column) {
        columns.entry(cell.text.trim()).or_insert(cell.column);
    }
    columns
}

/// The key in a mark.
fn download(mark: &str) -> Result<Uuid, Fault> {
    let parts: Vec<&str> = mark.trim().split('/').collect();
    let [_, layout, key] = parts.as_slice() else { return Err(Fault::NotOurs) };
    match layout.parse::<u32>() {
        Ok(LAYOUT) if *key == COPY => Err(Fault::Copy),
        Ok(LAYOUT) => Uuid::try_parse(key).map_err(|_| Fault::NotOurs),
        Ok(layout) if layout > LAYOUT => Err(Fault::Newer),
        Ok(_) | Err(_) => Err(Fault::NotOurs),
    }
}
