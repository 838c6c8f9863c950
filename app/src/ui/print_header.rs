//! What stands on top of every sheet of paper.

use leptos::prelude::*;

/// Shown on paper only, on every sheet: what it is, and its reference number. Goes first into the page (the style sheet
/// makes it the head of a table that is the page, because that is what browsers repeat).
#[component]
pub fn PrintHeader(#[prop(into)] title: String, #[prop(into)] reference: String) -> impl IntoView {
    view! {
        <div class="print-header" aria-hidden="true">
            <div class="print-header__line">
                <span>"Kakunin 確認 | "{title}</span>
                <span>{reference}</span>
            </div>
        </div>
    }
}
