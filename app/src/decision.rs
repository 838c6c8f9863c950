//! How a ministry decides (起案・決裁・文例): what lies beside a matter for its officers, whatever the procedure.

pub mod api;
mod panel;
mod pick;
mod policy;
mod template;
mod words;

pub(crate) use panel::{Matter, compared, panel};
pub(crate) use pick::templates;
pub use policy::PolicyPage;
pub use template::{EditTemplatePage, NewTemplatePage, RemoveTemplatePage, TemplatesPage};

use crate::i18n::{Locale, td_string};
use domain::decision::{DraftStatus, Papers, Words};
use domain::desk::Procedure;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use uuid::Uuid;

/// The page of a matter.
pub(crate) fn address(procedure: Procedure, id: Uuid) -> String {
    format!("/{}/{id}", procedure.code())
}

/// Where the words of a decision are sent: to be given at once, or to be drafted where the office wants two people.
pub(crate) fn action(papers: Option<&Papers>, alone: &'static str) -> &'static str {
    if papers.is_some_and(|papers| papers.four_eyes) { api::Draft::PATH } else { alone }
}

/// What the button says that sends them.
pub(crate) fn button(locale: Locale, papers: Option<&Papers>, alone: &'static str) -> &'static str {
    if papers.is_some_and(|papers| papers.four_eyes) { td_string!(locale, decision.draft_now) } else { alone }
}

/// The words with which a form for a decision begins: those of a draft that came back.
pub(crate) fn begun(papers: Option<&Papers>, outcome: Option<&str>) -> Words {
    let again = |papers: &&Papers| match papers.status {
        DraftStatus::Returned | DraftStatus::Stale | DraftStatus::TakenBack => true,
        DraftStatus::Missing | DraftStatus::Waiting | DraftStatus::Given => false,
    };
    let words = papers.filter(again).and_then(Papers::draft).map(|draft| draft.words.clone());
    words.filter(|words| outcome.is_none_or(|outcome| words.outcome == outcome)).unwrap_or_default()
}

/// Said above the words where they decide nothing yet.
pub(crate) fn lead(locale: Locale, papers: Option<&Papers>) -> Option<AnyView> {
    let two = papers.is_some_and(|papers| papers.four_eyes);
    two.then(|| view! { <p>{td_string!(locale, decision.draft_lead)}</p> }.into_any())
}

/// What was asked beside what is answered to it, so that nobody decides from memory.
pub(crate) fn beside(locale: Locale, asked: AnyView, answer: AnyView) -> AnyView {
    view! {
        <div class="split">
            <section class="stack" aria-label=td_string!(locale, decision.asked)>{asked}</section>
            <section class="stack" aria-label=td_string!(locale, decision.answered)>{answer}</section>
        </div>
    }
    .into_any()
}
