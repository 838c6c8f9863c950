//! Internal approval (社内承認): where the company wants it, another person than the submitter approves exactly the present
//! content before it is submitted. What changes afterwards makes the approval stale by itself.

use crate::code::codes;
use crate::confirmation::view::Frozen;
use crate::id::{AccountId, ConfirmationId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// One entry of the approvals of a sheet; entries are only added.
    pub enum ApprovalEntry {
        /// The responsible person asked for it.
        Requested = "requested",
        /// Somebody entitled approved this content.
        Approved = "approved",
        /// Somebody entitled did not, with a reason.
        Declined = "declined",
    }
}

codes! {
    /// Where the approval of a sheet stands; computed, see [`state`].
    pub enum ApprovalState {
        /// The company does not want it.
        NotWanted = "not-wanted",
        /// Nobody was asked yet in this round.
        Missing = "missing",
        /// Waits for somebody entitled.
        Requested = "requested",
        /// Not given, with a reason.
        Declined = "declined",
        /// Given, for another content than the present one.
        Stale = "stale",
        /// Given, for exactly the present content.
        Given = "given",
    }
}

/// One entry as its readers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalLine {
    /// What it says.
    pub entry: ApprovalEntry,
    /// Round of the sheet.
    pub round: i32,
    /// SHA-256 of the content that it is about.
    pub digest: String,
    /// Why, as typed.
    pub reason: String,
    /// Who.
    pub given_by: AccountId,
    /// Their name.
    pub name: String,
    /// When.
    pub given_at: DateTime<Utc>,
}

/// A sheet that waits for the reader's approval, for the first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalAsked {
    /// The sheet.
    pub sheet: ConfirmationId,
    /// Number of the case.
    pub number: String,
    /// When the sheet is due.
    pub due_on: NaiveDate,
}

/// Where the approval stands in this round for this content, by its entries, newest first. A content that was approved stays
/// approved while nobody declines it, whatever was asked since.
#[must_use]
pub fn state(entries: &[ApprovalLine], round: i32, digest: &str) -> ApprovalState {
    let mut found = ApprovalState::Missing;
    for line in entries.iter().filter(|line| line.round == round) {
        match line.entry {
            ApprovalEntry::Approved if line.digest == digest => return ApprovalState::Given,
            ApprovalEntry::Declined if found == ApprovalState::Missing => return ApprovalState::Declined,
            ApprovalEntry::Declined => return found,
            ApprovalEntry::Approved if found == ApprovalState::Missing => found = ApprovalState::Stale,
            ApprovalEntry::Requested if found == ApprovalState::Missing => found = ApprovalState::Requested,
            ApprovalEntry::Approved | ApprovalEntry::Requested => {}
        }
    }
    found
}

/// Who gave the approval of exactly this content, if it stands.
#[must_use]
pub fn given_by(entries: &[ApprovalLine], round: i32, digest: &str) -> Vec<AccountId> {
    let of_round = entries.iter().filter(|line| line.round == round);
    let until = of_round.take_while(|line| line.entry != ApprovalEntry::Declined);
    until
        .filter(|line| line.entry == ApprovalEntry::Approved && line.digest == digest)
        .map(|line| line.given_by)
        .collect()
}

/// Keys of the items that are not as they were approved.
#[must_use]
pub fn changed(approved: &Frozen, present: &Frozen) -> Vec<String> {
    let before = |key: &str| approved.items.iter().find(|item| item.key == key);
    let differs = present.items.iter().filter(|item| before(&item.key) != Some(*item));
    differs.map(|item| item.key.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(entry: ApprovalEntry, round: i32, digest: &str) -> ApprovalLine {
        let (reason, name) = (String::new(), String::new());
        let given_by = AccountId(uuid::Uuid::nil());
        ApprovalLine { entry, round, digest: digest.into(), reason, given_by, name, given_at: DateTime::default() }
    }

    #[test]
    fn an_approval_is_of_one_content_and_one_round() {
        use ApprovalEntry::{Approved, Declined, Requested};
        let is = |lines: &[(ApprovalEntry, i32, &str)]| {
            let lines: Vec<_> = lines.iter().map(|(entry, round, digest)| line(*entry, *round, digest)).collect();
            let state = state(&lines, 2, "b");
            assert_eq!(state == ApprovalState::Given, !given_by(&lines, 2, "b").is_empty());
            state
        };
        assert_eq!(is(&[]), ApprovalState::Missing);
        assert_eq!(is(&[(Approved, 1, "b")]), ApprovalState::Missing);
        assert_eq!(is(&[(Requested, 2, "a")]), ApprovalState::Requested);
        assert_eq!(is(&[(Approved, 2, "b"), (Requested, 2, "a")]), ApprovalState::Given);
        assert_eq!(is(&[(Approved, 2, "a"), (Requested, 2, "a")]), ApprovalState::Stale);
        assert_eq!(is(&[(Requested, 2, "b"), (Approved, 2, "a")]), ApprovalState::Requested);
        assert_eq!(is(&[(Requested, 2, "b"), (Approved, 2, "b")]), ApprovalState::Given);
        assert_eq!(is(&[(Declined, 2, "b"), (Approved, 2, "b")]), ApprovalState::Declined);
        assert_eq!(is(&[(Requested, 2, "b"), (Declined, 2, "b"), (Approved, 2, "b")]), ApprovalState::Requested);
        assert_eq!(is(&[(Approved, 2, "a"), (Declined, 2, "b"), (Approved, 2, "b")]), ApprovalState::Stale);
    }
}
