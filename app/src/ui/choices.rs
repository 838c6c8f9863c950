//! Radios and checkboxes under one legend. The hint stands in the legend, because NVDA with Chrome does not read the
//! description of a group (nvda 12718).

use super::Text;
use super::choice::{Choice, ChoiceLayout};
use super::form_field::{FieldError, RequiredMark};
use crate::i18n::Locale;
use crate::visit::locale;
use leptos::prelude::*;

/// One of a few.
#[component]
pub fn Radios(
    /// Id of the first radio; the others get `-2`, `-3` …
    #[prop(into)]
    id: String,
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] selected: Text,
    #[prop(optional_no_strip, into)] required: Option<bool>,
    #[prop(optional, into)] hint: Text,
    #[prop(optional, into)] error: Text,
    #[prop(optional)] layout: ChoiceLayout,
    /// For screen readers only, where a heading just above says the same.
    #[prop(optional)]
    legend_hidden: bool,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    let chosen = selected.get().into_iter().collect();
    let group =
        Group { kind: "radio", id, name, legend, choices, chosen, required, hint, error, layout, legend_hidden };
    group.view(locale)
}

/// Any of a few. Give a name that ends in `[]`; where nothing is ticked nothing is sent.
#[component]
pub fn Checkboxes(
    /// Id of the first checkbox; the others get `-2`, `-3` …
    #[prop(into)]
    id: String,
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    choices: Vec<Choice>,
    #[prop(optional)] selected: Vec<String>,
    #[prop(optional_no_strip, into)] required: Option<bool>,
    #[prop(optional, into)] hint: Text,
    #[prop(optional, into)] error: Text,
    #[prop(optional)] layout: ChoiceLayout,
    /// For screen readers only, where a heading just above says the same.
    #[prop(optional)]
    legend_hidden: bool,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    let chosen = selected;
    let kind = "checkbox";
    Group { kind, id, name, legend, choices, chosen, required, hint, error, layout, legend_hidden }.view(locale)
}

/// One checkbox on its own, as a declaration.
#[component]
pub fn Checkbox(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(default = "true".to_owned(), into)] value: String,
    #[prop(optional)] checked: bool,
    #[prop(optional, into)] hint: Text,
    #[prop(optional, into)] error: Text,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    let invalid = error.as_deref().is_some();
    let described_by = invalid.then(|| format!("{id}-error"));
    let choice = Choice { value, label, hint };
    view! {
        <div class="field choices" data-invalid=invalid.then_some("true")>
            <FieldError id=id.clone() error=error locale=locale/>
            <div class="choices__list">{one("checkbox", id, name, choice, checked, invalid, described_by)}</div>
        </div>
    }
}

struct Group {
    kind: &'static str,
    id: String,
    name: String,
    legend: String,
    choices: Vec<Choice>,
    chosen: Vec<String>,
    required: Option<bool>,
    hint: Text,
    error: Text,
    layout: ChoiceLayout,
    legend_hidden: bool,
}

impl Group {
    fn view(self, locale: Locale) -> impl IntoView {
        let invalid = self.error.as_deref().is_some();
        let described_by = invalid.then(|| format!("{}-error", self.id));
        let legend_class = if self.legend_hidden { "visually-hidden" } else { "field__label" };
        let choices = self.choices.into_iter().enumerate().map(|(index, choice)| {
            let id = if index == 0 { self.id.clone() } else { format!("{}-{}", self.id, index + 1) };
            let checked = self.chosen.contains(&choice.value);
            one(self.kind, id, self.name.clone(), choice, checked, invalid, described_by.clone())
        });
        let choices = choices.collect_view();
        view! {
            <fieldset class="field choices" data-layout=self.layout.code() data-invalid=invalid.then_some("true")>
                <legend class=legend_class>
                    {self.legend}
                    <RequiredMark required=self.required locale=locale/>
                    {self.hint.get().map(|hint| view! { <span class="field__hint">{hint}</span> })}
                </legend>
                <FieldError id=self.id error=self.error locale=locale/>
                <div class="choices__list">{choices}</div>
            </fieldset>
        }
    }
}

fn one(
    kind: &'static str,
    id: String,
    name: String,
    choice: Choice,
    checked: bool,
    invalid: bool,
    described_by: Option<String>,
) -> impl IntoView {
    // A radio has no invalid state of its own; its description says what is wrong.
    let aria_invalid = (invalid && kind == "checkbox").then_some("true");
    view! {
        <div class="choice">
            <input
                class="choice__input"
                type=kind
                id=id.clone()
                name=name
                value=choice.value
                checked=checked
                aria-invalid=aria_invalid
                aria-describedby=described_by
            />
            <label class="choice__label" for=id>
                {choice.label}
                {choice.hint.get().map(|hint| view! { <span class="choice__hint">{hint}</span> })}
            </label>
        </div>
    }
}
