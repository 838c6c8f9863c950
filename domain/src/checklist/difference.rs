//! What became of every item from one version to the next (差分): proposed by the portal, declared by the author, stored with
//! the version. Answers are carried over along it.

use super::{Content, Item};
use crate::code::codes;
use crate::digest;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

mod likeness;
mod lineage;
mod propose;

pub use lineage::{Ancestor, Lineage};
pub use propose::propose;

codes! {
    /// What became of an item.
    pub enum ChangeKind {
        /// The same question, answered in the same way.
        Same = "same",
        /// One earlier item, asked in other words.
        Reworded = "reworded",
        /// One of several items that one earlier item became.
        Split = "split",
        /// Several earlier items in one.
        Merged = "merged",
        /// Not asked before.
        New = "new",
        /// Asked before, not any more.
        Removed = "removed",
    }
}

codes! {
    /// Why an origin cannot be declared.
    pub enum OriginFault {
        /// *Same*, but question, kind of answer or choices are not.
        NotSame = "not-same",
        /// *Reworded* names one earlier item, *split* one, *merged* several, *new* none.
        Count = "count",
        /// There is no such item in the version before.
        Unknown = "unknown",
        /// It is answered in another way than the earlier item.
        Kind = "kind",
        /// Another item comes from the same earlier item, and not both by a split.
        Twice = "twice",
        /// No other item comes from the same one by the split.
        SplitAlone = "split-alone",
        /// *Removed* is said of earlier items only.
        Removed = "removed",
    }
}

/// Where an item comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// How.
    pub kind: ChangeKind,
    /// Keys of items of the version before.
    pub from: Vec<String>,
}

/// What the author said of an item, and of which wording they said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// Where it comes from.
    pub origin: Origin,
    /// Digest of the item as it was then.
    pub of: String,
}

/// The whole difference of a version to the one before, as stored with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Where every item of the version comes from, by its key.
    pub items: BTreeMap<String, Origin>,
    /// Earlier items that are not asked any more, in their order.
    pub removed: Vec<String>,
}

impl Origin {
    /// Not asked before.
    #[must_use]
    pub const fn new() -> Self {
        Self { kind: ChangeKind::New, from: Vec::new() }
    }

    /// From one or several earlier items.
    #[must_use]
    pub fn from<S: AsRef<str>>(kind: ChangeKind, from: &[S]) -> Self {
        Self { kind, from: from.iter().map(|key| key.as_ref().to_owned()).collect() }
    }
}

impl Default for Origin {
    fn default() -> Self {
        Self::new()
    }
}

impl Declared {
    /// Said of this item as it is now.
    #[must_use]
    pub fn now(item: &Item, origin: Origin) -> Self {
        Self { origin, of: of(item) }
    }

    /// Whether the item is still as it was when this was said.
    #[must_use]
    pub fn holds(&self, item: &Item) -> bool {
        self.of == of(item)
    }
}

fn of(item: &Item) -> String {
    digest::of(item).unwrap_or_default()
}

/// Whether an answer to one is an answer to the other: question, kind and choices.
#[must_use]
pub fn same(before: &Item, after: &Item) -> bool {
    before.question_ja == after.question_ja
        && before.question_en == after.question_en
        && before.kind == after.kind
        && before.choices == after.choices
}

impl Difference {
    /// The difference made of the origins of all items; whatever they leave out was removed.
    #[must_use]
    pub fn of(before: &Content, items: BTreeMap<String, Origin>) -> Self {
        let named: BTreeSet<&String> = items.values().flat_map(|origin| &origin.from).collect();
        let gone = before.items().filter(|item| !named.contains(&item.key));
        let removed = gone.map(|item| item.key.clone()).collect();
        Self { items, removed }
    }

    /// How many items there are of a kind.
    #[must_use]
    pub fn count(&self, kind: ChangeKind) -> usize {
        match kind {
            ChangeKind::Removed => self.removed.len(),
            ChangeKind::Same | ChangeKind::Reworded | ChangeKind::Split | ChangeKind::Merged | ChangeKind::New => {
                self.items.values().filter(|origin| origin.kind == kind).count()
            }
        }
    }

    /// What cannot be declared so, by key of the item, in the order of the version.
    #[must_use]
    pub fn faults(&self, before: &Content, after: &Content) -> Vec<(String, OriginFault)> {
        let mut uses: BTreeMap<&str, Vec<ChangeKind>> = BTreeMap::new();
        for origin in self.items.values() {
            for from in &origin.from {
                uses.entry(from).or_default().push(origin.kind);
            }
        }
        let of = |item: &Item| {
            let fault = self.items.get(&item.key).and_then(|origin| fault(item, origin, before, &uses));
            fault.map(|fault| (item.key.clone(), fault))
        };
        after.items().filter_map(of).collect()
    }
}

fn fault(
    item: &Item,
    origin: &Origin,
    before: &Content,
    uses: &BTreeMap<&str, Vec<ChangeKind>>,
) -> Option<OriginFault> {
    let earlier: Vec<&Item> = origin.from.iter().filter_map(|key| before.item(key)).collect();
    if earlier.len() < origin.from.len() {
        return Some(OriginFault::Unknown);
    }
    let alone = |from: &String| uses.get(from.as_str()).is_none_or(|kinds| kinds.len() < 2);
    let only_splits = |from: &String| {
        uses.get(from.as_str()).is_some_and(|kinds| kinds.iter().all(|kind| *kind == ChangeKind::Split))
    };
    let once = || (!origin.from.iter().all(alone)).then_some(OriginFault::Twice);
    match (origin.kind, earlier.as_slice()) {
        (ChangeKind::Same, [one]) if same(one, item) => once(),
        (ChangeKind::Same, [_]) => Some(OriginFault::NotSame),
        (ChangeKind::Reworded, [one]) if one.kind == item.kind => once(),
        (ChangeKind::Reworded, [_]) => Some(OriginFault::Kind),
        (ChangeKind::Split, [_]) if origin.from.iter().all(alone) => Some(OriginFault::SplitAlone),
        (ChangeKind::Split, [_]) => (!origin.from.iter().all(only_splits)).then_some(OriginFault::Twice),
        (ChangeKind::Merged, [_, _, ..]) => once(),
        (ChangeKind::New, []) => None,
        (ChangeKind::Removed, _) => Some(OriginFault::Removed),
        (ChangeKind::Same | ChangeKind::Reworded | ChangeKind::Split | ChangeKind::Merged | ChangeKind::New, _) => {
            Some(OriginFault::Count)
        }
    }
}

#[cfg(test)]
mod tests;
