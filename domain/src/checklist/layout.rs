//! The documented layout of a checklist workbook (`docs/checklist-workbook.md`): from cells to a [`Content`], or to
//! everything that is in the way, by sheet and cell. Pure: who opened the file, and how safely, is told elsewhere.

use super::Content;
use crate::code::codes;
use serde::{Deserialize, Serialize};

mod column;
mod cover;
mod grid;
mod item;
mod sections;
mod value;

pub use column::Column;
pub(crate) use grid::address;
pub use grid::{Cell, Grid, Sheet};
pub(super) use value::{clauses, text};

codes! {
    /// What is wrong at one place of a workbook.
    pub enum LayoutFault {
        /// There is no sheet of this name.
        SheetMissing = "sheet-missing",
        /// No row names the columns.
        HeaderMissing = "header-missing",
        /// A column that is needed is not there.
        ColumnMissing = "column-missing",
        /// Two columns have the same name.
        ColumnTwice = "column-twice",
        /// Nothing stands where something is needed.
        Missing = "missing",
        /// A formula: what it shows may be stale, so only values are read.
        Formula = "formula",
        /// A key is not made of small letters, digits and hyphens.
        Key = "key",
        /// The key stands twice.
        KeyTwice = "key-twice",
        /// A section begins again after another one.
        SectionAgain = "section-again",
        /// A section has two different titles.
        SectionTitle = "section-title",
        /// Not one of the kinds of answer.
        Kind = "kind",
        /// Choices that cannot be read, fewer than two, or some where the kind takes none.
        Choices = "choices",
        /// Neither yes nor no.
        YesNo = "yes-no",
        /// Not one of the three needs of evidence.
        Evidence = "evidence",
        /// A condition that cannot be read, or on something that is not asked before.
        Condition = "condition",
        /// Not a whole number from 1.
        Number = "number",
        /// Not a date.
        Date = "date",
        /// Longer than it may be.
        TooLong = "too-long",
        /// More items than a checklist may have.
        TooMany = "too-many",
        /// No item at all.
        NoItem = "no-item",
    }
}

codes! {
    /// Why a file is not read at all.
    pub enum WorkbookRefusal {
        /// Larger than 10 MiB.
        TooLarge = "too-large",
        /// Not an Excel workbook (.xlsx).
        NotAWorkbook = "not-a-workbook",
        /// Protected by a password.
        PasswordProtected = "password-protected",
        /// The old .xls format.
        OldFormat = "old-format",
        /// It contains macros.
        Macros = "macros",
        /// It refers to other workbooks.
        ExternalLinks = "external-links",
        /// It declares a document type or entities.
        Entities = "entities",
        /// It has parts with names that lead out of it.
        UnsafeNames = "unsafe-names",
        /// It unpacks to more than a checklist can be.
        Bomb = "bomb",
        /// More than 10 sheets, 5,000 rows, 100 columns or 100,000 cells.
        TooManyCells = "too-many-cells",
        /// A cell of more than 4,000 characters.
        TextTooLong = "text-too-long",
        /// Damaged or incomplete.
        Broken = "broken",
        /// Reading it took too long.
        TimedOut = "timed-out",
        /// The reader could not be started; not the file's fault.
        Unavailable = "unavailable",
    }
}

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayoutProblem {
    /// Name of the sheet, as in the file where it is there.
    pub sheet: String,
    /// Address such as `D12`; empty for the sheet as a whole.
    pub cell: String,
    /// Which column or which line of the cover is meant, where one is.
    pub column: Option<Column>,
    /// What is wrong.
    pub fault: LayoutFault,
}

impl std::fmt::Display for LayoutProblem {
    /// `確認事項!D12`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sheet)?;
        if self.cell.is_empty() { Ok(()) } else { write!(f, "!{}", self.cell) }
    }
}

/// Why a workbook did not become a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportReport {
    /// The file is not read at all.
    Refused(WorkbookRefusal),
    /// It was read, and this is to be put right.
    Problems(Vec<LayoutProblem>),
}

impl From<WorkbookRefusal> for ImportReport {
    fn from(refusal: WorkbookRefusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Problems as they are found.
#[derive(Debug, Default)]
struct Found(Vec<LayoutProblem>);

impl Found {
    fn add(&mut self, sheet: &str, cell: String, column: Option<Column>, fault: LayoutFault) {
        let problem = LayoutProblem { sheet: sheet.to_owned(), cell, column, fault };
        if !self.0.contains(&problem) {
            self.0.push(problem);
        }
    }

    /// By sheet in the order of finding, then by row and column.
    fn sorted(self) -> Vec<LayoutProblem> {
        let mut sheets: Vec<String> = Vec::new();
        for problem in &self.0 {
            if !sheets.contains(&problem.sheet) {
                sheets.push(problem.sheet.clone());
            }
        }
        let mut problems = self.0;
        problems.sort_by_cached_key(|problem| {
            let letters = problem.cell.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let row: u32 = problem.cell[letters..].parse().unwrap_or_default();
            let sheet = sheets.iter().position(|sheet| *sheet == problem.sheet);
            (sheet, row, letters, problem.cell.clone())
        });
        problems
    }
}

/// Reads a checklist out of the cells.
///
/// # Errors
/// Everything that is to be put right, cover first, then by row.
pub fn read(grid: &Grid) -> Result<Content, Vec<LayoutProblem>> {
    let mut found = Found::default();
    let cover = cover::read(grid, &mut found);
    let rows = item::read(grid, &mut found);
    let content = sections::build(cover, rows, &mut found);
    if found.0.is_empty() { Ok(content) } else { Err(found.sorted()) }
}

#[cfg(test)]
mod tests;
