//! What pages see of lists that were taken home.

use super::{Base, Brought, Done, Fresh, Matter};
use crate::id::ListMergeId;
use crate::merge::view::MergeLine;
use crate::merge::{MergeCell, MergeStatus};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// The matter around a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListMatter {
    /// Which.
    pub of: Matter,
    /// Its number.
    pub number: String,
    /// Whether the reader writes its records here and now.
    pub writes: bool,
}

/// The page of a list: what was brought back so far, newest first.
#[derive(Clone, Debug)]
pub struct ListPage {
    /// The matter.
    pub matter: ListMatter,
    /// What was brought back.
    pub merges: Vec<MergeLine<ListMergeId>>,
}

/// One merge, to be looked at.
#[derive(Clone, Debug)]
pub struct ListMergePage {
    /// The matter.
    pub matter: ListMatter,
    /// Key.
    pub id: ListMergeId,
    /// Name of the file.
    pub file_name: String,
    /// Where it stands.
    pub status: MergeStatus,
    /// When it was read.
    pub read_at: DateTime<Utc>,
    /// When the file was downloaded.
    pub downloaded_at: DateTime<Utc>,
    /// What the file held then.
    pub base: Base,
    /// What it brought.
    pub brought: Brought,
    /// The cells that are not the same everywhere: now, or as they were when the merge was written.
    pub cells: Vec<MergeCell<String>>,
    /// The rows that it added, likewise.
    pub fresh: Fresh,
    /// Digest of exactly these cells and rows.
    pub seen: String,
    /// What was written, once it was.
    pub done: Option<Done>,
    /// What records are called, by their keys: those of the download, and those of now.
    pub numbers: BTreeMap<String, String>,
    /// Changed records on which somebody decided by name; that was of what they say now, and ends.
    pub undecided: Vec<String>,
}
