//! One risk of an assessment (12-1, 12-4): what is threatened by what through which opening, judged by three factors together before
//! and after what is done, and carried out, shared, avoided or accepted by name.

use crate::code::codes;
use crate::id::{AccountId, MembershipId};
use crate::refusal::{Fault, Faults};
use crate::risk_method::{Factor, Factors, Method};
use chrono::NaiveDate;

pub mod list;
#[cfg(test)]
mod tests;

codes! {
    /// What is done about a risk.
    pub enum Treatment {
        /// Measures make it smaller.
        Reduce = "reduce",
        /// What brings it is given up.
        Avoid = "avoid",
        /// Others carry part of it.
        Share = "share",
        /// It is carried, until a day, by a decision of a person by name.
        Accept = "accept",
    }
}

codes! {
    /// From what a risk comes, or to which record of the company it leads. What the portal does not hold is named by number and clause.
    pub enum LinkKind {
        /// An item of a confirmation that is not met (5-3).
        ItemNotMet = "item-not-met",
        /// A waiver.
        Waiver = "waiver",
        /// A finding of an audit (13-3).
        Finding = "finding",
        /// A vulnerability (11-1-2).
        Vulnerability = "vulnerability",
        /// A policy set (4-1).
        Policy = "policy",
        /// Training (7-1).
        Training = "training",
        /// The register of protected information (6-2).
        Register = "register",
        /// A facility (8-1).
        Facility = "facility",
    }
}

impl LinkKind {
    /// The clause that is proposed; whoever writes the link may name another.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::ItemNotMet | Self::Waiver => "5-3",
            Self::Finding => "13-3-2",
            Self::Vulnerability => "11-1-2",
            Self::Policy => "4-1",
            Self::Training => "7-1",
            Self::Register => "6-2-1",
            Self::Facility => "8-1",
        }
    }

    /// Whether it is a row of the portal, reached from its own page.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::ItemNotMet | Self::Waiver)
    }
}

codes! {
    /// What somebody who was named for an assessment has to do with it.
    pub enum Part {
        /// Writes risks.
        Writes = "writes",
        /// Decides on what is accepted.
        Accepts = "accepts",
    }
}

/// Reads the three factors of a form together. All empty: not judged yet. One of them alone is no judgement (12-4), and a step
/// outside the declared scale is none either.
///
/// Field names are `prefix` and the code of the factor.
pub fn read_factors(method: &Method, typed: [&str; 3], prefix: &str, faults: &mut Faults) -> Option<Factors> {
    if typed.iter().all(|text| text.trim().is_empty()) {
        return None;
    }
    let mut step = |factor: Factor, text: &str| {
        let read = match text.trim() {
            "" => Err(Fault::Missing),
            text => text.parse().ok().filter(|step| method.has(factor, *step)).ok_or(Fault::OutsideScale),
        };
        faults.take(&format!("{prefix}{factor}"), read)
    };
    let [damage, threat, vulnerability] = typed;
    let steps =
        (step(Factor::Damage, damage), step(Factor::Threat, threat), step(Factor::Vulnerability, vulnerability));
    let (Some(damage), Some(threat), Some(vulnerability)) = steps else { return None };
    Some(Factors { damage, threat, vulnerability })
}

/// What is known of a risk when it is asked whether it can be documented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Judged before and after what is done.
    pub judged: (bool, bool),
    /// What is done about it.
    pub treatment: Option<Treatment>,
    /// Whether somebody owns it.
    pub owned: bool,
    /// Whether it has a day.
    pub dated: bool,
    /// Whether it was accepted by a person by name.
    pub accepted: bool,
    /// Taken over from the assessment before, and not looked at again.
    pub carried: bool,
}

codes! {
    /// What is still missing of a risk.
    pub enum Gap {
        /// It was not looked at again since the assessment before.
        LookAgain = "look-again",
        /// The three factors.
        Factors = "factors",
        /// What is done about it.
        Treatment = "treatment",
        /// Who answers for it.
        Owner = "owner",
        /// Until when it is done.
        Day = "day",
        /// The three factors after what is done.
        Residual = "residual",
        /// The acceptance by a person by name.
        Acceptance = "acceptance",
    }
}

/// What is still missing before the result is written down, in the order of the page.
#[must_use]
pub fn gaps(state: State) -> Vec<Gap> {
    let accepts = state.treatment == Some(Treatment::Accept);
    [
        (Gap::LookAgain, state.carried),
        (Gap::Factors, !state.judged.0),
        (Gap::Treatment, state.treatment.is_none()),
        (Gap::Owner, !state.owned),
        // What is accepted has the last day of the acceptance.
        (Gap::Day, !accepts && !state.dated),
        (Gap::Residual, !state.judged.1),
        (Gap::Acceptance, accepts && !state.accepted),
    ]
    .into_iter()
    .filter_map(|(gap, open)| open.then_some(gap))
    .collect()
}

/// Whether somebody may decide to accept a risk: named for that, and neither its owner nor whoever proposed it.
#[must_use]
pub fn may_accept(
    reader: (AccountId, MembershipId),
    acceptor: Option<MembershipId>,
    owner: Option<MembershipId>,
    proposed_by: AccountId,
) -> bool {
    acceptor == Some(reader.1) && owner != Some(reader.1) && proposed_by != reader.0
}

/// Whether an acceptance is over: said, and in the calendar; the risk is looked at again.
#[must_use]
pub fn lapsed(until: Option<NaiveDate>, today: NaiveDate) -> bool {
    until.is_some_and(|until| until < today)
}
