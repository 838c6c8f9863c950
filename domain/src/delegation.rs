//! Delegation (回答の分担): the responsible person of the downstream asks colleagues to answer sections or single items.
//!
//! A colleague who is not on the case sees these items and nothing else of it: need-to-know is given by name, item by item.

use crate::checklist::{Content, Item};
use crate::code::codes;
use crate::confirmation::{AnswerState, asked};
use crate::id::{AccountId, ConfirmationId, DelegationId, MembershipId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

codes! {
    /// Where a delegation stands; computed, see [`Delegation::state`].
    pub enum DelegationState {
        /// Not marked as answered in this round.
        Open = "open",
        /// The same, and the day is over.
        Overdue = "overdue",
        /// The colleague marked it as answered.
        Done = "done",
    }
}

/// What one colleague was asked to answer, by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// Key.
    pub id: DelegationId,
    /// Whom: their place in the company.
    pub membership: MembershipId,
    /// Whom: the person.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Keys of the items.
    pub items: BTreeSet<String>,
    /// By when: the end of that day in Japan.
    pub due_on: NaiveDate,
    /// The round in which it was marked as answered last.
    pub done_round: Option<i32>,
    /// For optimistic locking.
    pub revision: i32,
}

impl Delegation {
    /// Where it stands in a round: what was marked before items came back is open again.
    #[must_use]
    pub fn state(&self, round: i32, today: NaiveDate) -> DelegationState {
        if self.done_round == Some(round) {
            DelegationState::Done
        } else if self.due_on < today {
            DelegationState::Overdue
        } else {
            DelegationState::Open
        }
    }

    /// Whether it is of this item.
    #[must_use]
    pub fn covers(&self, item: &str) -> bool {
        self.items.contains(item)
    }
}

/// What waits for one person who was asked to answer items of a sheet, for the first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The sheet.
    pub sheet: ConfirmationId,
    /// Number of the case.
    pub number: String,
    /// By when.
    pub due_on: NaiveDate,
    /// How many items.
    pub items: i64,
    /// When they were asked.
    pub asked_at: DateTime<Utc>,
}

/// The part of a checklist that somebody knows who answers these items only. What the rest decides is decided already: an
/// item that does not arise under an answer they do not know is not there, one that does is asked without a condition.
#[must_use]
pub fn part(content: &Content, answers: &BTreeMap<String, AnswerState>, items: &BTreeSet<String>) -> Content {
    let mut kept = BTreeSet::new();
    let mut shown = |item: &Item| {
        let foreign = item.applies_when.as_ref().is_some_and(|condition| !kept.contains(&condition.item));
        if !items.contains(&item.key) || (foreign && !asked(content, answers, item)) {
            return None;
        }
        kept.insert(item.key.clone());
        let applies_when = item.applies_when.clone().filter(|_| !foreign);
        Some(Item { applies_when, ..item.clone() })
    };
    let mut part = Content { not_asked: Vec::new(), ..content.clone() };
    for section in &mut part.sections {
        section.items = section.items.iter().filter_map(&mut shown).collect();
    }
    part.sections.retain(|section| !section.items.is_empty());
    part.contradictions.retain(|found| found.items().iter().all(|item| kept.contains(*item)));
    part
}

#[cfg(test)]
mod tests;
