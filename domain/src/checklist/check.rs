//! What a content must be before it becomes a version.

use super::{AnswerKind, Content, Item};
use crate::code::codes;
use crate::confirmation::Conformity;
use std::collections::BTreeMap;

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
        /// More than 5,000 items.
        TooMany = "too-many",
    }
}

/// Most items of one version.
const MOST_ITEMS: usize = 5_000;
/// Longest text of a version, in Unicode scalar values.
pub const LONGEST: usize = 2_000;
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
