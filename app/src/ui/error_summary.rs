//! Everything that is wrong with a page, in one place.

use super::Text;
use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// Links to what has to be mended: address (`#field`) and sentence, the same sentence as at the field. Stands before the
/// `h1`; nothing is shown where nothing is wrong. It takes the focus when the page opens, without script.
#[component]
pub fn ErrorSummary(
    items: Vec<(String, String)>,
    #[prop(optional, into)] title: Text,
    #[prop(default = locale())] locale: Locale,
) -> impl IntoView {
    let title = title.get().unwrap_or_else(|| td_string!(locale, ui.error_summary).to_owned());
    (!items.is_empty()).then(|| {
        let links = items.into_iter().map(|(href, text)| view! { <li><a href=href>{text}</a></li> }).collect_view();
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus>
                <h2 class="error-summary__title">{title}</h2>
                <ul>{links}</ul>
            </div>
        }
    })
}
