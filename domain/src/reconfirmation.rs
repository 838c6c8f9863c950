//! Confirming again (再確認) after the work was let begin: what the earlier sheet of the same engagement said to the items that are
//! asked now. The standard sets no interval for it (5-3): the company sets its own, and some events are grounds at any time.

use crate::checklist::difference::{Ancestor, ChangeKind, Lineage};
use crate::checklist::{Content, Item, difference as question};
use crate::code::codes;
use crate::confirmation::view::{Frozen, FrozenItem};
use crate::difference;
use crate::id::{ChecklistVersionId, ConfirmationId};
use crate::waiver::view::Waived;
use chrono::{DateTime, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

#[cfg(test)]
mod tests;

codes! {
    /// Why something that was confirmed is confirmed again.
    pub enum Ground {
        /// The company's own interval is over.
        Interval = "interval",
        /// The work changed.
        Work = "work",
        /// It is done at another place.
        Site = "site",
        /// The subcontractor has other owners.
        Ownership = "ownership",
        /// An incident happened.
        Incident = "incident",
        /// The checklist has a newer version.
        Checklist = "checklist",
        /// The waiver of an item ended.
        WaiverEnded = "waiver-ended",
        /// Something else, see the note.
        Other = "other",
    }
}

/// What makes a sheet one of confirming again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconfirmation {
    /// Which sheet of the engagement this is, from 2.
    pub ordinal: i32,
    /// The sheet that was confirmed before it.
    pub before: ConfirmationId,
    /// Why.
    pub ground: Ground,
    /// In words.
    pub note: String,
}

/// A sheet that was confirmed, as it was submitted then.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// The version that it asked.
    pub version: ChecklistVersionId,
    /// What that says.
    pub content: &'a Content,
    /// What was submitted.
    pub submitted: &'a Frozen,
    /// When it was confirmed.
    pub confirmed_at: DateTime<Utc>,
}

/// One earlier item and what was submitted to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Then {
    /// As it was asked.
    pub item: Item,
    /// As it was answered.
    pub answer: FrozenItem,
}

/// What an item that is asked now was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// What became of the question.
    pub kind: ChangeKind,
    /// What was answered to what it was; empty for *new*.
    pub then: Vec<Then>,
}

impl Carried {
    /// The earlier answer, where it can stand again as it is: one answer, to the same question.
    #[must_use]
    pub fn standing(&self) -> Option<&Then> {
        match (self.kind, self.then.as_slice()) {
            (ChangeKind::Same, [only]) => Some(only),
            (
                ChangeKind::Same
                | ChangeKind::Reworded
                | ChangeKind::Split
                | ChangeKind::Merged
                | ChangeKind::New
                | ChangeKind::Removed,
                _,
            ) => None,
        }
    }

    /// Whether question, answer and files are what they were.
    #[must_use]
    pub fn is_unchanged(&self, now: &FrozenItem) -> bool {
        self.standing().is_some_and(|then| !difference::changed(&then.answer, now))
    }
}

/// What the sheet before says to the items of this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// When that was confirmed.
    pub confirmed_at: DateTime<Utc>,
    /// By item that is asked now.
    pub items: BTreeMap<String, Carried>,
    /// What was answered then and is not asked any more.
    pub removed: Vec<Then>,
    /// Waivers granted then, by the earlier item; they cover nothing of this sheet.
    pub waived: BTreeMap<String, Waived>,
}

impl Past {
    /// How many items are of this kind.
    #[must_use]
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.items.values().filter(|item| item.kind == kind).count()
    }
}

/// Follows every item of the present version to what was answered before: along the differences that their authors declared;
/// where nothing was declared, by key and question. What was not asked or not answered then is new.
#[must_use]
pub fn past(before: Before<'_>, lineage: &Lineage, version: ChecklistVersionId, content: &Content) -> Past {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut items = BTreeMap::new();
    for item in content.items() {
        let (kind, from) = origin(&before, lineage, version, content, item);
        let then: Vec<Then> = from.iter().filter_map(|key| answered(&before, key)).collect();
        used.extend(from);
        let kind = if then.is_empty() { ChangeKind::New } else { kind };
        items.insert(item.key.clone(), Carried { kind, then });
    }
    let gone = before.submitted.items.iter().filter(|answer| !used.contains(&answer.key));
    let removed = gone.filter_map(|answer| answered(&before, &answer.key)).collect();
    Past { confirmed_at: before.confirmed_at, items, removed, waived: BTreeMap::new() }
}

/// From which items of the earlier version an item comes, and how far it moved on the way.
fn origin(
    before: &Before<'_>,
    lineage: &Lineage,
    version: ChecklistVersionId,
    content: &Content,
    item: &Item,
) -> (ChangeKind, Vec<String>) {
    let same = |key: &str| before.content.item(key).is_some_and(|earlier| question::same(earlier, item));
    let (kind, keys) = if version == before.version {
        (ChangeKind::Same, vec![item.key.clone()])
    } else {
        match lineage.ancestor(&item.key, before.version) {
            Ancestor::Items { keys, kind } => (kind, keys),
            Ancestor::Nothing => (ChangeKind::New, Vec::new()),
            Ancestor::Undeclared if same(&item.key) => (ChangeKind::Same, vec![item.key.clone()]),
            Ancestor::Undeclared if content.key == before.content.key => (ChangeKind::Reworded, vec![item.key.clone()]),
            Ancestor::Undeclared => (ChangeKind::New, Vec::new()),
        }
    };
    // Whatever was declared: an answer stands again only for exactly the same question.
    let kind = match (kind, keys.as_slice()) {
        (ChangeKind::Same, [only]) if !same(only) => ChangeKind::Reworded,
        (kind, _) => kind,
    };
    (kind, keys)
}

fn answered(before: &Before<'_>, key: &str) -> Option<Then> {
    let answer = before.submitted.items.iter().find(|answer| answer.key == key)?;
    let item = before.content.item(key)?;
    (answer.asked && !answer.value.trim().is_empty()).then(|| Then { item: item.clone(), answer: answer.clone() })
}

/// The day on which it is time to confirm again, where the company has an interval.
#[must_use]
pub fn due_on(confirmed_on: NaiveDate, months: u32) -> Option<NaiveDate> {
    confirmed_on.checked_add_months(Months::new(months))
}
