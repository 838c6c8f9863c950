//! Backups (控え): one file with every row and every file of evidence as of one moment, sealed with the house key. Written while the portal
//! runs, the same on both databases; put back only where nothing is.

mod read;
mod restore;
mod write;

pub use read::check;
pub use restore::{is_empty, restore};
pub use write::write;

use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What every backup begins with; behind it the number of the way in which it is written.
const MARK: [u8; 16] = *b"KAKUNIN BACKUP\0\x01";

/// What stands in a backup before everything else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    /// When it was begun: it holds what was there then.
    pub at: DateTime<Utc>,
    /// The migrations of the store that it is of.
    pub migrations: Vec<String>,
}

/// What stands at the end of a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
    /// Files of evidence.
    pub files: u64,
    /// SHA-256 of everything in between: two backups of the same content have the same.
    pub digest: String,
}

/// A piece of a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// [`Begin`] as JSON.
    Begin = 1,
    /// The key of a file of evidence; its sealed bytes follow.
    File = 2,
    /// Bytes of that file.
    Bytes = 3,
    /// The name of a table; its rows follow.
    Table = 4,
    /// A row as JSON.
    Row = 5,
    /// [`End`] as JSON.
    End = 6,
}

impl Kind {
    fn of(code: u8) -> Result<Self> {
        let all = [Self::Begin, Self::File, Self::Bytes, Self::Table, Self::Row, Self::End];
        all.into_iter().find(|kind| *kind as u8 == code).ok_or_else(damaged)
    }
}

fn damaged() -> Error {
    Error::internal("the backup is damaged or not whole")
}

fn about(id: uuid::Uuid) -> String {
    format!("backup {id}")
}
