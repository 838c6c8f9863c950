//! One of many, folded away. For up to seven choices use radios.

use super::form_field::Field;
use super::{Choice, Text};
use leptos::prelude::*;

/// A select. Inside a `FormField` it needs only `name` and `choices`.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    choices: Vec<Choice>,
    #[prop(optional, into)] selected: Text,
    /// Label of a first choice that sends nothing.
    #[prop(optional, into)]
    blank: Text,
    #[prop(optional, into)] id: Text,
    #[prop(optional, into)] described_by: Text,
    #[prop(optional)] invalid: bool,
    /// For selects without a visible label.
    #[prop(optional, into)]
    label: Text,
) -> impl IntoView {
    let field = Field::around(id, described_by, invalid);
    let aria_invalid = field.aria_invalid();
    let options = choices
        .into_iter()
        .map(|choice| {
            let chosen = selected.as_deref() == Some(choice.value.as_str());
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <select
            class="select"
            id=field.id
            name=name
            aria-label=label.get()
            aria-describedby=field.described_by
            aria-invalid=aria_invalid
        >
            {blank.get().map(|blank| view! { <option value="">{blank}</option> })}
            {options}
        </select>
    }
}
