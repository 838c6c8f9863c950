//! One form on a page: what was typed, what is wrong, what somebody else stored meanwhile.

use crate::form::Memory;
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::ui::{Choice, Conflict, DateInput, ErrorSummary, FormField, Radios, Select, TextArea, TextInput};
use crate::words;
use chrono::NaiveDate;
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

    /// A field of the form, its id being its name.
    #[must_use]
    pub fn field(&self, name: &'static str, label: &'static str) -> Field<'_> {
        Field { typed: self, name, label, required: None, hint: None }
    }

    /// Both texts of a field that somebody else changed meanwhile.
    pub fn conflict(&self, field: &str, stored: &str) -> Option<AnyView> {
        let theirs = self.memory.conflict(self.form, field, stored)?;
        let mine = self.value(field, stored);
        Some(view! { <Conflict mine=mine theirs=theirs/> }.into_any())
    }

    /// Both choices in words, where somebody else chose otherwise meanwhile.
    pub fn chosen_otherwise(&self, field: &str, stored: &str, choices: &[Choice]) -> Option<AnyView> {
        let theirs = self.memory.conflict(self.form, field, stored)?;
        let mine = self.value(field, stored);
        let (mine, theirs) = (Choice::words(choices, &mine).to_owned(), Choice::words(choices, &theirs).to_owned());
        Some(view! { <Conflict mine=mine theirs=theirs/> }.into_any())
    }
}

/// One field being made: what was typed last, its fault, and what somebody else stored come with it.
pub struct Field<'a> {
    typed: &'a Typed,
    name: &'static str,
    label: &'static str,
    required: Option<bool>,
    hint: Option<&'static str>,
}

impl Field<'_> {
    /// ※必須 or ※任意.
    #[must_use]
    pub const fn required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }

    /// A line that explains it.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// One line of text, `chars` half-width characters wide.
    pub fn line(self, stored: &str, chars: u16) -> AnyView {
        let (name, value) = (self.name, self.typed.value(self.name, stored));
        self.around(stored, move || view! { <TextInput name=name value=value chars=chars/> }.into_any())
    }

    /// One line that the browser may fill in: `kind` and `autocomplete` as in HTML.
    pub fn filled(self, stored: &str, kind: &'static str, autocomplete: &'static str, chars: u16) -> AnyView {
        let (name, value) = (self.name, self.typed.value(self.name, stored));
        let control = move || {
            view! { <TextInput name=name kind=kind autocomplete=autocomplete value=value chars=chars/> }.into_any()
        };
        self.around(stored, control)
    }

    /// A password: what was typed is never shown again.
    pub fn secret(self, autocomplete: &'static str) -> AnyView {
        let name = self.name;
        let control = move || view! { <TextInput name=name kind="password" autocomplete=autocomplete/> }.into_any();
        self.around("", control)
    }

    /// Several lines of text.
    pub fn paragraph(self, stored: &str, rows: u8) -> AnyView {
        let (name, value) = (self.name, self.typed.value(self.name, stored));
        self.around(stored, move || view! { <TextArea name=name value=value rows=rows/> }.into_any())
    }

    /// One of many.
    pub fn choose(self, stored: &str, choices: Vec<Choice>) -> AnyView {
        let (name, value) = (self.name, self.typed.value(self.name, stored));
        let blank = td_string!(self.typed.locale, work.choose);
        let conflict = self.typed.chosen_otherwise(self.name, stored, &choices);
        self.with(conflict, move || view! { <Select name=name choices=choices selected=value blank=blank/> }.into_any())
    }

    /// One of a few.
    pub fn pick(self, stored: &str, choices: Vec<Choice>) -> AnyView {
        let selected = self.typed.value(self.name, stored);
        let conflict = self.typed.chosen_otherwise(self.name, stored, &choices);
        view! {
            <Radios
                id=self.name
                name=self.name
                legend=self.label
                choices=choices
                selected=selected
                required=self.required
                hint=self.hint
                error=self.typed.error(self.name)
            />
            {conflict}
        }
        .into_any()
    }

    /// A day.
    pub fn day(self, stored: Option<NaiveDate>) -> AnyView {
        let stored = stored.as_ref().map(NaiveDate::to_string).unwrap_or_default();
        let value = self.typed.value(self.name, &stored);
        let conflict = self.typed.conflict(self.name, &stored);
        view! {
            <DateInput
                id=self.name
                name=self.name
                label=self.label
                required=self.required
                hint=self.hint
                value=value
                error=self.typed.error(self.name)
            />
            {conflict}
        }
        .into_any()
    }

    fn around(self, stored: &str, control: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
        let conflict = self.typed.conflict(self.name, stored);
        self.with(conflict, control)
    }

    fn with(self, conflict: Option<AnyView>, control: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
        let error = self.typed.error(self.name);
        view! {
            <FormField id=self.name label=self.label required=self.required hint=self.hint error=error>
                {control()}
            </FormField>
            {conflict}
        }
        .into_any()
    }
}
