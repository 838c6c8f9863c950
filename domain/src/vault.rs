//! The evidence vault (証拠資料庫): a company's files, each once, with where it is used and how long it holds.

use crate::code::codes;
use crate::evidence::MediaType;
use crate::id::{ConfirmationId, EngagementId, EvidenceId};
use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;

/// Days before the last one from which a file is shown as ending soon.
pub const SOON: u64 = 60;

/// Bytes that the files of one company may take together.
pub const QUOTA: i64 = 2 * 1024 * 1024 * 1024;

codes! {
    /// Whether a file holds on a day.
    pub enum Validity {
        /// Nothing was said of it.
        Undated = "undated",
        /// It begins later.
        NotYet = "not-yet",
        /// It holds.
        Valid = "valid",
        /// It holds, for [`SOON`] days at most.
        EndsSoon = "ends-soon",
        /// It held until an earlier day.
        Expired = "expired",
    }
}

/// Whether a file that holds from one day to another, both included, holds on this one.
#[must_use]
pub fn validity(from: Option<NaiveDate>, until: Option<NaiveDate>, on: NaiveDate) -> Validity {
    let soon = on.checked_add_days(Days::new(SOON)).unwrap_or(on);
    match (from, until) {
        (None, None) => Validity::Undated,
        (Some(from), _) if on < from => Validity::NotYet,
        (_, Some(until)) if until < on => Validity::Expired,
        (_, Some(until)) if until <= soon => Validity::EndsSoon,
        (_, _) => Validity::Valid,
    }
}

/// One use of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The attachment.
    pub grant: Uuid,
    /// The sheet.
    pub confirmation: ConfirmationId,
    /// Its case.
    pub engagement: EngagementId,
    /// Number of the case.
    pub number: String,
    /// Key of the item.
    pub item_key: String,
    /// When it was attached.
    pub at: DateTime<Utc>,
    /// Whether it was taken off since; what was submitted with it keeps it.
    pub ended: bool,
    /// Whether it was submitted.
    pub submitted: bool,
}

/// One file, with the uses that the reader may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VaultFile {
    /// Key.
    pub id: EvidenceId,
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
    /// First day on which it holds.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it holds.
    pub valid_until: Option<NaiveDate>,
    /// Where it is or was attached, newest first.
    pub uses: Vec<Use>,
}

impl VaultFile {
    /// Whether it holds on a day.
    #[must_use]
    pub fn validity(&self, on: NaiveDate) -> Validity {
        validity(self.valid_from, self.valid_until, on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_days_are_included() {
        let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
        let on = |text| validity(day("2026-04-01"), day("2027-03-31"), day(text).unwrap());
        assert_eq!(on("2026-03-31"), Validity::NotYet);
        assert_eq!(on("2026-04-01"), Validity::Valid);
        assert_eq!(on("2027-01-29"), Validity::Valid);
        assert_eq!(on("2027-01-30"), Validity::EndsSoon);
        assert_eq!(on("2027-03-31"), Validity::EndsSoon);
        assert_eq!(on("2027-04-01"), Validity::Expired);
        assert_eq!(validity(None, None, day("2027-04-01").unwrap()), Validity::Undated);
        assert_eq!(validity(day("2026-04-01"), None, day("2099-01-01").unwrap()), Validity::Valid);
    }
}
