//! From one matter to the next: the way that stands above a matter while somebody works through the queue.

use crate::i18n::td_string;
use crate::page::{Seen, lead, page, queried};
use crate::ui::Empty;
use crate::visit::{Visit, locale};
use domain::desk::Procedure;
use domain::desk::query::Query;
use domain::permission::{Action, Standing};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// Where the session keeps what the queue showed last.
const KEY: &str = "desk";
const NEXT: &str = "/desk/next";

/// Remembers what the queue shows, so that the way above a matter leads through the same.
pub(super) async fn keep(visit: &Visit, asked: &Query) {
    let shown = asked.written();
    if asked_last(visit).await != *asked
        && let Err(error) = visit.session.insert(KEY, shown).await
    {
        tracing::error!(%error, "the way through the queue is lost");
    }
}

async fn asked_last(visit: &Visit) -> Query {
    let written: Option<String> = visit.session.get(KEY).await.ok().flatten();
    written.map(|written| Query::parse(&written)).unwrap_or_default()
}

/// Above the page of a matter that lies, or lay, on the reader's desk: the queue, what can be done here, the next matter. Nothing
/// on any other page. It asks the store for nothing: which one is next is looked up when somebody goes there.
pub(crate) async fn beside(seen: &Seen) -> Option<AnyView> {
    let visit = &seen.visit;
    let (procedure, subject) = Procedure::of_page(&visit.path)?;
    let actor = visit.signed.as_ref().map(|signed| &signed.actor)?;
    if !actor.may(Action::SeeDesk, Standing::Ministry) {
        return None;
    }
    let next = format!("{NEXT}?procedure={procedure}&id={subject}");
    Some(draw(seen, &asked_last(visit).await, next))
}

/// After something was done the next matter is what one goes on with, so it has the focus.
fn draw(seen: &Seen, asked: &Query, next: String) -> AnyView {
    let locale = seen.locale;
    let done = seen.memory.what_was_done().is_some();
    let (class, kind) = (done.then_some("button"), done.then_some("outline"));
    view! {
        <nav class="desk-way no-print" aria-label=td_string!(locale, desk.way)>
            <a href=asked.href() data-key="q" rel="up">{td_string!(locale, desk.way_queue)}</a>
            <a href="#doing" data-key="d">{td_string!(locale, desk.way_do)}</a>
            <a href=next data-key="n" rel="next" autofocus=done class=class data-kind=kind>
                {td_string!(locale, desk.way_next)}
            </a>
        </nav>
    }
    .into_any()
}

/// `/desk/next`: leads to the matter to go on with after another one, in the order in which the queue was shown last.
#[component]
pub fn NextPage() -> impl IntoView {
    let response = use_context::<ResponseOptions>();
    let (procedure, subject) = (Procedure::from_code(&queried("procedure")), queried("id").parse().ok());
    page(
        td_string!(locale(), desk.way_next),
        move |visit| async move {
            let asked = asked_last(&visit).await;
            let next = match procedure.zip(subject) {
                Some((procedure, subject)) => service::desk::after(&visit.ctx, &asked, procedure, subject).await?,
                None => service::desk::begin(&visit.ctx, &asked).await?,
            };
            Ok((asked, next))
        },
        move |seen, (asked, next)| {
            if let Some(next) = next {
                return lead(response, &next.procedure.page(next.subject));
            }
            let locale = seen.locale;
            view! {
                <h1>{td_string!(locale, desk.way_next)}</h1>
                <Empty text=td_string!(locale, desk.way_none)>
                    <p><a href=asked.href() data-key="q">{td_string!(locale, desk.way_queue)}</a></p>
                </Empty>
            }
            .into_any()
        },
    )
}
