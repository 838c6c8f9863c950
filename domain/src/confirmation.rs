//! The confirmation (確認): the sheet of one engagement, its answers (theirs) and its verdicts (the upstream's).

use crate::code::codes;
use crate::refusal::Rule;

mod problems;
pub mod view;

pub use problems::{AnswerState, Problem, ProblemKind, Progress, asked, problems, progress};

codes! {
    /// Where a sheet stands. "Answering" is not a state of its own: progress is computed.
    pub enum ConfirmationStatus {
        /// Version and due date are being chosen.
        Prepared = "prepared",
        /// With the downstream, to be answered.
        Sent = "sent",
        /// Submitted, with the checker.
        Submitted = "submitted",
        /// Items came back; only these can be changed.
        Returned = "returned",
        /// Security is assured.
        Confirmed = "confirmed",
        /// Security is not assured.
        NotAssured = "not-assured",
        /// A confirming again that was called off; the confirmation before it stands.
        CalledOff = "called-off",
    }
}

codes! {
    /// What moves a sheet.
    pub enum ConfirmationStep {
        /// The upstream sends it.
        Send = "send",
        /// The downstream submits it.
        Submit = "submit",
        /// The checker returns items.
        Return = "return",
        /// The checker confirms.
        Confirm = "confirm",
        /// The checker finds that security is not assured.
        FindNotAssured = "find-not-assured",
        /// A decided sheet is opened again for a new round.
        Reopen = "reopen",
        /// The upstream gives up confirming again.
        CallOff = "call-off",
    }
}

impl ConfirmationStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: ConfirmationStep) -> Result<Self, Rule> {
        use ConfirmationStatus as S;
        use ConfirmationStep as T;
        Ok(match (self, step) {
            (S::Prepared, T::Send) => S::Sent,
            (S::Sent | S::Returned, T::Submit) => S::Submitted,
            (S::Submitted, T::Return) => S::Returned,
            (S::Submitted, T::Confirm) => S::Confirmed,
            (S::Submitted, T::FindNotAssured) => S::NotAssured,
            (S::Confirmed | S::NotAssured, T::Reopen) => S::Returned,
            (S::Prepared | S::Sent | S::Submitted | S::Returned | S::NotAssured, T::CallOff) => S::CalledOff,
            (S::Prepared | S::Sent | S::Submitted | S::Returned | S::Confirmed | S::NotAssured | S::CalledOff, _) => {
                return Err(Rule::NotInThisState);
            }
        })
    }

    /// Whether nothing more is to be done with it.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Confirmed | Self::CalledOff)
    }

    /// Whether the downstream may write answers now.
    #[must_use]
    pub const fn is_answerable(self) -> bool {
        matches!(self, Self::Sent | Self::Returned)
    }
}

codes! {
    /// The answer to an item of kind *conformity*.
    pub enum Conformity {
        /// 適合.
        Conform = "conform",
        /// 一部適合.
        Partial = "partial",
        /// 不適合.
        Nonconform = "nonconform",
        /// 該当なし, with a reason.
        NotApplicable = "not-applicable",
    }
}

codes! {
    /// The upstream's own verdict on an item; never the same field as the answer.
    pub enum VerdictKind {
        /// 確認できた.
        Met = "met",
        /// 確認できない.
        NotMet = "not-met",
        /// 該当しない.
        NotApplicable = "not-applicable",
    }
}

/// Whether an item can be answered now: any while the sheet is out for the first time; later only what was returned, and
/// what was never answered because it was not asked before.
#[must_use]
pub const fn is_open(status: ConfirmationStatus, returned: bool, empty: bool) -> bool {
    match status {
        ConfirmationStatus::Sent => true,
        ConfirmationStatus::Returned => returned || empty,
        ConfirmationStatus::Prepared
        | ConfirmationStatus::Submitted
        | ConfirmationStatus::Confirmed
        | ConfirmationStatus::NotAssured
        | ConfirmationStatus::CalledOff => false,
    }
}
