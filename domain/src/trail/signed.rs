//! What the portal signs and people keep: checkpoints of all chains, and receipts of one act.

use super::Change;
use crate::digest;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The newest entry of a chain: case, position, digest.
pub type Head = (Uuid, i64, String);

/// All heads at one time, signed by the portal. Kept outside of it, it proves what was there on that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// When.
    pub at: DateTime<Utc>,
    /// All heads, by case.
    pub heads: Vec<Head>,
    /// [`digest::of`] the heads.
    pub digest: String,
    /// Ed25519 over [`Checkpoint::message`], 128 hexadecimal digits.
    pub signature: String,
    /// The portal's public key, 64 hexadecimal digits.
    pub public_key: String,
}

impl Checkpoint {
    /// What is signed.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        format!("{} {}", self.at.to_rfc3339(), self.digest).into_bytes()
    }

    /// Whether the digest is that of the heads.
    #[must_use]
    pub fn is_of_its_heads(&self) -> bool {
        digest::of(&self.heads).is_ok_and(|digest| digest == self.digest)
    }
}

/// The proof of one act, for whoever acted: that this entry stood in the trail, with what it recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Number that people know what was submitted or answered by.
    pub number: String,
    /// Number of the case.
    pub case_number: String,
    /// The act, a code.
    pub act: String,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// Key of the case.
    pub case: Uuid,
    /// Position of the entry in the chain of the case.
    pub seq: i64,
    /// Digest of the entry.
    pub entry: String,
    /// The row that was written, with its digest as the entry has it.
    pub change: Change,
    /// Position and digest of the newest entry of the case when the receipt was taken.
    pub head: (i64, String),
    /// When the receipt was taken.
    pub taken_at: DateTime<Utc>,
    /// The portal's public key, 64 hexadecimal digits.
    pub public_key: String,
    /// Ed25519 over [`Receipt::message`], 128 hexadecimal digits.
    pub signature: String,
}

impl Receipt {
    /// What is signed: the canonical form with an empty signature.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub fn message(&self) -> Result<Vec<u8>, serde_json::Error> {
        digest::canonical(&("kakunin receipt", &Self { signature: String::new(), ..self.clone() }))
    }

    /// The entries that it proves: its own, and the newest one when it was taken.
    #[must_use]
    pub fn heads(&self) -> [Head; 2] {
        let (seq, hash) = &self.head;
        [(self.case, self.seq, self.entry.clone()), (self.case, *seq, hash.clone())]
    }
}
