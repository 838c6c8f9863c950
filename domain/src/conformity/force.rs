//! Which version is in force: the newest confirmed one of a company, a contract and a kind. Computed, so that nothing has to be
//! switched. One that is only submitted changes nothing: the one before stays in force meanwhile (trap 8).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A confirmed version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version<K> {
    /// Its key.
    pub key: K,
    /// When it was submitted: versions are in this order, whenever each was answered.
    pub submitted_at: DateTime<Utc>,
    /// Day of the ministry's confirmation.
    pub confirmed_on: NaiveDate,
}

/// What a confirmed version is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Force<K> {
    /// In force since that day.
    InForce(NaiveDate),
    /// Superseded by a newer version since that day.
    Superseded(K, NaiveDate),
}

/// What one of the confirmed versions of the same company, contract and kind is worth; none where it is not among them.
#[must_use]
pub fn of<K: Copy + Ord>(versions: &[Version<K>], key: K) -> Option<Force<K>> {
    let own = versions.iter().find(|version| version.key == key)?;
    let newer = versions.iter().filter(|version| (version.submitted_at, version.key) > (own.submitted_at, own.key));
    // Of several newer ones the first that was confirmed took its place.
    let by = newer.min_by_key(|version| (version.confirmed_on, version.submitted_at, version.key));
    Some(match by {
        None => Force::InForce(own.confirmed_on),
        // Confirmed only after a newer version: superseded from the first day.
        Some(by) => Force::Superseded(by.key, by.confirmed_on.max(own.confirmed_on)),
    })
}
