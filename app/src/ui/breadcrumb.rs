//! The way from the start to this page.

use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// Links (address, text) from the start downwards, and this page, which is no link.
#[component]
pub fn Breadcrumb(
    links: Vec<(String, String)>,
    #[prop(into)] here: String,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    let links = links.into_iter().map(|(href, text)| view! { <li><a href=href>{text}</a></li> }).collect_view();
    view! {
        <nav class="breadcrumb" aria-label=td_string!(locale, ui.breadcrumb)>
            <ol>
                {links}
                <li><span aria-current="page">{here}</span></li>
            </ol>
        </nav>
    }
}
