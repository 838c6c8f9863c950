//! The trail (証跡): a hash chain per case, recomputed by `kakunin verify`. "Audit" means 監査 only.

mod chain;
mod export;
mod signed;

pub use chain::{Chains, broken};
pub use export::{Line, Opening, lines};
pub use signed::{Checkpoint, Head, Receipt};

use crate::digest;
use crate::id::{AccountId, OrganisationId};
use crate::role::Role;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The digest before the first entry of a chain.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A row after the write: what it was is in earlier entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Table of the row.
    pub table: String,
    /// Key of the row.
    pub row: Uuid,
    /// [`digest::of`] the whole row as stored.
    pub digest: String,
}

/// One act, as hashed. The bytes that are hashed are the bytes that are stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The case: an engagement, an organisation or an account.
    pub case: Uuid,
    /// Position in the chain of the case, from 1.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; none for the portal itself.
    pub actor: Option<AccountId>,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// In which role.
    pub role: Option<Role>,
    /// What, a code.
    pub act: String,
    /// Why, as typed; empty where none was asked.
    pub reason: String,
    /// The rows as they are since.
    pub changes: Vec<Change>,
    /// Digest of the entry before.
    pub previous: String,
}

impl Entry {
    /// The bytes to store and their digest.
    ///
    /// # Errors
    /// The entry cannot be written as JSON.
    pub fn seal(&self) -> Result<(String, String), serde_json::Error> {
        let bytes = digest::canonical(self)?;
        let hash = digest::of_bytes(&bytes);
        Ok((String::from_utf8_lossy(&bytes).into_owned(), hash))
    }
}
