//! One form on a page: what was typed, what is wrong, what somebody else stored meanwhile.

use crate::form::Memory;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Conflict, ErrorSummary};
use crate::words;
use leptos::prelude::*;

/// What the last command left behind for one form.
#[derive(Clone, Debug)]
pub struct Typed {
    memory: Memory,
    locale: Locale,
    form: &'static str,
}

impl Typed {
    /// The form of this name, as its server function calls it.
    #[must_use]
    pub fn of(seen: &Seen, form: &'static str) -> Self {
        Self { memory: seen.memory.clone(), locale: seen.locale, form }
    }

    /// What to show in a field.
    #[must_use]
    pub fn value(&self, field: &str, stored: &str) -> String {
        self.memory.value(self.form, field, stored)
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&'static str> {
        self.memory.fault(self.locale, self.form, field)
    }

    /// Everything that is wrong, with links to the fields, whose ids are their names.
    pub fn summary(&self, labels: &[(&'static str, &'static str)]) -> impl IntoView + use<> {
        let sentence = |(field, fault): (String, _)| {
            let label = labels.iter().find(|(name, _)| *name == field).map_or("", |(_, label)| label);
            let separator = if label.is_empty() { "" } else { td_string!(self.locale, work.colon) };
            (format!("#{field}"), format!("{label}{separator}{}", words::fault(self.locale, fault)))
        };
        let items: Vec<_> = self.memory.faults(self.form).into_iter().map(sentence).collect();
        view! { <ErrorSummary items=items/> }
    }

    /// Both texts of a field that somebody else changed meanwhile.
    pub fn conflict(&self, field: &str, stored: &str) -> Option<AnyView> {
        let theirs = self.memory.conflict(self.form, field, stored)?;
        let mine = self.value(field, stored);
        Some(view! { <Conflict mine=mine theirs=theirs/> }.into_any())
    }
}
