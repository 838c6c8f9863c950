//! Who holds what, by whose permission, until when: computed from days, so that nothing has to happen at midnight.

use super::DisclosureStatus;
use crate::code::codes;
use crate::refusal::Rule;
use chrono::NaiveDate;

codes! {
    /// What a permission is worth on a day.
    pub enum Hold {
        /// In force, nothing handled yet.
        Unused = "unused",
        /// In force and used.
        InUse = "in-use",
        /// Its end is past or it was revoked, and no proof of return is recorded.
        ProofMissing = "proof-missing",
        /// Its end is past, nothing was ever handled.
        Lapsed = "lapsed",
        /// Over; what was to come back came back.
        Closed = "closed",
    }
}

/// The days of a permission. Days are days in Japan; the first and the last one count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Where its request stands.
    pub status: DisclosureStatus,
    /// Day of the ministry's answer.
    pub permitted_on: NaiveDate,
    /// Last day.
    pub valid_until: NaiveDate,
    /// When the third party first handled something.
    pub first_handled_on: Option<NaiveDate>,
    /// When everything was back.
    pub returned_on: Option<NaiveDate>,
}

impl Permission {
    /// What it is worth on a day; none where nothing was permitted.
    #[must_use]
    pub fn hold(&self, today: NaiveDate) -> Option<Hold> {
        let over = today > self.valid_until || self.status == DisclosureStatus::Revoked;
        Some(match (self.status, self.first_handled_on, self.returned_on) {
            (DisclosureStatus::Permitted | DisclosureStatus::InUse, None, None) if over => Hold::Lapsed,
            (DisclosureStatus::Permitted | DisclosureStatus::InUse, None, None) => Hold::Unused,
            (DisclosureStatus::Permitted | DisclosureStatus::InUse, Some(_), None) if over => Hold::ProofMissing,
            (DisclosureStatus::Permitted | DisclosureStatus::InUse, Some(_), None) => Hold::InUse,
            (DisclosureStatus::Revoked, Some(_), None) => Hold::ProofMissing,
            (
                DisclosureStatus::Revoked
                | DisclosureStatus::Ended
                | DisclosureStatus::Permitted
                | DisclosureStatus::InUse,
                ..,
            ) => Hold::Closed,
            (
                DisclosureStatus::Draft
                | DisclosureStatus::WithUpstream
                | DisclosureStatus::WithPrime
                | DisclosureStatus::Declined
                | DisclosureStatus::Requested
                | DisclosureStatus::Queried
                | DisclosureStatus::PaperRecorded
                | DisclosureStatus::Refused
                | DisclosureStatus::Withdrawn,
                ..,
            ) => return None,
        })
    }

    /// Whether the third party may handle the information on a day: from the day of the permission to its end, both included.
    ///
    /// # Errors
    /// [`Rule::BeforePermission`], [`Rule::PermissionOver`]; [`Rule::NotInThisState`] where it is not permitted, or no longer.
    pub fn covers(&self, day: NaiveDate) -> Result<(), Rule> {
        if !self.status.can_be_renewed() {
            return Err(Rule::NotInThisState);
        }
        if day < self.permitted_on {
            return Err(Rule::BeforePermission);
        }
        if day > self.valid_until {
            return Err(Rule::PermissionOver);
        }
        Ok(())
    }

    /// Whether something may still have to come back: the third party handled something, and no proof is recorded.
    #[must_use]
    pub const fn owes_return(&self) -> bool {
        self.first_handled_on.is_some() && self.returned_on.is_none()
    }
}
