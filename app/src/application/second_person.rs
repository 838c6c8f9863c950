//! An answer entered from paper waits for a second person (trap 57): the same question in every procedure of the ministry.

use crate::i18n::{Locale, td_string};
use crate::ui::{Banner, BannerKind, Button, ButtonKind, Hidden, PostForm};
use leptos::prelude::*;

/// How an answer was given, and whether it stands.
pub(crate) fn given(locale: Locale, on_paper: bool, checked: bool, rejected: bool) -> &'static str {
    match (on_paper, rejected, checked) {
        (false, ..) => td_string!(locale, application.in_portal),
        (true, true, _) => td_string!(locale, application.on_paper_wrong),
        (true, false, true) => td_string!(locale, application.on_paper_checked),
        (true, false, false) => td_string!(locale, application.on_paper_waits),
    }
}

/// Asks whether the entry is as on the paper; whoever made the entry is told that somebody else has to.
pub(crate) fn second_person(
    locale: Locale,
    own_entry: bool,
    action: &'static str,
    id: String,
    revision: i32,
) -> AnyView {
    if own_entry {
        let title = td_string!(locale, application.somebody_else);
        return view! { <Banner kind=BannerKind::Warning title=title/> }.into_any();
    }
    view! {
        <p>{td_string!(locale, application.compare)}</p>
        <PostForm action=action class="no-print">
            <Hidden name="id" value=id/>
            <Hidden name="revision" value=revision.to_string()/>
            <div class="button-row">
                <Button name="right" value="true">{td_string!(locale, application.entry_right)}</Button>
                <Button name="right" value="false" kind=ButtonKind::Outline>{td_string!(locale, application.entry_wrong)}</Button>
            </div>
        </PostForm>
    }
    .into_any()
}
