//! The trail as a file: lines of JSON, to be checked where there is no database and no portal.

use super::{Checkpoint, Head, Receipt};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The first line of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Version of the form of the file.
    pub version: u32,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// The portal's public key, 64 hexadecimal digits.
    pub public_key: String,
}

/// One line of an export; receipts and checkpoints are kept in the same form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// How an export begins.
    Trail(Opening),
    /// An entry: the bytes that were hashed, and their digest.
    Entry {
        /// Canonical JSON of [`super::Entry`].
        content: String,
        /// Its SHA-256, 64 hexadecimal digits.
        hash: String,
    },
    /// The newest entry of a chain.
    Head(Head),
    /// A checkpoint; an export ends with one of its own, over all that is in it.
    Checkpoint(Checkpoint),
    /// A receipt.
    Receipt(Receipt),
}

/// The lines of a text, one after the other; a document over several lines is one, too.
pub fn lines(text: &str) -> impl Iterator<Item = Result<Line, serde_json::Error>> {
    serde_json::Deserializer::from_str(text).into_iter::<Line>()
}
