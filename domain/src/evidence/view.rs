//! What pages see of evidence.

use super::MediaType;
use crate::code::codes;
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

codes! {
    /// Why no page of a file is drawn.
    pub enum NotDrawn {
        /// It is no PDF.
        Kind = "kind",
        /// It is damaged, protected by a password, or too large to be drawn in time.
        Unreadable = "unreadable",
        /// This portal draws no pages now.
        Unavailable = "unavailable",
    }
}

/// A page of a PDF as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Which page, from 1.
    pub number: usize,
    /// How many there are.
    pub pages: usize,
    /// The picture, PNG in base64 (RFC 4648).
    pub png: String,
}

/// A file to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The file.
    pub file: EvidenceLine,
    /// A page of it.
    pub drawn: Result<Drawn, NotDrawn>,
}
