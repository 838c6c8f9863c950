//! A status in one word.

use super::Tone;
use leptos::prelude::*;

/// A chip. The word must be enough; the tone only helps the eye.
#[component]
pub fn StatusChip(tone: Tone, #[prop(into)] text: String) -> impl IntoView {
    view! { <span class="chip" data-tone=tone.code()>{text}</span> }
}
