//! Versions being written (下書き): sections, items, preview, the difference to the version before, publishing.

mod api;
mod begin;
mod difference;
mod end;
mod item;
mod origin;
mod overview;
mod preview;
mod row;
mod section;
mod titles;
mod words;

pub use begin::BeginPage;
pub use difference::DraftDifferencePage;
pub use end::{DiscardPage, PublishPage};
pub use item::DraftItemPage;
pub use origin::OriginPage;
pub use overview::DraftPage;
pub use preview::DraftPreviewPage;
pub use section::DraftSectionPage;
pub use titles::TitlesPage;
pub(super) use words::change;

use super::said;
use crate::i18n::{Locale, td_string};
use crate::ui::Breadcrumb;
use crate::visit::Visit;
use domain::checklist::Content;
use domain::id::ChecklistDraftId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use service::checklist::draft::Writing;
use std::collections::BTreeMap;

/// Address of a draft.
fn at(id: ChecklistDraftId) -> String {
    format!("/checklist/draft/{id}")
}

/// Address of a section of the draft, with the place in it.
fn section_at(id: ChecklistDraftId, section: &str, place: &str) -> String {
    format!("{}?section={section}{place}", at(id))
}

/// Address of an item of the draft, in its section.
fn item_at(id: ChecklistDraftId, content: &Content, item: &str) -> String {
    let section = content.section_of(item).map(|section| section.key.as_str()).unwrap_or_default();
    section_at(id, section, &format!("#i-{item}"))
}

async fn load(visit: Visit, id: Result<ChecklistDraftId, Refusal>) -> service::Result<Writing> {
    service::checklist::draft::draft(&visit.ctx, id?).await
}

/// The title so far.
fn title(locale: Locale, content: &Content) -> String {
    named(locale, said(locale, &content.title_ja, &content.title_en))
}

/// A text, or that there is none yet.
fn named(locale: Locale, text: String) -> String {
    if text.trim().is_empty() { td_string!(locale, checklist_draft.untitled).to_owned() } else { text }
}

/// Running numbers of what would be published, as whoever answers sees them.
fn numbers(whole: &Content) -> BTreeMap<String, usize> {
    whole.items().enumerate().map(|(at, item)| (item.key.clone(), at + 1)).collect()
}

/// The way back to the draft and to the list.
fn trail(locale: Locale, writing: &Writing, here: &'static str) -> impl IntoView + use<> {
    let links = vec![
        ("/checklist".to_owned(), td_string!(locale, checklist.list).to_owned()),
        (at(writing.id), title(locale, &writing.draft.content)),
    ];
    view! { <Breadcrumb links=links here=here/> }
}
