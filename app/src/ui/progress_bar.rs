//! How much of something is done.

use leptos::prelude::*;

/// A bar with its sentence, as 「32/48問 回答済み・必須残り5」.
#[component]
pub fn ProgressBar(
    done: usize,
    total: usize,
    #[prop(into)] text: String,
    /// For rows of a table.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    // A bar without an end would be "indeterminate"; nothing to do is done.
    let (value, max) = if total == 0 { (1, 1) } else { (done.min(total), total) };
    let complete = (value == max).then_some("true");
    view! {
        <label class="progress" data-size=small.then_some("small")>
            <span class="progress__text">{text}</span>
            <progress class="progress__bar" value=value.to_string() max=max.to_string() data-complete=complete></progress>
        </label>
    }
}
