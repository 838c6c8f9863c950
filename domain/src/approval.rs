//! Internal approval (社内承認): where a company wants it, other people than whoever acts approve exactly the present content
//! before it leaves the company, stage by stage along a route (承認経路). The engine knows a subject, a digest and a frozen
//! content; what the subject is, the matter says.

use crate::code::codes;
use crate::id::AccountId;
use crate::refusal::Rule;
use crate::role::Role;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod absence;
pub mod matter;
mod progress;
pub mod route;
mod seat;

pub use absence::Absence;
pub use progress::{Given, Progress, StageProgress, StageState, Step, barred, progress};
pub use route::{Change, Route, Seat, Stage};
pub use seat::{Chair, Colleague, holds, obstacle, seat_for};

codes! {
    /// What a route is for: each leaves the company by one command, which asks the engine.
    pub enum ApprovalSubject {
        /// A sheet is submitted (5-3-b).
        SubmitSheet = "submit-sheet",
        /// The ministry is applied to (5-3-c).
        Apply = "apply",
        /// A request to let a third party handle something is put to somebody, an own one or one that is passed on (5-4-1).
        PutDisclosure = "put-disclosure",
        /// A waiver is proposed to the prime.
        ProposeWaiver = "propose-waiver",
        /// A proposed waiver is supported before the ministry.
        SupportWaiver = "support-waiver",
    }
}

codes! {
    /// Where one asking stands.
    pub enum ApprovalStatus {
        /// Waits for a seat.
        Open = "open",
        /// Every stage approved what it saw; whether that is the present content, [`progress()`] says.
        Given = "given",
        /// Somebody entitled did not approve, with a reason.
        Declined = "declined",
        /// Whoever asked took it back.
        TakenBack = "taken-back",
        /// What was approved was done.
        Used = "used",
        /// There is nothing left to approve: the subject ended otherwise.
        Dropped = "dropped",
    }
}

codes! {
    /// One entry of an asking; entries are only added.
    pub enum ApprovalEntry {
        /// Somebody asked.
        Ask = "ask",
        /// The changed content was put to the stages again.
        AskAgain = "ask-again",
        /// A seat approved.
        Approve = "approve",
        /// A seat approved, and with that every stage has.
        Complete = "complete",
        /// A seat did not approve, with a reason.
        Decline = "decline",
        /// Whoever asked took it back.
        TakeBack = "take-back",
        /// What was approved was done.
        Use = "use",
        /// The subject ended otherwise.
        Drop = "drop",
    }
}

impl ApprovalEntry {
    /// Whether it is somebody's approval.
    #[must_use]
    pub const fn is_approval(self) -> bool {
        matches!(self, Self::Approve | Self::Complete)
    }
}

impl ApprovalStatus {
    /// The state after an entry.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`]; [`Rule::ApprovalMissing`] where something would be done that was not approved.
    pub const fn after(self, entry: ApprovalEntry) -> Result<Self, Rule> {
        use ApprovalEntry as E;
        use ApprovalStatus as S;
        Ok(match (self, entry) {
            (S::Open | S::Given, E::AskAgain | E::Approve) => S::Open,
            (S::Open | S::Given, E::Complete) => S::Given,
            (S::Open | S::Given, E::Decline) => S::Declined,
            (S::Open | S::Given, E::TakeBack) => S::TakenBack,
            (S::Given, E::Use) => S::Used,
            (S::Open, E::Use) => return Err(Rule::ApprovalMissing),
            (S::Open | S::Given, E::Drop) => S::Dropped,
            (S::Open | S::Given, E::Ask) | (S::Declined | S::TakenBack | S::Used | S::Dropped, _) => {
                return Err(Rule::NotInThisState);
            }
        })
    }

    /// Whether the asking is under way.
    #[must_use]
    pub const fn is_alive(self) -> bool {
        matches!(self, Self::Open | Self::Given)
    }
}

/// Where the approval of a subject stands for the present content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApprovalState {
    /// The company has no route for it.
    NotWanted,
    /// Nobody was asked, or what was asked is over.
    Missing,
    /// Waits for a seat.
    Requested,
    /// Not given, with a reason.
    Declined,
    /// Given or begun, for another content than the present one.
    Stale,
    /// Given, for exactly the present content.
    Given,
}

impl ApprovalState {
    /// Of the newest asking for a subject for which the company has a route.
    #[must_use]
    pub fn of(newest: Option<(ApprovalStatus, &Progress)>) -> Self {
        match newest {
            None | Some((ApprovalStatus::TakenBack | ApprovalStatus::Used | ApprovalStatus::Dropped, _)) => {
                Self::Missing
            }
            Some((ApprovalStatus::Declined, _)) => Self::Declined,
            Some((ApprovalStatus::Open | ApprovalStatus::Given, progress)) => {
                if progress.turn.is_none() {
                    Self::Given
                } else if progress.stages.iter().any(|stage| !stage.stale.is_empty()) {
                    Self::Stale
                } else {
                    Self::Requested
                }
            }
        }
    }
}

/// Something that waits for an approval, for the first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalWaiting {
    /// What is to be approved.
    pub subject: ApprovalSubject,
    /// Its key.
    pub id: Uuid,
    /// The number that people know it by.
    pub number: String,
    /// When it is due, where it has a day.
    pub due_on: Option<NaiveDate>,
    /// For whom.
    pub whom: Whom,
}

/// For whom something waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// For the reader; in whose place, by name, where they act as a deputy.
    Reader(Option<String>),
    /// The reader asked; it waits for these seats: roles, or people by name.
    Others(Vec<Result<Role, String>>),
}

/// Whether a person is one of these.
pub(crate) fn is_one_of(people: &[AccountId], person: AccountId) -> bool {
    people.contains(&person)
}
