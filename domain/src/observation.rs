//! What the portal notices in a sheet (気づき). Computed from what is there, never stored; each says why it is listed, and none
//! of them decides anything.

use crate::checklist::{AnswerKind, Content, Contradiction, Item};
use crate::confirmation::Conformity;
use crate::confirmation::view::FrozenItem;
use crate::evidence::view::EvidenceLine;
use crate::id::ConfirmationId;
use crate::vault;
use chrono::{DateTime, Months, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet};

mod rule;
#[cfg(test)]
mod tests;

/// Something to look at before going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observation {
    /// Answers that do not go together, as the checklist declares.
    Contradiction {
        /// What it says.
        rule: Box<Contradiction>,
    },
    /// A file that holds from, or where that is not said was uploaded, longer ago than the period that the item asks about.
    OldEvidence {
        /// Key of the item.
        item: String,
        /// Names of the files.
        files: Vec<String>,
        /// The period, in months.
        months: u32,
    },
    /// A file that held until an earlier day, as its company says.
    ExpiredEvidence {
        /// Key of the item.
        item: String,
        /// Names of the files.
        files: Vec<String>,
    },
    /// *Conform* with nothing to show for it, where nothing is compulsory.
    NoEvidence {
        /// Keys of the items.
        items: Vec<String>,
    },
    /// One person wrote so many answers so fast that they can hardly have read the questions.
    Fast {
        /// How many, each saved on its own.
        answers: usize,
        /// In how many seconds.
        seconds: i64,
    },
    /// The same file stands in another company's sheet. For the ministry only.
    SameFile {
        /// Keys of the items.
        items: Vec<String>,
        /// The other sheets, with the numbers of their cases.
        cases: Vec<(ConfirmationId, String)>,
    },
}

impl Observation {
    /// Keys of the items that it is about; none where it is about the sheet as a whole.
    #[must_use]
    pub fn items(&self) -> Vec<&str> {
        match self {
            Self::Contradiction { rule } => rule.items(),
            Self::OldEvidence { item, .. } | Self::ExpiredEvidence { item, .. } => vec![item],
            Self::NoEvidence { items } | Self::SameFile { items, .. } => items.iter().map(String::as_str).collect(),
            Self::Fast { .. } => Vec::new(),
        }
    }
}

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The checklist.
    pub content: &'a Content,
    /// Its items as they are or were submitted.
    pub items: &'a [FrozenItem],
    /// Their files.
    pub files: &'a BTreeMap<String, Vec<EvidenceLine>>,
    /// The day on which it is looked at: that of the submission, or today while there is none.
    pub on: NaiveDate,
}

/// Fewest answers of one person whose pace says anything.
const FEWEST: usize = 20;
/// Fewer seconds an answer than this is fast: 120 answers in four minutes.
const PACE: i64 = 2;

/// Everything there is to notice, the weightier first.
#[must_use]
pub fn observations(seen: &Seen<'_>) -> Vec<Observation> {
    let mut found: Vec<Observation> = contradictions(seen);
    found.extend(expired_evidence(seen));
    found.extend(old_evidence(seen));
    found.extend(fast(seen.items));
    found.extend(no_evidence(seen));
    found
}

fn contradictions(seen: &Seen<'_>) -> Vec<Observation> {
    let rules = seen.content.contradictions.iter().filter(|found| rule::holds(seen, found));
    rules.map(|found| Observation::Contradiction { rule: Box::new(found.clone()) }).collect()
}

/// Files of answers that hold no longer on the day that is looked at.
fn expired_evidence(seen: &Seen<'_>) -> Vec<Observation> {
    let of_item = |item: &Item| {
        rule::answer(seen, &item.key)?;
        let files = seen.files.get(&item.key)?;
        let over = |file: &&EvidenceLine| {
            vault::validity(file.valid_from, file.valid_until, seen.on) == vault::Validity::Expired
        };
        let files: Vec<String> = files.iter().filter(over).map(|file| file.name.clone()).collect();
        (!files.is_empty()).then(|| Observation::ExpiredEvidence { item: item.key.clone(), files })
    };
    seen.content.items().filter_map(of_item).collect()
}

/// Where the checklist asks for something within a period, older files of these items cannot show it.
fn old_evidence(seen: &Seen<'_>) -> Vec<Observation> {
    let mut found = Vec::new();
    let mut looked_at = BTreeSet::new();
    for rule in &seen.content.contradictions {
        let Some(older) = &rule.older else { continue };
        let Some(since) = seen.on.checked_sub_months(Months::new(older.months)) else { continue };
        for item in rule.items().into_iter().filter(|item| rule::answer(seen, item).is_some()) {
            let files = seen.files.get(item).map(Vec::as_slice).unwrap_or_default();
            let old = files.iter().filter(|file| begins(file) < since);
            let files: Vec<String> = old.map(|file| file.name.clone()).collect();
            if !files.is_empty() && looked_at.insert(item.to_owned()) {
                found.push(Observation::OldEvidence { item: item.to_owned(), files, months: older.months });
            }
        }
    }
    found
}

/// The day from which a file shows something: as its company says, else that of its upload.
fn begins(file: &EvidenceLine) -> NaiveDate {
    file.valid_from.unwrap_or_else(|| crate::time::day_in_japan(file.uploaded_at))
}

fn no_evidence(seen: &Seen<'_>) -> Option<Observation> {
    let bare = |item: &&Item| {
        item.kind == AnswerKind::Conformity
            && rule::answer(seen, &item.key).is_some_and(|answer| {
                Conformity::from_code(answer.value.trim()) == Some(Conformity::Conform) && answer.evidence.is_empty()
            })
    };
    let items: Vec<String> = seen.content.items().filter(bare).map(|item| item.key.clone()).collect();
    (!items.is_empty()).then_some(Observation::NoEvidence { items })
}

/// Answers that were written at one instant are one act: a workbook that came back, or the answer book.
fn fast(items: &[FrozenItem]) -> Vec<Observation> {
    let mut people: BTreeMap<_, BTreeSet<DateTime<Utc>>> = BTreeMap::new();
    for item in items {
        if let (Some(person), Some(at)) = (item.answered_by, item.answered_at) {
            people.entry(person).or_default().insert(at);
        }
    }
    let pace = |times: &BTreeSet<DateTime<Utc>>| {
        let seconds = (*times.last()? - *times.first()?).num_seconds();
        let answers = times.len();
        let fast = answers >= FEWEST && seconds <= i64::try_from(answers).ok()?.saturating_mul(PACE);
        fast.then_some(Observation::Fast { answers, seconds })
    };
    people.values().filter_map(pace).collect()
}
