//! A plan of a security audit (セキュリティ監査計画, 13-1): drafted by the audit unit, passed on by the supervisor, approved by the
//! executive – three people (trap 20). What was approved is pinned by a digest. The audit unit (13-1-1-a) are the people whom the
//! company gives the role of an auditor.

use crate::code::codes;
use crate::refusal::Rule;

pub mod content;
#[cfg(test)]
mod tests;
pub mod view;

codes! {
    /// Where a plan stands.
    pub enum AuditPlanStatus {
        /// Being written by the audit unit.
        Drafted = "drafted",
        /// With the supervisor, who passes it on or returns it.
        Submitted = "submitted",
        /// With the executive.
        Passed = "passed",
        /// Approved: it can be ordered.
        Approved = "approved",
        /// Given up.
        Cancelled = "cancelled",
    }
}

codes! {
    /// What is done with a plan.
    pub enum AuditPlanStep {
        /// The audit unit submits it.
        Submit = "submit",
        /// The audit unit takes it back before anybody decided.
        TakeBack = "take-back",
        /// The supervisor returns it, with the reason.
        Return = "return",
        /// The supervisor passes it on.
        Pass = "pass",
        /// The executive returns it, with the reason.
        Decline = "decline",
        /// The executive approves.
        Approve = "approve",
        /// The audit unit changes an approved one: the approval falls.
        Reopen = "reopen",
        /// The audit unit gives it up.
        Cancel = "cancel",
    }
}

codes! {
    /// Why there is an audit (13-2).
    pub enum AuditTrigger {
        /// Once a year at least.
        Yearly = "yearly",
        /// Something of weight changed.
        SignificantChange = "significant-change",
        /// Needed for another reason.
        Otherwise = "otherwise",
    }
}

codes! {
    /// What a plan consists of besides its facts.
    pub enum RowKind {
        /// Somebody who takes part (13-1-2-ア; 13-1-2-a).
        Member = "member",
        /// A day, or days, of the schedule (13-1-2-イ; 13-1-2-b).
        Day = "day",
        /// How one clause is looked at (13-1-2-ウ; 13-1-2-c).
        Procedure = "procedure",
    }
}

impl AuditPlanStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: AuditPlanStep) -> Result<Self, Rule> {
        use AuditPlanStatus as S;
        use AuditPlanStep as T;
        Ok(match (self, step) {
            (S::Drafted, T::Submit) => S::Submitted,
            (S::Submitted, T::Pass) => S::Passed,
            (S::Passed, T::Approve) => S::Approved,
            (S::Submitted, T::Return)
            | (S::Passed, T::Decline)
            | (S::Submitted | S::Passed, T::TakeBack)
            | (S::Approved, T::Reopen) => S::Drafted,
            (S::Drafted, T::Cancel) => S::Cancelled,
            (S::Drafted | S::Submitted | S::Passed | S::Approved | S::Cancelled, _) => {
                return Err(Rule::NotInThisState);
            }
        })
    }

    /// Whether the audit unit may change what it says.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Drafted)
    }
}

impl AuditTrigger {
    /// Whether it has to be said in words what it is.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        match self {
            Self::Yearly => false,
            Self::SignificantChange | Self::Otherwise => true,
        }
    }
}
