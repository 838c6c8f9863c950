//! Something that the ministry found in its audit, worked off as the company's own findings are: a measure, a person, a day, a proof. The
//! text of 第14 asks for no consultation of two units; what overruns its day gets a corrective plan here too (ours, along 13-3-4).

use crate::code::codes;
use crate::id::AccountId;
use crate::refusal::Rule;

codes! {
    /// Where it stands.
    pub enum MinistryFindingStatus {
        /// Being written by the ministry, which alone sees it.
        Drafted = "drafted",
        /// Received by the company.
        Received = "received",
        /// The measure, its owner and its day are decided.
        Decided = "decided",
        /// It cannot be done in time: a corrective plan says until when.
        Planned = "planned",
        /// Carried out, with proof.
        Implemented = "implemented",
        /// Found done by the company's audit unit.
        Verified = "verified",
    }
}

codes! {
    /// What is done with it.
    pub enum MinistryFindingStep {
        /// The ministry delivers it.
        Deliver = "deliver",
        /// The supervisor decides the measure, its owner and its day.
        Decide = "decide",
        /// The supervisor begins a corrective plan.
        Plan = "plan",
        /// The owner has carried it out and proves it.
        Implement = "implement",
        /// The audit unit does not find it done, with the reason.
        Reject = "reject",
        /// The audit unit finds it done.
        Verify = "verify",
    }
}

impl MinistryFindingStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: MinistryFindingStep) -> Result<Self, Rule> {
        use MinistryFindingStatus as S;
        use MinistryFindingStep as T;
        Ok(match (self, step) {
            (S::Drafted, T::Deliver) => S::Received,
            (S::Received, T::Decide) | (S::Implemented, T::Reject) => S::Decided,
            (S::Decided, T::Plan) => S::Planned,
            (S::Decided | S::Planned, T::Implement) => S::Implemented,
            (S::Implemented, T::Verify) => S::Verified,
            (S::Drafted | S::Received | S::Decided | S::Planned | S::Implemented | S::Verified, _) => {
                return Err(Rule::NotInThisState);
            }
        })
    }

    /// Whether the company can answer it: found done, or its further course is in a corrective plan.
    #[must_use]
    pub const fn can_be_answered(self) -> bool {
        matches!(self, Self::Verified | Self::Planned)
    }
}

/// Whether somebody may find a measure done: never whoever owns it or carried it out.
#[must_use]
pub fn may_verify(who: AccountId, did: &[AccountId]) -> bool {
    !did.contains(&who)
}
