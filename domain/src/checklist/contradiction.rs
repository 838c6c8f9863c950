use super::Condition;
use serde::{Deserialize, Serialize};

/// Answers that do not go together: listed for whoever answers and whoever checks, see [`crate::observation`]. It holds where
/// all its parts do; an item that is not asked, or that the version does not have, is part of nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contradiction {
    /// Stable key.
    pub key: String,
    /// Clauses from which it comes.
    pub clauses: Vec<String>,
    /// Why the answers do not go together, and what to look at.
    pub ja: String,
    /// The same in English.
    pub en: String,
    /// Answers that are given.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// A number that is smaller than another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fewer: Option<Fewer>,
    /// A day that is too long ago.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<Older>,
}

/// One number is smaller than another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fewer {
    /// Key of the item with the smaller number.
    pub item: String,
    /// Key of the item with the larger one.
    pub than: String,
}

/// A day lies more than this before the day on which the sheet is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Older {
    /// Key of the item with the day.
    pub item: String,
    /// The period asked, in months.
    pub months: u32,
}

impl Contradiction {
    /// Keys of its items, each once, in the order in which they are named.
    #[must_use]
    pub fn items(&self) -> Vec<&str> {
        let when = self.when.iter().map(|condition| condition.item.as_str());
        let fewer = self.fewer.iter().flat_map(|fewer| [fewer.item.as_str(), fewer.than.as_str()]);
        let older = self.older.iter().map(|older| older.item.as_str());
        let mut items: Vec<&str> = Vec::new();
        for item in when.chain(fewer).chain(older) {
            if !items.contains(&item) {
                items.push(item);
            }
        }
        items
    }
}
