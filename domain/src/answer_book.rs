//! The answer book (回答帳): what a company said last to an item and what was confirmed of it. In a new sheet it is a proposal,
//! to be looked at and saved item by item; what an earlier prime holds is frozen there and stays as it is.

use crate::checklist::{Content, Item, difference};
use crate::code::codes;
use crate::confirmation::view::Frozen;
use crate::id::ConfirmationId;
use chrono::{DateTime, Utc};

codes! {
    /// How near the earlier question is to the one asked now.
    pub enum Likeness {
        /// The same question, answered in the same way.
        Same = "same",
        /// The same item of the same list in other words.
        Reworded = "reworded",
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
    /// What it asked.
    pub content: &'a Content,
    /// What was submitted.
    pub submitted: Frozen,
    /// Where it comes from.
    pub provenance: Provenance,
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
                    item: item.clone(),
                    value: answer.value,
                    remark: answer.remark,
                    evidence: answer.evidence,
                    provenance: sheet.provenance.clone(),
                });
            }
        }
    }
    book
}

/// What the book says to an item: the same key and question in any list; else the same key in the same list, answered in the
/// same way. Another list may use a key for something else.
#[must_use]
pub fn proposal(book: &[Entry], content: &Content, item: &Item) -> Option<Proposal> {
    let of_key = || book.iter().filter(|entry| entry.item.key == item.key);
    let same = of_key().find(|entry| difference::same(&entry.item, item));
    let reworded = || {
        of_key().find(|entry| {
            let choices = |item: &Item| item.choices.iter().map(|choice| choice.code.clone()).collect::<Vec<_>>();
            entry.checklist == content.key && entry.item.kind == item.kind && choices(&entry.item) == choices(item)
        })
    };
    let found = same.map(|entry| (entry, Likeness::Same));
    let (entry, likeness) = found.or_else(|| reworded().map(|entry| (entry, Likeness::Reworded)))?;
    Some(Proposal { entry: entry.clone(), likeness })
}

#[cfg(test)]
mod tests;
