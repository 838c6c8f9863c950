//! Something that an audit found (指摘, 13-3-2), and what is done about it (13-3-3, 13-3-4).

use crate::code::codes;
use crate::refusal::Rule;

codes! {
    /// Where a finding stands.
    pub enum FindingStatus {
        /// Being written, with the result.
        Raised = "raised",
        /// Submitted with the result.
        Reported = "reported",
        /// The implementing unit and the audit unit have consulted (13-3-3-a).
        Consulted = "consulted",
        /// The measure and its day are decided.
        Decided = "decided",
        /// It cannot be done in time: a corrective plan says until when (13-3-4-a).
        Planned = "planned",
        /// Carried out, with proof; the audit unit looks at that.
        Implemented = "implemented",
        /// Found done by the audit unit.
        Verified = "verified",
    }
}

codes! {
    /// What is done with a finding.
    pub enum FindingStep {
        /// Submitted with the result.
        Report = "report",
        /// The two units consult, with minutes.
        Consult = "consult",
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

codes! {
    /// How much a finding weighs, in the words of the audit unit.
    pub enum Severity {
        /// To be put right on the way.
        Minor = "minor",
        /// A measure does not work as it should.
        Major = "major",
        /// Protected information is in danger.
        Grave = "grave",
    }
}

impl FindingStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: FindingStep) -> Result<Self, Rule> {
        use FindingStatus as S;
        use FindingStep as T;
        Ok(match (self, step) {
            (S::Raised, T::Report) => S::Reported,
            (S::Reported | S::Consulted, T::Consult) => S::Consulted,
            (S::Consulted, T::Decide) | (S::Implemented, T::Reject) => S::Decided,
            (S::Consulted | S::Decided, T::Plan) => S::Planned,
            (S::Decided | S::Planned, T::Implement) => S::Implemented,
            (S::Implemented, T::Verify) => S::Verified,
            (S::Raised | S::Reported | S::Consulted | S::Decided | S::Planned | S::Implemented | S::Verified, _) => {
                return Err(Rule::NotInThisState);
            }
        })
    }

    /// Whether something is still to be done about it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Verified)
    }
}
