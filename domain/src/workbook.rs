//! The workbook (記入用ブック): a sheet taken home, filled in a spreadsheet program, and brought back. Pure: how a file is
//! written and opened is told in `server`.

use crate::code::codes;
use crate::id::WorkbookId;
use serde::{Deserialize, Serialize};

mod earlier;
pub(crate) mod marked;
mod read;
pub(crate) mod said;

pub use earlier::{Between, Earlier, follow};
pub use read::{Brought, Change, Filled, Named};
pub use said::{conformity, same, understood};

/// What marks the sheet of answers, in front of the layout and the key of the download.
const MARK: &str = "kakunin-workbook";
/// Layout that is written and read.
const LAYOUT: u32 = 1;
/// Stands for the key in a copy that is only for reading.
const COPY: &str = "copy";
/// Begins what stands in the column of keys beside rows that are no items.
pub const NO_ITEM: char = '#';

codes! {
    /// A column of the sheet of answers; its code stands in a hidden row.
    pub enum Column {
        /// Key of the item, hidden.
        Key = "key",
        /// Position in the checklist.
        Number = "number",
        /// Clauses.
        Clauses = "clauses",
        /// The question.
        Question = "question",
        /// Whether it can be answered now.
        State = "state",
        /// The answer, to be filled in.
        Value = "value",
        /// Reason and explanation, to be filled in.
        Remark = "remark",
        /// Names of the files, one a line: those attached, and those that are to be.
        Evidence = "evidence",
        /// Why it came back.
        Returned = "returned",
        /// Who answered.
        AnsweredBy = "answered-by",
        /// When.
        AnsweredAt = "answered-at",
    }
}

codes! {
    /// A cell of an answer that people fill in.
    pub enum Field {
        /// The answer.
        Value = "value",
        /// Reason and explanation.
        Remark = "remark",
    }
}

codes! {
    /// Why a readable workbook is not taken.
    pub enum WorkbookFault {
        /// It was not made by this portal.
        NotOurs = "not-ours",
        /// A newer portal made it.
        Newer = "newer",
        /// A copy for reading.
        Copy = "copy",
        /// Two sheets of answers.
        Twice = "twice",
        /// The columns that are filled in are gone.
        ColumnMissing = "column-missing",
        /// It was downloaded from the sheet of another case.
        AnotherSheet = "another-sheet",
    }
}

codes! {
    /// What is wrong with one cell; nothing is taken until it is put right.
    pub enum CellFault {
        /// A formula: what it shows may be stale.
        Formula = "formula",
        /// The key of the row names no item of this checklist.
        UnknownKey = "unknown-key",
        /// Two rows have this key.
        KeyTwice = "key-twice",
        /// Key and question of the row do not belong together: columns were sorted apart.
        Moved = "moved",
        /// Not one of the choices.
        Choice = "choice",
        /// Not a date.
        Date = "date",
        /// Not a whole number.
        Number = "number",
        /// Longer than an answer may be.
        TooLong = "too-long",
    }
}

/// One cell to put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellProblem {
    /// Name of the sheet in the file.
    pub sheet: String,
    /// Address such as `F12`.
    pub cell: String,
    /// Key of the item, where the row has a known one.
    pub item: Option<String>,
    /// What is wrong.
    pub fault: CellFault,
}

/// What one download held, as stored: what comes back is compared with this, never with what the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// SHA-256 of the checklist version.
    pub checklist: String,
    /// Every item.
    pub items: Vec<BaseItem>,
}

/// One item as downloaded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BaseItem {
    /// Key.
    pub item: String,
    /// The answer.
    pub value: String,
    /// Its explanation.
    pub remark: String,
    /// Revision of the answer; 0 where there was none.
    pub revision: i32,
    /// Whether it could be answered then.
    pub open: bool,
}

impl BaseItem {
    /// One of the two cells.
    #[must_use]
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::Value => &self.value,
            Field::Remark => &self.remark,
        }
    }
}

/// What marks the sheet of answers of this download; of a copy for reading where there is none.
#[must_use]
pub fn mark(workbook: Option<WorkbookId>) -> String {
    marked::mark(MARK, workbook.map(|id| id.0))
}

#[cfg(test)]
mod tests;
