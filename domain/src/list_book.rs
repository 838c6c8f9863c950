//! A list taken home (一覧ブック): the records of one matter, each a row of a workbook that is filled in with a spreadsheet program and
//! brought back. What comes back is compared with what the download held and with what the portal holds now, cell by cell; a row that
//! is gone from the file deletes nothing. Pure: how a file is written and opened is told in `server`.

use crate::code::codes;
use crate::id::ListBookId;
use crate::refusal::{Fault, Refusal};
use crate::workbook::marked;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

mod column;
mod compare;
mod read;
pub mod view;

pub use column::{Column, Kind, ListChoice, people};
pub use compare::{Done, Fresh, compare, fresh, settle};
pub use read::{Added, Brought, Change, Filled};

codes! {
    /// What a list is of.
    pub enum ListSubject {
        /// The risks of an assessment (12-1).
        RiskAssessment = "risk-assessment",
        /// The procedures of an audit that is being held, with what was found (13-2).
        Audit = "audit",
    }
}

/// The matter of which a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matter {
    /// What the list is of.
    pub subject: ListSubject,
    /// Key of the matter.
    pub id: Uuid,
}

impl Matter {
    /// The matter with this key, as it stands in an address.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for one that cannot be a key: it names nothing.
    pub fn new(subject: ListSubject, key: &str) -> Result<Self, Refusal> {
        let id = Uuid::try_parse(key).map_err(|_| Refusal::NotFound)?;
        Ok(Self { subject, id })
    }
}

/// What marks the sheet of a list, in front of the layout and the key of the download.
const MARK: &str = "kakunin-list";
/// Code of the column of keys, hidden.
pub const KEY: &str = "key";
/// Code of the column in which a row says what it is called; it is not filled in.
pub const NUMBER: &str = "number";

/// Texts of a row, by the codes of the columns.
pub type Values = BTreeMap<String, String>;

/// One row as downloaded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Key of the record.
    pub key: String,
    /// What it is called.
    pub number: String,
    /// What it says in each column.
    pub values: Values,
}

/// What one download held, as stored: what comes back is compared with this, never with what the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The columns, with what could be chosen then.
    pub columns: Vec<Column>,
    /// Every record.
    pub rows: Vec<Row>,
    /// Whether rows can be added.
    pub grows: bool,
}

impl Base {
    /// Columns that are filled in.
    pub fn filled(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.is_filled())
    }

    /// A column.
    #[must_use]
    pub fn column(&self, code: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.code == code)
    }

    /// A record as downloaded.
    #[must_use]
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.key == key)
    }
}

codes! {
    /// What is wrong with a row, whatever its cells say.
    pub enum RowFault {
        /// A formula: what it shows may be stale.
        Formula = "formula",
        /// The key of the row names no record of this list.
        UnknownKey = "unknown-key",
        /// Two rows have this key.
        KeyTwice = "key-twice",
        /// Key and number of the row do not belong together: columns were sorted apart.
        Moved = "moved",
    }
}

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wrong {
    /// With its row, or that it is a formula.
    Row(RowFault),
    /// With what it says, as in the form of the portal.
    Field(Fault),
}

/// One cell to put right; nothing is taken until it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListProblem {
    /// Name of the sheet in the file.
    pub sheet: String,
    /// Address such as `F12`.
    pub cell: String,
    /// Code of its column.
    pub column: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What marks the sheet of this download.
#[must_use]
pub fn mark(book: ListBookId) -> String {
    marked::mark(MARK, Some(book.0))
}

#[cfg(test)]
mod tests;
