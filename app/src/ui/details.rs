//! Something that opens where it stands.

use leptos::prelude::*;

/// A summary that opens; for guidance and for what few people need.
#[component]
pub fn Details(#[prop(into)] summary: String, #[prop(optional)] open: bool, children: Children) -> impl IntoView {
    view! {
        <details class="details" open=open>
            <summary>{summary}</summary>
            <div class="details__body">{children()}</div>
        </details>
    }
}
