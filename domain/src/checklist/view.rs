//! What pages see of checklists.

use crate::id::{ChecklistDraftId, ChecklistId, ChecklistVersionId, OrganisationId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One version in a list to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    /// The version.
    pub id: ChecklistVersionId,
    /// Its checklist.
    pub checklist: ChecklistId,
    /// Number of the version within its checklist.
    pub number: i32,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// How many items.
    pub items: i32,
    /// Who imported it; none for what the portal brings itself.
    pub owner: Option<OrganisationId>,
    /// Since when it can be chosen.
    pub published_at: DateTime<Utc>,
}

/// A draft in the list of those who may write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftLine {
    /// The draft.
    pub id: ChecklistDraftId,
    /// Title so far.
    pub title_ja: String,
    /// Title in English so far.
    pub title_en: String,
    /// How many items.
    pub items: usize,
    /// The version from which it began.
    pub before: Option<ChecklistVersionId>,
    /// When it was changed last.
    pub edited_at: DateTime<Utc>,
}
