//! One line of text.

use super::Text;
use super::form_field::Field;
use leptos::prelude::*;

/// A text input. Inside a `FormField` it needs only `name` and `value`.
#[component]
pub fn TextInput(
    #[prop(into)] name: String,
    #[prop(optional, into)] value: Text,
    /// The `type` of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// How many half-width characters an answer has; the width follows it in steps (2, 4, 8, 16, 32, full).
    #[prop(optional)]
    chars: Option<u16>,
    #[prop(optional, into)] autocomplete: Text,
    #[prop(optional, into)] inputmode: Text,
    /// Language of what is typed, where it differs from the page's.
    #[prop(optional, into)]
    lang: Text,
    /// Shown but not editable; say why in the hint.
    #[prop(optional)]
    readonly: bool,
    #[prop(optional, into)] id: Text,
    #[prop(optional, into)] described_by: Text,
    #[prop(optional)] invalid: bool,
    /// For inputs without a visible label, as a search in a row.
    #[prop(optional, into)]
    label: Text,
) -> impl IntoView {
    let field = Field::around(id, described_by, invalid);
    let aria_invalid = field.aria_invalid();
    view! {
        <input
            class="input"
            data-width=chars.and_then(width)
            id=field.id
            name=name
            type=kind
            value=value.get()
            autocomplete=autocomplete.get()
            inputmode=inputmode.get()
            lang=lang.get()
            readonly=readonly
            aria-label=label.get()
            aria-describedby=field.described_by
            aria-invalid=aria_invalid
        />
    }
}

const fn width(chars: u16) -> Option<&'static str> {
    match chars {
        0..=2 => Some("2"),
        3..=4 => Some("4"),
        5..=8 => Some("8"),
        9..=16 => Some("16"),
        17..=32 => Some("32"),
        33.. => None,
    }
}
