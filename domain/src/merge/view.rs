//! What pages see of merges.

use super::{Done, MergeCell, MergeStatus};
use crate::checklist::Content;
use crate::confirmation::ConfirmationStatus;
use crate::id::{ConfirmationId, EngagementId, MergeId};
use crate::workbook::{Brought, Named};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// The sheet around a merge.
#[derive(Clone, Debug)]
pub struct MergeSheet {
    /// Key.
    pub id: ConfirmationId,
    /// Its case.
    pub engagement: EngagementId,
    /// Number of the case.
    pub number: String,
    /// Where it stands.
    pub status: ConfirmationStatus,
    /// Whether the reader writes answers here and now.
    pub answers: bool,
}

/// One merge in a list: of a sheet, or of a list that was taken home.
#[derive(Clone, Debug)]
pub struct MergeLine<I = MergeId> {
    /// Key.
    pub id: I,
    /// Name of the file.
    pub file_name: String,
    /// Where it stands.
    pub status: MergeStatus,
    /// When it was read.
    pub read_at: DateTime<Utc>,
    /// By whom.
    pub read_by: String,
}

/// The page of the workbook: what was brought back so far, newest first.
#[derive(Clone, Debug)]
pub struct WorkbookPage {
    /// The sheet.
    pub sheet: MergeSheet,
    /// What was brought back.
    pub merges: Vec<MergeLine>,
}

/// One merge, to be looked at.
#[derive(Clone, Debug)]
pub struct MergePage {
    /// The sheet.
    pub sheet: MergeSheet,
    /// Key.
    pub id: MergeId,
    /// Name of the file.
    pub file_name: String,
    /// Where it stands.
    pub status: MergeStatus,
    /// When it was read.
    pub read_at: DateTime<Utc>,
    /// For optimistic locking.
    pub revision: i32,
    /// When the file was downloaded.
    pub downloaded_at: DateTime<Utc>,
    /// The checklist version.
    pub content: Arc<Content>,
    /// What the file brought.
    pub brought: Brought,
    /// The cells that are not the same everywhere: now, or as they were when the merge was written.
    pub cells: Vec<MergeCell>,
    /// Digest of exactly these cells.
    pub seen: String,
    /// What was written, once it was.
    pub done: Option<Done>,
    /// Files that the workbook names for items that can be answered now, and that are not attached.
    pub wanted: Vec<Named>,
    /// Whether it can be taken back now.
    pub undoable: bool,
}
