//! What stands on top of every sheet of paper.

use leptos::prelude::*;

/// Shown on paper only, on every sheet: what it is, and its reference number. Goes first into the page.
#[component]
pub fn PrintHeader(#[prop(into)] title: String, #[prop(into)] reference: String) -> impl IntoView {
    view! {
        <div class="print-header" aria-hidden="true">
            <span>"Kakunin 確認 | "{title}</span>
            <span>{reference}</span>
        </div>
    }
}
