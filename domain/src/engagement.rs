//! An engagement (下請負) from the first description of the work to its end: clause 5-3, workflow W1.

use crate::code::codes;
use crate::refusal::{Refusal, Rule};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub mod view;

codes! {
    /// Where an engagement stands.
    pub enum EngagementStatus {
        /// The work package is being described.
        Draft = "draft",
        /// Judged not to need confirmation: the work may carry a locked box, nothing more (5-3, second sentence).
        Exempt = "exempt",
        /// The contract that imposes the measures is awaited (5-3-a).
        ContractPending = "contract-pending",
        /// The sheet is being prepared, answered and checked (5-3-b).
        Confirming = "confirming",
        /// The upstream confirmed that security is assured.
        Confirmed = "confirmed",
        /// Applied to the ministry (5-3-c).
        Applied = "applied",
        /// The ministry accepted.
        Accepted = "accepted",
        /// The ministry refused.
        Refused = "refused",
        /// Work has started (5-3-d).
        Started = "started",
        /// Work is suspended.
        Suspended = "suspended",
        /// Over.
        Closed = "closed",
    }
}

codes! {
    /// What moves an engagement.
    pub enum EngagementStep {
        /// The named judge finds that protected information cannot become known.
        JudgeExempt = "judge-exempt",
        /// The work touches protected information.
        RequireConfirmation = "require-confirmation",
        /// The security contract is recorded.
        RecordSecurityContract = "record-security-contract",
        /// The upstream confirms the sheet.
        Confirm = "confirm",
        /// A confirmed sheet is opened again.
        Reopen = "reopen",
        /// The upstream applies.
        Apply = "apply",
        /// The upstream withdraws its application.
        Withdraw = "withdraw",
        /// The ministry accepts.
        Accept = "accept",
        /// The ministry refuses.
        Refuse = "refuse",
        /// Work begins.
        Start = "start",
        /// Work stops for the time being.
        Suspend = "suspend",
        /// Work goes on.
        Resume = "resume",
        /// The engagement ends.
        Close = "close",
    }
}

impl EngagementStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`] where the procedure has no such step here.
    pub const fn after(self, step: EngagementStep) -> Result<Self, Rule> {
        use EngagementStatus as S;
        use EngagementStep as T;
        Ok(match (self, step) {
            (S::Draft, T::JudgeExempt) => S::Exempt,
            (S::Draft | S::Exempt, T::RequireConfirmation) => S::ContractPending,
            (S::ContractPending | S::Confirming, T::RecordSecurityContract) => S::Confirming,
            // A correction of the record moves nothing.
            (S::Confirmed, T::RecordSecurityContract) => S::Confirmed,
            (S::Accepted, T::RecordSecurityContract) => S::Accepted,
            (S::Confirming, T::Confirm) => S::Confirmed,
            (S::Confirmed | S::Refused, T::Reopen) => S::Confirming,
            (S::Confirmed, T::Apply) => S::Applied,
            (S::Applied, T::Withdraw) => S::Confirmed,
            (S::Applied, T::Accept) => S::Accepted,
            (S::Applied, T::Refuse) => S::Refused,
            (S::Accepted, T::Start) => S::Started,
            (S::Started, T::Suspend) => S::Suspended,
            (S::Suspended, T::Resume) => S::Started,
            (
                S::Draft
                | S::Exempt
                | S::ContractPending
                | S::Confirming
                | S::Confirmed
                | S::Accepted
                | S::Refused
                | S::Started
                | S::Suspended,
                T::Close,
            ) => S::Closed,
            (
                S::Draft
                | S::Exempt
                | S::ContractPending
                | S::Confirming
                | S::Confirmed
                | S::Applied
                | S::Accepted
                | S::Refused
                | S::Started
                | S::Suspended
                | S::Closed,
                _,
            ) => return Err(Rule::NotInThisState),
        })
    }

    /// Whether the ministry accepted and the case is not closed: what was confirmed can be confirmed again, which moves
    /// nothing here.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Accepted | Self::Started | Self::Suspended)
    }

    /// Whether nothing comes after.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed)
    }
}

/// What the gate before the start of work looks at (5-3-d).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartGate {
    /// Where the engagement stands.
    pub status: EngagementStatus,
    /// Day of the ministry's answer, once it accepted.
    pub answered_on: Option<NaiveDate>,
    /// Day from which the security contract is in force.
    pub contract_from: Option<NaiveDate>,
    /// Day on which it ends, where it has one.
    pub contract_until: Option<NaiveDate>,
}

impl StartGate {
    /// Whether work may begin on this day.
    ///
    /// # Errors
    /// The first rule in the way: not accepted, contract not recorded or not in force, start before the answer.
    pub fn check(&self, start: NaiveDate) -> Result<EngagementStatus, Refusal> {
        let after = self.status.after(EngagementStep::Start)?;
        let from = self.contract_from.ok_or(Rule::SecurityContractMissing)?;
        if start < from || self.contract_until.is_some_and(|until| start > until) {
            return Err(Rule::SecurityContractNotInForce.into());
        }
        match self.answered_on {
            Some(answered) if start >= answered => Ok(after),
            Some(_) | None => Err(Rule::StartBeforeAnswer.into()),
        }
    }
}

codes! {
    /// The two sides of a case.
    pub enum Side {
        /// Gives the work.
        Upstream = "upstream",
        /// Takes the work.
        Downstream = "downstream",
    }
}
