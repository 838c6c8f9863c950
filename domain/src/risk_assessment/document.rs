//! The result document of an assessment (12-2), frozen with its method, and what moved since the one before.

use super::{ScopePart, Trigger};
use crate::code::codes;
use crate::risk::{LinkKind, Treatment};
use crate::risk_method::{Factors, Method};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// From what a risk comes, or where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenLink {
    /// Which.
    pub kind: LinkKind,
    /// Number or name.
    pub reference: String,
    /// Clause.
    pub clause: String,
}

/// A risk as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenRisk {
    /// The same in every assessment in which the risk is looked at.
    pub lineage: Uuid,
    /// Counted from 1 in the assessment.
    pub number: i32,
    /// Asset or body of information, by reference.
    pub asset: String,
    /// What threatens it.
    pub threat: String,
    /// Through which opening.
    pub vulnerability: String,
    /// What would be the harm.
    pub damage: String,
    /// Judged together.
    pub factors: Factors,
    /// What follows from that by the table.
    pub level: u8,
    /// What is in place.
    pub measures: String,
    /// What is done.
    pub treatment: Treatment,
    /// How.
    pub plan: String,
    /// Judged together again, with that done.
    pub residual: Factors,
    /// What follows from that by the table.
    pub residual_level: u8,
    /// Who answers for it, by name.
    pub owner: String,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// Who accepted it, by name; empty where nobody had to.
    pub accepted_by: String,
    /// Until when.
    pub accepted_until: Option<NaiveDate>,
    /// Where it comes from and leads to.
    pub links: Vec<FrozenLink>,
}

/// The result document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskDocument {
    /// Number of the assessment.
    pub number: String,
    /// Why it was made.
    pub trigger: Trigger,
    /// The same in words.
    pub reason: String,
    /// Number of the contract, where it is about one.
    pub contract: String,
    /// What it covers.
    pub scope: Vec<ScopePart>,
    /// Version of the method.
    pub method_version: i32,
    /// What that version says.
    pub method: Method,
    /// Who led it and who wrote with them, by name.
    pub people: Vec<String>,
    /// The risks.
    pub risks: Vec<FrozenRisk>,
    /// What follows from all of it.
    pub conclusion: String,
}

impl RiskDocument {
    /// How many risks are at each level once everything is done, the lowest first.
    #[must_use]
    pub fn counts(&self) -> Vec<usize> {
        let at = |level: usize| self.risks.iter().filter(|risk| usize::from(risk.residual_level) == level).count();
        (1..=self.method.levels.len()).map(at).collect()
    }
}

codes! {
    /// What became of a risk since the document before.
    pub enum Move {
        /// It was not there.
        New = "new",
        /// Its level rose.
        Raised = "raised",
        /// Its level fell.
        Lowered = "lowered",
        /// Its level is the same.
        Same = "same",
        /// It was judged by another version of the method: the levels are not comparable.
        OtherMethod = "other-method",
        /// It is no longer there.
        Gone = "gone",
    }
}

/// One risk in two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved<'a> {
    /// What became of it.
    pub how: Move,
    /// In the earlier document.
    pub before: Option<&'a FrozenRisk>,
    /// In the later one.
    pub now: Option<&'a FrozenRisk>,
}

/// What moved: the risks of the later document in its order, then those that are gone. Levels are those with everything done.
#[must_use]
pub fn moved<'a>(before: &'a RiskDocument, now: &'a RiskDocument) -> Vec<Moved<'a>> {
    let of = |document: &'a RiskDocument, lineage: Uuid| document.risks.iter().find(|risk| risk.lineage == lineage);
    let same_method = before.method == now.method;
    let here = now.risks.iter().map(|risk| {
        let earlier = of(before, risk.lineage);
        let how = match earlier.map(|earlier| risk.residual_level.cmp(&earlier.residual_level)) {
            None => Move::New,
            Some(_) if !same_method => Move::OtherMethod,
            Some(std::cmp::Ordering::Greater) => Move::Raised,
            Some(std::cmp::Ordering::Less) => Move::Lowered,
            Some(std::cmp::Ordering::Equal) => Move::Same,
        };
        Moved { how, before: earlier, now: Some(risk) }
    });
    let gone = before.risks.iter().filter(|risk| of(now, risk.lineage).is_none());
    here.chain(gone.map(|risk| Moved { how: Move::Gone, before: Some(risk), now: None })).collect()
}
