//! A day, typed as people write it: 2026-11-23, 2026年11月23日, 令和8年11月23日.

use super::{FormField, Text, TextInput};
use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// A whole field for a day: label, hint with the ways of writing it, one text input.
#[component]
pub fn DateInput(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: Text,
    #[prop(optional_no_strip, into)] required: Option<bool>,
    /// Comes before the ways of writing a day.
    #[prop(optional, into)]
    hint: Text,
    #[prop(optional, into)] error: Text,
    #[prop(optional, into)] autocomplete: Text,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    let written = td_string!(locale, ui.date_hint);
    let hint = hint.get().map_or_else(|| written.to_owned(), |hint| format!("{hint} {written}"));
    view! {
        <FormField id=id label=label required=required hint=hint error=error locale=locale>
            <TextInput name=name value=value chars=16 autocomplete=autocomplete/>
        </FormField>
    }
}
