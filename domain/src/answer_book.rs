//! The answer book (回答帳): what a company said last to an item and what was confirmed of it. In a new sheet it is a proposal,
//! to be looked at and saved item by item; what an earlier prime holds is frozen there and stays as it is.

use crate::checklist::difference::{Ancestor, ChangeKind, Lineage};
use crate::checklist::{Content, Item, difference};
use crate::code::codes;
use crate::confirmation::view::Frozen;
use crate::id::{ChecklistVersionId, ConfirmationId};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

codes! {
    /// How near the earlier question is to the one asked now.
    pub enum Likeness {
        /// The same question, answered in the same way.
        Same = "same",
        /// The same item of the same list in other words.
        Reworded = "reworded",
        /// One of several items that the earlier one became.
        Split = "split",
    }
}

/// Where an answer comes from. For the company itself only: no prime is shown another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The sheet.
    pub sheet: ConfirmationId,
    /// Number of the case and the prime that confirmed; nothing for whoever is not on that case.
    pub case: Option<(String, String)>,
    /// When it was confirmed.
    pub confirmed_at: DateTime<Utc>,
}

/// The last confirmed answer to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Key of the checklist.
    pub checklist: String,
    /// Its version.
    pub version: ChecklistVersionId,
    /// The item as it was asked.
    pub item: Item,
    /// Code, text, date or number as typed.
    pub value: String,
    /// Explanation.
    pub remark: String,
    /// Files: name and SHA-256.
    pub evidence: Vec<(String, String)>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The last day of the waiver under which that was confirmed, where there is one: it covers that case and no other.
    pub waived_until: Option<NaiveDate>,
}

/// An entry for an item of another sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What was said.
    pub entry: Entry,
    /// To how near a question.
    pub likeness: Likeness,
}

/// A sheet that was confirmed.
#[derive(Clone, Debug)]
pub struct Confirmed<'a> {
    /// The version that it asked.
    pub version: ChecklistVersionId,
    /// What that says.
    pub content: &'a Content,
    /// What was submitted.
    pub submitted: Frozen,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The last days of waivers that cover its items today, by item.
    pub waived: BTreeMap<String, NaiveDate>,
}

/// The book of these sheets, newest first: the newest answer to every item of every list.
#[must_use]
pub fn book<'a>(confirmed: impl IntoIterator<Item = Confirmed<'a>>) -> Vec<Entry> {
    let mut book: Vec<Entry> = Vec::new();
    for sheet in confirmed {
        for answer in sheet.submitted.items {
            let Some(item) = sheet.content.item(&answer.key) else { continue };
            let known = book.iter().any(|entry| entry.item.key == item.key && entry.checklist == sheet.content.key);
            if answer.asked && !answer.value.trim().is_empty() && !known {
                book.push(Entry {
                    checklist: sheet.content.key.clone(),
                    version: sheet.version,
                    item: item.clone(),
                    value: answer.value,
                    remark: answer.remark,
                    evidence: answer.evidence,
                    provenance: sheet.provenance.clone(),
                    waived_until: sheet.waived.get(&answer.key).copied(),
                });
            }
        }
    }
    book
}

/// What the book says to an item: the same key and question in any list; else what its author declared that it comes from, one
/// item and answered in the same way; else, where nothing was declared, the same key in the same list. Another list may use a
/// key for something else.
#[must_use]
pub fn proposal(book: &[Entry], lineage: &Lineage, content: &Content, item: &Item) -> Option<Proposal> {
    let same = book.iter().find(|entry| entry.item.key == item.key && difference::same(&entry.item, item));
    let found = same.map(|entry| (entry, Likeness::Same));
    let (entry, likeness) = found.or_else(|| {
        let related = |entry: &&Entry| entry.checklist == content.key && answered_alike(&entry.item, item);
        book.iter().filter(related).find_map(|entry| Some((entry, likeness(entry, lineage, item)?)))
    })?;
    Some(Proposal { entry: entry.clone(), likeness })
}

/// How near an entry of the same list is; none where it answered something else.
fn likeness(entry: &Entry, lineage: &Lineage, item: &Item) -> Option<Likeness> {
    match lineage.ancestor(&item.key, entry.version) {
        Ancestor::Undeclared => (entry.item.key == item.key).then_some(Likeness::Reworded),
        Ancestor::Nothing => None,
        Ancestor::Items { keys, kind } => match (keys.as_slice(), kind) {
            ([only], ChangeKind::Same | ChangeKind::Reworded) if *only == entry.item.key => {
                Some(if difference::same(&entry.item, item) { Likeness::Same } else { Likeness::Reworded })
            }
            ([only], ChangeKind::Split) if *only == entry.item.key => Some(Likeness::Split),
            _ => None,
        },
    }
}

fn answered_alike(earlier: &Item, item: &Item) -> bool {
    let choices = |item: &Item| item.choices.iter().map(|choice| choice.code.clone()).collect::<Vec<_>>();
    earlier.kind == item.kind && choices(earlier) == choices(item)
}

#[cfg(test)]
mod tests;
