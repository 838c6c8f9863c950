//! What the last command left behind for the page.

use crate::i18n::Locale;
use crate::words;
use domain::refusal::{Fault, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the last command left behind for the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// Which form.
    pub(super) form: String,
    pub(super) typed: BTreeMap<String, String>,
    pub(super) refusal: Option<Refusal>,
    pub(super) done: Option<String>,
}

impl Memory {
    /// What to show in a field: what was typed last, else what is stored.
    #[must_use]
    pub fn value(&self, form: &str, field: &str, stored: &str) -> String {
        let typed = (self.form == form).then(|| self.typed.get(field)).flatten();
        typed.map_or_else(|| stored.to_owned(), Clone::clone)
    }

    /// What is wrong with a field, as a sentence.
    #[must_use]
    pub fn fault(&self, locale: Locale, form: &str, field: &str) -> Option<&'static str> {
        self.faults(form).into_iter().find(|(name, _)| name == field).map(|(_, fault)| words::fault(locale, fault))
    }

    /// Everything that is wrong with a form, for its error summary: field and fault.
    #[must_use]
    pub fn faults(&self, form: &str) -> Vec<(String, Fault)> {
        match &self.refusal {
            Some(Refusal::Fields(problems)) if self.form == form => {
                problems.iter().map(|problem| (problem.field.clone(), problem.fault)).collect()
            }
            Some(_) | None => Vec::new(),
        }
    }

    /// Whether any field of any form is wrong: the title of the page says so.
    #[must_use]
    pub const fn has_faults(&self) -> bool {
        matches!(self.refusal, Some(Refusal::Fields(_)))
    }

    /// What is stored now where it differs from what was typed and somebody else changed it in between.
    #[must_use]
    pub fn conflict(&self, form: &str, field: &str, stored: &str) -> Option<String> {
        let changed = self.form == form && self.refusal == Some(Refusal::ChangedMeanwhile);
        let typed = self.typed.get(field)?;
        (changed && typed != stored).then(|| stored.to_owned())
    }

    /// A refusal that concerns no single field, for the banner of the page.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_ref()
    }

    /// What was done, a code.
    #[must_use]
    pub fn what_was_done(&self) -> Option<&str> {
        self.done.as_deref()
    }
}
