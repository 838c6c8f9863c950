use super::{AnswerKind, Choice, Condition, Contradiction, EvidenceNeed};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// Answers that do not go together. Left out where there are none: versions published before keep their digest.
    #[serde(rename = "contradiction", default, skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<Contradiction>,
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
