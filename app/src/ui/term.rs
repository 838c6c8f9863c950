//! A word of the standard, in both languages where that helps.

use crate::i18n::Locale;
use crate::visit::locale;
use leptos::prelude::*;

/// A term: in English with the Japanese term beside it, in Japanese alone.
#[component]
pub fn Term(
    #[prop(into)] ja: String,
    #[prop(into)] en: String,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    match locale {
        Locale::ja => view! { <span class="term">{ja}</span> }.into_any(),
        Locale::en => view! {
            <span class="term">{en}<span class="term__other" lang="ja">{ja}</span></span>
        }
        .into_any(),
    }
}
