//! A text that may be absent, so that a component takes `"…"`, a `String` and an `Option` of either.

use leptos::oco::Oco;
use std::borrow::Cow;

/// A text that may be absent. An empty one counts as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Option<String>);

impl Text {
    /// The text, if there is one.
    #[must_use]
    pub fn get(self) -> Option<String> {
        self.0.filter(|text| !text.is_empty())
    }

    /// The text, if there is one, to look at.
    #[must_use]
    pub fn as_deref(&self) -> Option<&str> {
        self.0.as_deref().filter(|text| !text.is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Some(text.to_owned()))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Some(text))
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Self(Some(text.clone()))
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(text: Cow<'_, str>) -> Self {
        Self(Some(text.into_owned()))
    }
}

impl From<Oco<'static, str>> for Text {
    fn from(text: Oco<'static, str>) -> Self {
        Self(Some(text.into()))
    }
}

impl From<Option<String>> for Text {
    fn from(text: Option<String>) -> Self {
        Self(text)
    }
}

impl From<Option<&str>> for Text {
    fn from(text: Option<&str>) -> Self {
        Self(text.map(ToOwned::to_owned))
    }
}
