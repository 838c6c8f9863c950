use super::{AnswerKind, Choice, Condition, EvidenceNeed};
use crate::code::codes;
use crate::confirmation::Conformity;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one version of a checklist says: from the built-in data file or from a workbook, and as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Stable key of the checklist.
    pub key: String,
    /// Number of the version.
    pub number: i32,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Date that the version itself bears, where it bears one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated_on: Option<NaiveDate>,
    /// Sections in order.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
    /// Duties of the standard that are not asked, with the reason.
    #[serde(default)]
    pub not_asked: Vec<NotAsked>,
}

impl Content {
    /// All items in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// The item with this key.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<&Item> {
        self.items().find(|item| item.key == key)
    }

    /// The section in which an item stands.
    #[must_use]
    pub fn section_of(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.items.iter().any(|item| item.key == key))
    }
}

/// A heading with its items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Stable key.
    pub key: String,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Items in order.
    #[serde(rename = "item", default)]
    pub items: Vec<Item>,
}

/// An item with its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Stable key.
    pub key: String,
    /// Clauses from which it comes.
    pub clauses: Vec<String>,
    /// The question.
    pub question_ja: String,
    /// The question in English.
    pub question_en: String,
    /// Why it is asked.
    pub why_ja: String,
    /// Why, in English.
    pub why_en: String,
    /// What usually shows it.
    pub shown_by_ja: String,
    /// What usually shows it, in English.
    pub shown_by_en: String,
    /// How it is answered.
    pub kind: AnswerKind,
    /// Its own choices.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Whether an answer is compulsory.
    pub required: bool,
    /// When a file is.
    pub evidence: EvidenceNeed,
    /// When it is asked.
    #[serde(default)]
    pub applies_when: Option<Condition>,
}

/// A duty that no item asks about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotAsked {
    /// The duty.
    pub id: String,
    /// Why not.
    pub reason_ja: String,
    /// Why not, in English.
    pub reason_en: String,
}

codes! {
    /// What keeps a content from becoming a version.
    pub enum ContentProblem {
        /// No title, section, item or question.
        Empty = "empty",
        /// The key is not made of small letters, digits and hyphens.
        Key = "key",
        /// The key stands twice.
        KeyTwice = "key-twice",
        /// A text is longer than it may be.
        TooLong = "too-long",
        /// A choice item without at least two choices, or another kind with some.
        Choices = "choices",
        /// The condition names no earlier item, or an answer that this item does not have.
        Condition = "condition",
        /// More than 1,000 items.
        TooMany = "too-many",
    }
}

/// Most items of one version.
const MOST_ITEMS: usize = 1_000;
/// Longest text of a version, in Unicode scalar values.
const LONGEST: usize = 2_000;
/// Longest key.
const LONGEST_KEY: usize = 60;

/// Where in a content something is wrong; positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The version as a whole.
    Whole,
    /// A section.
    Section(usize),
    /// An item, by its section and its position in it.
    Item(usize, usize),
}

/// What is wrong with a content: the key of the section or item (empty for the whole), and the problem.
#[must_use]
pub fn check(content: &Content) -> Vec<(String, ContentProblem)> {
    let name = |place| match place {
        Place::Whole => String::new(),
        Place::Section(section) => content.sections[section].key.clone(),
        Place::Item(section, item) => content.sections[section].items[item].key.clone(),
    };
    faults(content).into_iter().map(|(place, problem)| (name(place), problem)).collect()
}

/// What is wrong with a content, by place.
pub(super) fn faults(content: &Content) -> Vec<(Place, ContentProblem)> {
    let mut found = whole(content);
    let mut earlier: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut sections: Vec<&str> = Vec::new();
    for (at, section) in content.sections.iter().enumerate() {
        let place = Place::Section(at);
        check_key(&section.key, sections.contains(&section.key.as_str()), place, &mut found);
        sections.push(&section.key);
        if section.title_ja.trim().is_empty() {
            found.push((place, ContentProblem::Empty));
        }
        if too_long(&[&section.title_ja, &section.title_en]) {
            found.push((place, ContentProblem::TooLong));
        }
        for (row, item) in section.items.iter().enumerate() {
            let place = Place::Item(at, row);
            check_key(&item.key, earlier.contains_key(item.key.as_str()), place, &mut found);
            check_item(item, &earlier, |problem| found.push((place, problem)));
            earlier.insert(&item.key, codes_of(item));
        }
    }
    found
}

fn whole(content: &Content) -> Vec<(Place, ContentProblem)> {
    let mut found = Vec::new();
    if content.title_ja.trim().is_empty() || content.items().next().is_none() || content.number < 1 {
        found.push((Place::Whole, ContentProblem::Empty));
    }
    if content.items().count() > MOST_ITEMS {
        found.push((Place::Whole, ContentProblem::TooMany));
    }
    if too_long(&[&content.title_ja, &content.title_en]) {
        found.push((Place::Whole, ContentProblem::TooLong));
    }
    check_key(&content.key, false, Place::Whole, &mut found);
    found
}

fn too_long(texts: &[&str]) -> bool {
    texts.iter().any(|text| text.chars().count() > LONGEST)
}

fn check_key(key: &str, twice: bool, place: Place, found: &mut Vec<(Place, ContentProblem)>) {
    let good =
        !key.is_empty() && key.len() <= LONGEST_KEY && key.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
    if !good {
        found.push((place, ContentProblem::Key));
    }
    if twice {
        found.push((place, ContentProblem::KeyTwice));
    }
}

fn check_item(item: &Item, earlier: &BTreeMap<&str, Vec<&str>>, mut add: impl FnMut(ContentProblem)) {
    if item.question_ja.trim().is_empty() {
        add(ContentProblem::Empty);
    }
    let texts =
        [&item.question_ja, &item.question_en, &item.why_ja, &item.why_en, &item.shown_by_ja, &item.shown_by_en];
    if too_long(&texts.map(String::as_str)) || item.clauses.iter().any(|clause| clause.chars().count() > LONGEST_KEY) {
        add(ContentProblem::TooLong);
    }
    if !choices_fit(item) {
        add(ContentProblem::Choices);
    }
    if let Some(condition) = &item.applies_when {
        let possible = earlier.get(condition.item.as_str());
        if condition.is.is_empty()
            || !possible.is_some_and(|codes| condition.is.iter().all(|code| codes.contains(&code.as_str())))
        {
            add(ContentProblem::Condition);
        }
    }
}

/// A choice item has at least two, each with its own code; the others have none.
fn choices_fit(item: &Item) -> bool {
    let mut codes: Vec<&str> = item.choices.iter().map(|choice| choice.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    match item.kind {
        AnswerKind::Choice => {
            item.choices.len() > 1
                && codes.len() == item.choices.len()
                && item.choices.iter().all(|choice| !choice.code.is_empty() && !choice.ja.is_empty())
        }
        AnswerKind::Conformity | AnswerKind::Text | AnswerKind::Date | AnswerKind::Number => item.choices.is_empty(),
    }
}

fn codes_of(item: &Item) -> Vec<&str> {
    match item.kind {
        AnswerKind::Conformity => Conformity::ALL.iter().map(|answer| answer.code()).collect(),
        AnswerKind::Choice => item.choices.iter().map(|choice| choice.code.as_str()).collect(),
        AnswerKind::Text | AnswerKind::Date | AnswerKind::Number => Vec::new(),
    }
}
