use super::{Direction, Draft, Part, Slot, seen};
use crate::checklist::{AnswerKind, Content, EvidenceNeed, Item, Section};

impl Draft {
    /// A draft with nothing in it.
    #[must_use]
    pub fn empty(key: String) -> Self {
        Self::of(Content {
            key,
            number: 1,
            title_ja: String::new(),
            title_en: String::new(),
            dated_on: None,
            sections: Vec::new(),
            not_asked: Vec::new(),
            contradictions: Vec::new(),
        })
    }

    /// A section, removed or not.
    #[must_use]
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.content.sections.iter().find(|section| section.key == key)
    }

    /// A section to change.
    pub fn section_mut(&mut self, key: &str) -> Option<&mut Section> {
        self.content.sections.iter_mut().find(|section| section.key == key)
    }

    /// An item to change, removed or not.
    pub fn item_mut(&mut self, key: &str) -> Option<&mut Item> {
        self.content.sections.iter_mut().flat_map(|section| &mut section.items).find(|item| item.key == key)
    }

    /// What somebody who edits a section has seen.
    #[must_use]
    pub fn seen_section(section: &Section) -> String {
        seen(&(&section.title_ja, &section.title_en))
    }

    /// What somebody who edits an item has seen: the item, and where it stands.
    #[must_use]
    pub fn seen_item(&self, item: &Item) -> String {
        seen(&(item, self.content.section_of(&item.key).map(|section| &section.key)))
    }

    /// Whether it was removed, an item also with its section.
    #[must_use]
    pub fn is_removed(&self, part: Part, key: &str) -> bool {
        match part {
            Part::Section => self.removed_sections.contains(key),
            Part::Item => {
                let section = self.content.section_of(key);
                self.removed_items.contains(key)
                    || section.is_some_and(|section| self.removed_sections.contains(&section.key))
            }
        }
    }

    /// Adds an empty section at the end.
    pub fn add_section(&mut self, key: String) {
        self.content.sections.push(Section {
            key,
            title_ja: String::new(),
            title_en: String::new(),
            items: Vec::new(),
        });
    }

    /// Adds an empty item at the end of a section; false where there is no such section.
    pub fn add_item(&mut self, section: &str, key: String) -> bool {
        let Some(section) = self.section_mut(section) else { return false };
        section.items.push(Item {
            key,
            clauses: Vec::new(),
            question_ja: String::new(),
            question_en: String::new(),
            why_ja: String::new(),
            why_en: String::new(),
            shown_by_ja: String::new(),
            shown_by_en: String::new(),
            kind: AnswerKind::Conformity,
            choices: Vec::new(),
            required: true,
            evidence: EvidenceNeed::Never,
            applies_when: None,
        });
        true
    }

    /// Takes something out, or puts it back where it was. False where there is no such thing.
    pub fn set_removed(&mut self, part: Part, key: &str, removed: bool) -> bool {
        let (there, gone) = match part {
            Part::Section => (self.section(key).is_some(), &mut self.removed_sections),
            Part::Item => (self.content.item(key).is_some(), &mut self.removed_items),
        };
        if there && removed {
            gone.insert(key.to_owned());
        } else if there {
            gone.remove(key);
        }
        there
    }

    /// Changes places with the next one that was not removed; at the end nothing happens. False where there is no such thing.
    pub fn shift(&mut self, part: Part, key: &str, direction: Direction) -> bool {
        let (sections, items) = (&self.removed_sections, &self.removed_items);
        match part {
            Part::Section => {
                let all = &mut self.content.sections;
                shift(all, |section| &section.key, key, |key| sections.contains(key), direction)
            }
            Part::Item => {
                let holds = |section: &&mut Section| section.items.iter().any(|item| item.key == key);
                let section = self.content.sections.iter_mut().find(holds);
                section.is_some_and(|section| {
                    shift(&mut section.items, |item| &item.key, key, |key| items.contains(key), direction)
                })
            }
        }
    }

    /// Puts an item somewhere else. False where there is no such item or no such place.
    pub fn put(&mut self, item: &str, slot: &Slot) -> bool {
        let (section, after) = match slot {
            Slot::Stay => return self.content.item(item).is_some(),
            Slot::First(section) => (self.section(section).map(|section| section.key.clone()), None),
            Slot::After(other) if other == item => return self.content.item(item).is_some(),
            Slot::After(other) => (self.content.section_of(other).map(|section| section.key.clone()), Some(other)),
        };
        let Some(section) = section else { return false };
        let Some(moved) = self.take(item) else { return false };
        let Some(section) = self.section_mut(&section) else { return false };
        let before = after.and_then(|after| section.items.iter().position(|found| found.key == *after));
        section.items.insert(before.map_or(0, |at| at + 1), moved);
        true
    }

    fn take(&mut self, item: &str) -> Option<Item> {
        self.content.sections.iter_mut().find_map(|section| {
            let at = section.items.iter().position(|found| found.key == item)?;
            Some(section.items.remove(at))
        })
    }

    /// Items that are asked before this one and whose answers are codes: those on which it can depend.
    #[must_use]
    pub fn earlier(&self, key: &str) -> Vec<&Item> {
        let sections = self.content.sections.iter().filter(|section| !self.removed_sections.contains(&section.key));
        let standing = sections.flat_map(|section| &section.items).take_while(|item| item.key != key);
        let standing = standing.filter(|item| !self.removed_items.contains(&item.key));
        standing.filter(|item| matches!(item.kind, AnswerKind::Conformity | AnswerKind::Choice)).collect()
    }
}

fn shift<T>(
    all: &mut [T],
    key_of: impl Fn(&T) -> &String,
    key: &str,
    removed: impl Fn(&str) -> bool,
    direction: Direction,
) -> bool {
    let Some(at) = all.iter().position(|one| key_of(one) == key) else { return false };
    let stands = |place: &usize| !removed(key_of(&all[*place]));
    let other = match direction {
        Direction::Up => (0..at).rev().find(stands),
        Direction::Down => (at + 1..all.len()).find(stands),
    };
    if let Some(other) = other {
        all.swap(at, other);
    }
    true
}
