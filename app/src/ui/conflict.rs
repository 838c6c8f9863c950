//! Two texts of one field, written at the same time by two people.

use super::Text;
use crate::i18n::{Locale, td_string};
use crate::visit::locale;
use leptos::prelude::*;

/// Both texts side by side; below them, as children, the forms that keep one or the other.
#[component]
pub fn Conflict(
    #[prop(into)] mine: String,
    #[prop(into)] theirs: String,
    /// Who stored the other text, and when.
    #[prop(optional, into)]
    theirs_by: Text,
    #[prop(optional, into)] id: Text,
    #[prop(default = locale())] locale: Locale,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="conflict" id=id.get() role="group">
            <p class="conflict__title">{td_string!(locale, ui.conflict_title)}</p>
            <div class="conflict__sides">
                <div class="conflict__side">
                    <p class="conflict__label">{td_string!(locale, ui.conflict_mine)}</p>
                    <p class="conflict__text">{mine}</p>
                </div>
                <div class="conflict__side">
                    <p class="conflict__label">
                        {td_string!(locale, ui.conflict_theirs)}
                        {theirs_by.get().map(|by| view! { <span class="conflict__by">{by}</span> })}
                    </p>
                    <p class="conflict__text">{theirs}</p>
                </div>
            </div>
            {children.map(|children| children())}
        </section>
    }
}
