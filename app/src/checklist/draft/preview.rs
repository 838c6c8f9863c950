use super::{at, load, title, trail};
use crate::checklist::preview::sections;
use crate::i18n::td_string;
use crate::page::{named, page, queried};
use crate::ui::LinkButton;
use crate::visit::locale;
use leptos::prelude::*;

/// A draft as whoever answers will see it.
#[component]
pub fn DraftPreviewPage() -> impl IntoView {
    let (id, section) = (named("draft"), queried("section"));
    page(
        td_string!(locale(), checklist_draft.preview),
        |visit| load(visit, id),
        move |seen, writing| {
            let (locale, whole, own) = (seen.locale, writing.draft.whole(), at(writing.id));
            view! {
                {trail(locale, &writing, td_string!(locale, checklist_draft.preview))}
                <h1>{title(locale, &whole)}</h1>
                <p>{td_string!(locale, checklist.preview_lead)}</p>
                <div class="button-row no-print">
                    <LinkButton href=own.clone()>{td_string!(locale, checklist_draft.back)}</LinkButton>
                </div>
                {sections(locale, &format!("{own}/preview"), &whole, &section)}
            }
        },
    )
}
