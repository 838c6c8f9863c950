//! What pages see of checklists.

use crate::id::{ChecklistVersionId, OrganisationId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One version in a list to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    /// The version.
    pub id: ChecklistVersionId,
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
