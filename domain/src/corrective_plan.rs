//! A corrective plan (是正計画): a shortcoming cannot be put right in time, so the company says how and until when it will be
//! (11-1-4, 13-3-4). It is reported (報告), never approved: the ministry may confirm the receipt (受領) and may ask, and the work
//! waits for neither.

use crate::code::codes;
use crate::id::{AccountId, MembershipId};
use crate::permission::Standing;
use crate::refusal::Rule;
use chrono::NaiveDate;

pub mod content;
#[cfg(test)]
mod tests;
pub mod view;

codes! {
    /// Where a plan stands. Whether the receipt was confirmed or a question is open is beside it: nothing waits for that.
    pub enum PlanStatus {
        /// Being written by the company.
        Drafted = "drafted",
        /// Reported to the ministry; the work goes on.
        Reported = "reported",
        /// A further version is being written; the reported one holds until that is reported.
        Revising = "revising",
        /// Every measure is proved, and a second person found it so.
        Done = "done",
        /// The end was reported.
        Closed = "closed",
        /// Given up before anybody heard of it.
        Cancelled = "cancelled",
    }
}

codes! {
    /// What is done with a plan.
    pub enum PlanStep {
        /// The company reports it: the first time, or a further version.
        Report = "report",
        /// A day slips, or something else changes: a further version is begun, with the reason.
        Revise = "revise",
        /// The further version is given up; what was reported goes on holding.
        Keep = "keep",
        /// The last measure was found done.
        Complete = "complete",
        /// The end is reported.
        Close = "close",
        /// Given up as a draft.
        Cancel = "cancel",
        /// The ministry asks.
        Query = "query",
        /// The company answers.
        AnswerQuery = "answer-query",
        /// The ministry confirms that it received the version.
        Receive = "receive",
        /// A receipt given on paper is entered (trap 57).
        RecordPaper = "record-paper",
        /// The second person finds an error in the entry.
        RejectPaper = "reject-paper",
    }
}

codes! {
    /// Where the shortcoming comes from.
    pub enum OriginKind {
        /// A defect of an agreement with a third party (5-4-2).
        Agreement = "agreement",
        /// A finding of the company's own audit (13-3).
        Finding = "finding",
        /// A finding of an audit by the ministry (第14).
        MinistryFinding = "ministry-finding",
        /// An incident (11-1-1).
        Incident = "incident",
        /// A vulnerability (11-1-2).
        Vulnerability = "vulnerability",
        /// An item of a confirmation that is not met (5-3).
        ItemNotMet = "item-not-met",
    }
}

impl OriginKind {
    /// The clause that is proposed for such a plan; whoever writes it may name another.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::Agreement => "5-4-2",
            Self::Finding | Self::MinistryFinding => "13-3-4",
            Self::Incident | Self::Vulnerability => "11-1-4",
            Self::ItemNotMet => "5-3",
        }
    }
}

codes! {
    /// What stands in a plan with a day.
    pub enum PartKind {
        /// A measure, with an owner of the company: proved, and found done by a second person.
        Measure = "measure",
        /// A point on the way.
        Milestone = "milestone",
    }
}

impl PlanStatus {
    /// The state after a step.
    ///
    /// # Errors
    /// [`Rule::NotInThisState`].
    pub const fn after(self, step: PlanStep) -> Result<Self, Rule> {
        use PlanStatus as S;
        use PlanStep as T;
        Ok(match (self, step) {
            (S::Drafted | S::Revising, T::Report) | (S::Revising, T::Keep) => S::Reported,
            (S::Reported | S::Done, T::Revise) => S::Revising,
            (S::Reported, T::Complete) => S::Done,
            (S::Done, T::Close) => S::Closed,
            (S::Drafted, T::Cancel) => S::Cancelled,
            // What goes between the company and the ministry moves nothing.
            (
                S::Reported | S::Revising | S::Done | S::Closed,
                T::Query | T::AnswerQuery | T::Receive | T::RecordPaper | T::RejectPaper,
            ) => self,
            (S::Drafted | S::Reported | S::Revising | S::Done | S::Closed | S::Cancelled, _) => {
                return Err(Rule::NotInThisState);
            }
        })
    }

    /// Whether the company may change what the plan says.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Drafted | Self::Revising)
    }

    /// Whether measures are carried out now.
    #[must_use]
    pub const fn runs(self) -> bool {
        matches!(self, Self::Reported | Self::Revising)
    }

    /// Whether it came to its end.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled)
    }
}

/// Whether the original limit is over: a plan is made before (trap 34). Said, and nothing more.
#[must_use]
pub fn is_late(limit_on: NaiveDate, today: NaiveDate) -> bool {
    limit_on < today
}

/// How somebody of a company or the ministry stands to a plan that was reached through its scope.
#[must_use]
pub const fn standing(own: bool, of_ministry: bool, below_an_engagement: bool) -> Standing {
    match (own, of_ministry, below_an_engagement) {
        (true, _, true) => Standing::Downstream,
        (true, _, false) => Standing::OwnOrganisation,
        (false, true, _) => Standing::Ministry,
        (false, false, _) => Standing::Upstream,
    }
}

/// Whether somebody is the second person for a proof: whoever wrote the plan, owns the measure or recorded the proof is not.
#[must_use]
pub fn is_second(
    reader: AccountId,
    place: MembershipId,
    drafter: AccountId,
    (owner, prover): (Option<MembershipId>, Option<AccountId>),
) -> bool {
    reader != drafter && owner != Some(place) && prover != Some(reader)
}
