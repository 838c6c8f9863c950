//! Checklists of confirmation items (確認事項). The ministry's own list is not known to us: ours says so, and others can be imported.

use crate::code::codes;
use serde::{Deserialize, Serialize};

pub mod authoring;
mod check;
mod content;
mod contradiction;
pub mod difference;
pub mod layout;
pub mod view;

pub use check::{ContentProblem, LONGEST, check};
pub use content::{Content, Item, NotAsked, Section};
pub use contradiction::{Contradiction, Fewer, Older};

codes! {
    /// How an item is answered.
    pub enum AnswerKind {
        /// 適合 / 一部適合 / 不適合 / 該当なし.
        Conformity = "conformity",
        /// Free text.
        Text = "text",
        /// A day.
        Date = "date",
        /// A whole number.
        Number = "number",
        /// One of the item's own choices.
        Choice = "choice",
    }
}

codes! {
    /// When a file must be attached.
    pub enum EvidenceNeed {
        /// Never compulsory.
        Never = "never",
        /// Compulsory for *conform* and *partial*.
        WhenConforming = "when-conforming",
        /// Always compulsory.
        Always = "always",
    }
}

/// One of an item's own choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Stable code.
    pub code: String,
    /// Japanese label.
    pub ja: String,
    /// English label.
    pub en: String,
}

/// An item is asked only where an earlier item has one of these answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Key of the earlier item.
    pub item: String,
    /// Codes of the answers.
    pub is: Vec<String>,
}
