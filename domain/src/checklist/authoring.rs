//! A version being written (下書き). It may be saved in any state; what keeps it from being published is computed.

use super::check::{Place, faults};
use super::difference::Declared;
use super::{AnswerKind, Choice, Content, ContentProblem, Item, Section};
use crate::code::codes;
use crate::digest;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

mod compare;
mod part;

pub use compare::Compared;

codes! {
    /// What a draft is made of.
    pub enum Part {
        /// A heading with its items.
        Section = "section",
        /// An item.
        Item = "item",
    }
}

codes! {
    /// Which way something is moved.
    pub enum Direction {
        /// One place towards the beginning.
        Up = "up",
        /// One place towards the end.
        Down = "down",
    }
}

/// Where an item is to stand: `section:KEY`, `item:KEY`, or nothing where it stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Where it stands.
    Stay,
    /// First in the section of this key.
    First(String),
    /// After the item of this key.
    After(String),
}

impl std::str::FromStr for Slot {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            None if text.is_empty() => Ok(Self::Stay),
            Some(("section", key)) => Ok(Self::First(key.to_owned())),
            Some(("item", key)) => Ok(Self::After(key.to_owned())),
            Some(_) | None => Err(Refusal::NotFound),
        }
    }
}

/// Where in a draft something is to be put right, by key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Spot {
    /// The title, or the draft as a whole.
    Whole,
    /// A section.
    Section(String),
    /// An item.
    Item(String),
}

/// A version being written, as stored. What was removed stays in its place until the draft is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Everything, also what was removed; the number counts only once published.
    pub content: Content,
    /// Keys of sections that were removed.
    #[serde(default)]
    pub removed_sections: BTreeSet<String>,
    /// Keys of items that were removed.
    #[serde(default)]
    pub removed_items: BTreeSet<String>,
    /// What the author said of items against the version before, by key of the item.
    #[serde(default)]
    pub declared: BTreeMap<String, Declared>,
}

impl Draft {
    /// A draft that begins as a copy. Where the Japanese stood for the English, there is no English yet: left as it is, it would
    /// be the old Japanese once that is changed.
    #[must_use]
    pub fn of(mut content: Content) -> Self {
        clear(&content.title_ja, &mut content.title_en);
        for section in &mut content.sections {
            clear(&section.title_ja, &mut section.title_en);
            section.items.iter_mut().for_each(incomplete);
        }
        Self { content, removed_sections: BTreeSet::new(), removed_items: BTreeSet::new(), declared: BTreeMap::new() }
    }

    /// What would be published: without what was removed, without choices where the kind takes none; where a text has no
    /// English, the Japanese stands for it, as in the import.
    #[must_use]
    pub fn whole(&self) -> Content {
        let mut content = self.content.clone();
        content.sections.retain(|section| !self.removed_sections.contains(&section.key));
        for section in &mut content.sections {
            section.items.retain(|item| !self.removed_items.contains(&item.key));
            fill(&section.title_ja, &mut section.title_en);
            section.items.iter_mut().for_each(complete);
        }
        fill(&self.content.title_ja, &mut content.title_en);
        // What was said of an item that is not asked any more holds of nothing.
        let asked: BTreeSet<String> = content.items().map(|item| item.key.clone()).collect();
        content.contradictions.retain(|found| found.items().iter().all(|item| asked.contains(*item)));
        content
    }

    /// What keeps it from being published, in reading order.
    #[must_use]
    pub fn problems(&self) -> Vec<(Spot, ContentProblem)> {
        let content = self.whole();
        let spot = |place| match place {
            Place::Whole => Spot::Whole,
            Place::Section(section) => Spot::Section(content.sections[section].key.clone()),
            Place::Item(section, item) => Spot::Item(content.sections[section].items[item].key.clone()),
        };
        faults(&content).into_iter().map(|(place, problem)| (spot(place), problem)).collect()
    }

    /// Items of which a text that readers see has no English yet, in order.
    #[must_use]
    pub fn without_english(&self) -> Vec<&Item> {
        let lacks = |ja: &str, en: &str| !ja.trim().is_empty() && en.trim().is_empty();
        let item_lacks = |item: &&Item| {
            lacks(&item.question_ja, &item.question_en)
                || lacks(&item.why_ja, &item.why_en)
                || lacks(&item.shown_by_ja, &item.shown_by_en)
                || item.choices.iter().any(|choice| lacks(&choice.ja, &choice.en))
        };
        let standing = |section: &&Section| !self.removed_sections.contains(&section.key);
        let sections = self.content.sections.iter().filter(standing);
        let items = sections.flat_map(|section| &section.items);
        items.filter(|item| !self.removed_items.contains(&item.key)).filter(item_lacks).collect()
    }

    /// What somebody who edits the titles has seen.
    #[must_use]
    pub fn seen_titles(&self) -> String {
        seen(&(&self.content.title_ja, &self.content.title_en, self.content.dated_on))
    }
}

/// A short mark of what somebody has seen before editing it: another mark later means that somebody else was faster.
#[must_use]
pub fn seen<T: Serialize>(what: &T) -> String {
    digest::of(what).map(|digest| digest.chars().take(16).collect()).unwrap_or_default()
}

/// A key for something new: the kind of thing, and the random end of an id. It is never given again and never changes.
#[must_use]
pub fn new_key(of: &str, id: Uuid) -> String {
    let digits = id.simple().to_string();
    format!("{of}-{}", digits.get(24..).unwrap_or(&digits))
}

/// Clause numbers as typed, several separated by 、 , ; or spaces.
#[must_use]
pub fn clauses(typed: &str) -> Vec<String> {
    super::layout::clauses(typed)
}

/// A text as it was typed, only without the spaces and empty lines around it.
#[must_use]
pub fn text(typed: &str) -> String {
    super::layout::text(typed)
}

fn fill(ja: &str, en: &mut String) {
    if en.trim().is_empty() {
        ja.clone_into(en);
    }
}

fn clear(ja: &str, en: &mut String) {
    if en == ja {
        en.clear();
    }
}

fn incomplete(item: &mut Item) {
    clear(&item.question_ja, &mut item.question_en);
    clear(&item.why_ja, &mut item.why_en);
    clear(&item.shown_by_ja, &mut item.shown_by_en);
    item.choices.iter_mut().for_each(|Choice { ja, en, .. }| clear(ja, en));
}

fn complete(item: &mut Item) {
    fill(&item.question_ja, &mut item.question_en);
    fill(&item.why_ja, &mut item.why_en);
    fill(&item.shown_by_ja, &mut item.shown_by_en);
    if item.kind == AnswerKind::Choice {
        item.choices.iter_mut().for_each(|Choice { ja, en, .. }| fill(ja, en));
    } else {
        item.choices.clear();
    }
}

#[cfg(test)]
mod tests;
