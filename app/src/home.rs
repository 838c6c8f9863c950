//! The first screen: my work (やること), or the way in.

use crate::i18n::td_string;
use crate::page::page;
use crate::visit::locale;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// My work.
#[component]
pub fn Home() -> impl IntoView {
    let locale = locale();
    page(
        td_string!(locale, shell.work),
        |visit| async move { visit.signed.ok_or_else(|| Refusal::SignInNeeded.into()) },
        |_, signed| view! { <h1>{signed.name}</h1> },
    )
}
