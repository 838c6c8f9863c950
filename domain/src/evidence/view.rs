//! What pages see of evidence.

use super::MediaType;
use crate::id::EvidenceId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A file attached to an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceLine {
    /// The file.
    pub id: EvidenceId,
    /// The attachment.
    pub grant: Uuid,
    /// Key of the item.
    pub item_key: String,
    /// File name as sent, cleaned.
    pub name: String,
    /// Kind of file.
    pub media_type: MediaType,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the plain bytes.
    pub sha256: String,
    /// When it was uploaded.
    pub uploaded_at: DateTime<Utc>,
    /// By whom.
    pub uploaded_by_name: String,
    /// First day on which it holds, where its company says one.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it holds, where its company says one.
    pub valid_until: Option<NaiveDate>,
    /// Of the attachment, for optimistic locking.
    pub revision: i32,
}
