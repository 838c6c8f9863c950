//! A waiver (例外): one item of one confirmation is not met or met in part, and the ministry lets that stand until a day. The
//! standard names none (5-3); what is asked here is its own procedure, and its safe reading: a waiver is never a score, covers no
//! other item and no other case, and when it ends the item is not met.

use crate::code::codes;
use crate::confirmation::{ConfirmationStatus, Conformity};
use crate::engagement::EngagementStatus;
use crate::refusal::Rule;
use crate::work::{Party, Task, Turn};
use chrono::NaiveDate;

mod days;
#[cfg(test)]
mod tests;
pub mod view;

pub use days::{OFFERED, ends_on, ends_soon, granted_until, offered_since};

codes! {
    /// Where a waiver stands.
    pub enum WaiverStatus {
        /// Being written by the subcontractor.
        Drafted = "drafted",
        /// With the prime.
        Proposed = "proposed",
        /// Sent back by the prime with a reason.
        Returned = "returned",
        /// Supported by the prime, with the ministry.
        Supported = "supported",
        /// Not supported by the prime.
        Declined = "declined",
        /// The ministry asked; the two companies owe an answer.
        Queried = "queried",
        /// An answer given on paper is recorded and waits for a second person.
        PaperRecorded = "paper-recorded",
        /// Granted until a day, perhaps with conditions.
        Granted = "granted",
        /// Refused, with a reason.
        Refused = "refused",
        /// The last day is over.
        Expired = "expired",
        /// Taken back by the subcontractor.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// What moves a waiver.
    pub enum WaiverStep {
        /// The subcontractor proposes it.
        Propose = "propose",
        /// The prime sends it back with a reason.
        Return = "return",
        /// The prime supports it and puts it to the ministry.
        Support = "support",
        /// The prime does not support it.
        Decline = "decline",
        /// The ministry asks.
        Query = "query",
        /// One of the companies answers.
        AnswerQuery = "answer-query",
        /// The ministry grants it.
        Grant = "grant",
        /// The ministry refuses it.
        Refuse = "refuse",
        /// An answer given on paper is entered (trap 57).
        RecordPaper = "record-paper",
        /// The second person finds an error in the entry.
        RejectPaper = "reject-paper",
        /// The subcontractor takes it back.
        Withdraw = "withdraw",
        /// The day after the last one has come.
        Expire = "expire",
    }
}

codes! {
    /// What the ministry answered.
    pub enum WaiverOutcome {
        /// Granted.
        Granted = "granted",
        /// Refused.
        Refused = "refused",
    }
}

impl WaiverOutcome {
    /// The step that this answer takes.
    #[must_use]
    pub const fn step(self) -> WaiverStep {
        match self {
            Self::Granted => WaiverStep::Grant,
            Self::Refused => WaiverStep::Refuse,
        }
    }
}

impl WaiverStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`]; [`Rule::QueryOpen`] for a decision while an answer is owed.
    pub const fn after(self, step: WaiverStep) -> Result<Self, Rule> {
        use WaiverStatus as S;
        use WaiverStep as T;
        Ok(match (self, step) {
            (S::Drafted | S::Returned, T::Propose) => S::Proposed,
            (S::Proposed, T::Return) => S::Returned,
            (S::Proposed, T::Support) => S::Supported,
            (S::Proposed, T::Decline) => S::Declined,
            (S::Supported, T::Query) => S::Queried,
            (S::Queried, T::AnswerQuery) => S::Supported,
            (S::Supported | S::PaperRecorded, T::Grant) => S::Granted,
            (S::Supported | S::PaperRecorded, T::Refuse) => S::Refused,
            (S::Supported | S::Queried, T::RecordPaper) => S::PaperRecorded,
            (S::PaperRecorded, T::RejectPaper) => S::Supported,
            (S::Drafted | S::Proposed | S::Returned | S::Supported | S::Queried, T::Withdraw) => S::Withdrawn,
            (S::Granted, T::Expire) => S::Expired,
            (S::Queried, T::Grant | T::Refuse) => return Err(Rule::QueryOpen),
            (
                S::Drafted
                | S::Proposed
                | S::Returned
                | S::Supported
                | S::Declined
                | S::Queried
                | S::PaperRecorded
                | S::Granted
                | S::Refused
                | S::Expired
                | S::Withdrawn,
                _,
            ) => return Err(Rule::NotInThisState),
        })
    }

    /// Whether somebody still has to decide: an item has at most one such waiver.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        self.turn().is_some()
    }

    /// Whether the subcontractor may change what it says.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Drafted | Self::Returned)
    }

    /// Who must do what next; none where it is decided, over or taken back.
    #[must_use]
    pub const fn turn(self) -> Option<Turn> {
        let (party, task) = match self {
            Self::Drafted | Self::Returned => (Party::Downstream, Task::ProposeWaiver),
            Self::Proposed => (Party::Upstream, Task::SupportWaiver),
            Self::Supported => (Party::Ministry, Task::AnswerWaiver),
            // The prime put it to the ministry and answers for it; the subcontractor may as well.
            Self::Queried => (Party::Upstream, Task::AnswerWaiverQuery),
            Self::PaperRecorded => (Party::Ministry, Task::CheckWaiverPaper),
            Self::Granted | Self::Declined | Self::Refused | Self::Expired | Self::Withdrawn => return None,
        };
        Some(Turn { party, task })
    }

    /// Whether a waiver in this state, granted until that day, covers its item on this day.
    #[must_use]
    pub fn runs(self, until: Option<NaiveDate>, today: NaiveDate) -> bool {
        self == Self::Granted && until.is_some_and(|until| today <= until)
    }
}

/// What follows for the case from the end of a waiver that nothing else covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// The confirmation no longer holds: its sheet goes back with this item, and the case with it.
    Reopen,
    /// What was let begin is not stopped by the portal: a further sheet is prepared, with the prime to act.
    ConfirmAgain,
    /// The ministry has the application: first its answer, or its withdrawal.
    Wait,
    /// Nothing was assured with it, or it is being assured anew already.
    Nothing,
}

/// What follows from the end of a waiver on a sheet. `stands` says whether that sheet is the confirmation on which the case
/// stands, with no other under way (5-3-b; who lets work begin or suspends it is a person, 5-3-d).
#[must_use]
pub const fn consequence(engagement: EngagementStatus, sheet: ConfirmationStatus, stands: bool) -> Consequence {
    use EngagementStatus as E;
    match (sheet, engagement) {
        (ConfirmationStatus::Confirmed, E::Confirmed | E::Refused) => Consequence::Reopen,
        (ConfirmationStatus::Confirmed, E::Applied) => Consequence::Wait,
        (ConfirmationStatus::Confirmed, E::Accepted | E::Started | E::Suspended) if stands => Consequence::ConfirmAgain,
        (
            ConfirmationStatus::Prepared
            | ConfirmationStatus::Sent
            | ConfirmationStatus::Submitted
            | ConfirmationStatus::Returned
            | ConfirmationStatus::Confirmed
            | ConfirmationStatus::NotAssured
            | ConfirmationStatus::CalledOff,
            E::Draft
            | E::Exempt
            | E::ContractPending
            | E::Confirming
            | E::Confirmed
            | E::Applied
            | E::Accepted
            | E::Refused
            | E::Started
            | E::Suspended
            | E::Closed,
        ) => Consequence::Nothing,
    }
}

/// Whether there is anything to waive: an item answered *in part* or *not conforming*.
#[must_use]
pub fn is_waivable(answer: &str) -> bool {
    matches!(Conformity::from_code(answer.trim()), Some(Conformity::Partial | Conformity::Nonconform))
}
