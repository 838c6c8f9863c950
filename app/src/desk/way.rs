//! From one matter to the next: the way that stands above a matter while somebody works through the queue.

use super::words;
use crate::i18n::td_string;
use crate::page::Seen;
use crate::visit::Visit;
use domain::desk::Procedure;
use domain::desk::query::Query;
use domain::desk::view::Next;
use domain::permission::{Action, Standing};
use leptos::prelude::*;

/// Where the session keeps what the queue showed last.
const KEY: &str = "desk";

/// Remembers what the queue shows, so that the way above a matter leads through the same.
pub(super) async fn keep(visit: &Visit, asked: &Query) {
    let shown = asked.written();
    if asked_last(visit).await != Some(shown.clone())
        && let Err(error) = visit.session.insert(KEY, shown).await
    {
        tracing::error!(%error, "the way through the queue is lost");
    }
}

async fn asked_last(visit: &Visit) -> Option<String> {
    visit.session.get(KEY).await.ok().flatten()
}

/// Above the page of a matter that lies, or lay, on the reader's desk: the queue, what can be done here, the next matter. Nothing
/// on any other page.
pub(crate) async fn beside(seen: &Seen) -> Option<AnyView> {
    let visit = &seen.visit;
    let (procedure, subject) = Procedure::of_page(&visit.path)?;
    let actor = visit.signed.as_ref().map(|signed| &signed.actor)?;
    if !actor.may(Action::SeeDesk, Standing::Ministry) {
        return None;
    }
    let asked = asked_last(visit).await.map(|written| Query::parse(&written)).unwrap_or_default();
    let next = service::desk::after(&visit.ctx, &asked, procedure, subject).await.ok()?;
    Some(draw(seen, &asked, next))
}

/// After something was done the next matter is what one goes on with, so it has the focus.
fn draw(seen: &Seen, asked: &Query, next: Option<Next>) -> AnyView {
    let locale = seen.locale;
    let done = seen.memory.what_was_done().is_some();
    let next = match next {
        Some(next) => {
            let href = next.procedure.page(next.subject);
            let kind = done.then_some("outline");
            view! {
                <a href=href data-key="n" rel="next" autofocus=done class=done.then_some("button") data-kind=kind>
                    {td_string!(locale, desk.way_next)}
                    {td_string!(locale, work.colon)}
                    {words::procedure(locale, next.procedure)}
                    " "
                    {next.number}
                </a>
            }
            .into_any()
        }
        None => view! { <span class="quiet">{td_string!(locale, desk.way_none)}</span> }.into_any(),
    };
    view! {
        <nav class="desk-way no-print" aria-label=td_string!(locale, desk.way)>
            <a href=asked.href() data-key="q" rel="up">{td_string!(locale, desk.way_queue)}</a>
            <a href="#doing" data-key="d">{td_string!(locale, desk.way_do)}</a>
            {next}
        </nav>
    }
    .into_any()
}
