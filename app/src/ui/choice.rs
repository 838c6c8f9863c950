//! One of several things to choose from, in a select, in radios or in checkboxes.

use super::Text;

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) hint: Text,
}

impl Choice {
    /// A choice: what is sent, and what is read.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: Text::default() }
    }

    /// How a value reads among choices; as it is where it is none of them.
    #[must_use]
    pub fn words<'a>(choices: &'a [Self], value: &'a str) -> &'a str {
        choices.iter().find(|choice| choice.value == value).map_or(value, |choice| &choice.label)
    }

    /// With a line that explains it; a select does not show it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Text>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// How radios and checkboxes are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceLayout {
    /// Below each other.
    #[default]
    Column,
    /// Beside each other, framed: short answers.
    Row,
}

impl ChoiceLayout {
    pub(super) const fn code(self) -> Option<&'static str> {
        match self {
            Self::Column => None,
            Self::Row => Some("row"),
        }
    }
}
