//! The ministry's receipt (受領): in the portal, or as it was given on paper (trap 57).

use super::api::{Receive, RecordPaper};
use super::{address, below};
use crate::i18n::{Locale, td_string};
use crate::page::Seen;
use crate::typed::Typed;
use crate::ui::{Button, ButtonKind, Hidden, LinkButton, PostForm};
use crate::visit::locale;
use domain::corrective_plan::PlanStep;
use domain::corrective_plan::view::PlanDetail;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn labels(locale: Locale) -> [(&'static str, &'static str); 3] {
    [
        ("number", td_string!(locale, corrective_plan.receipt_number)),
        ("received_on", td_string!(locale, corrective_plan.received_on)),
        ("note", td_string!(locale, corrective_plan.receipt_note)),
    ]
}

pub(super) fn receives(detail: &PlanDetail) -> bool {
    let outstanding = detail.line.received_version < detail.line.version && !detail.paper_waits();
    outstanding && detail.can(Action::ReceivePlan, PlanStep::Receive)
}

/// `/corrective-plan/{id}/receive`.
#[component]
pub fn ReceivePage() -> impl IntoView {
    below(td_string!(locale(), corrective_plan.receive), receives, |seen, detail| form(seen, detail, false))
}

/// `/corrective-plan/{id}/paper`.
#[component]
pub fn PaperPage() -> impl IntoView {
    below(td_string!(locale(), corrective_plan.paper), receives, |seen, detail| form(seen, detail, true))
}

fn form(seen: &Seen, detail: &PlanDetail, paper: bool) -> AnyView {
    let (locale, typed) = (seen.locale, Typed::of(seen, "receive"));
    let [number, received_on, note] = labels(locale);
    let (id, revision, back) = (detail.line.id.to_string(), detail.revision.to_string(), address(detail.line.id));
    let (action, about, button) = if paper {
        let about = td_string!(locale, application.paper_lead);
        (RecordPaper::PATH, about, td_string!(locale, application.paper_now))
    } else {
        (
            Receive::PATH,
            td_string!(locale, corrective_plan.receive_means),
            td_string!(locale, corrective_plan.receive_now),
        )
    };
    let day = paper.then(|| typed.field(received_on.0, received_on.1).required(true).day(None));
    view! {
        {typed.summary(&labels(locale))}
        <div class="confirm stack">
            <p>{about}</p>
            <PostForm action=action class="stack">
                <Hidden name="id" value=id/>
                <Hidden name="revision" value=revision/>
                {typed.field(number.0, number.1).required(paper).line("", 32)}
                {day}
                {typed.field(note.0, note.1).required(false).hint(td_string!(locale, application.no_content)).paragraph("", 3)}
                <div class="button-row">
                    <Button>{button}</Button>
                    <LinkButton href=back kind=ButtonKind::Outline>{td_string!(locale, corrective_plan.back)}</LinkButton>
                </div>
            </PostForm>
        </div>
    }
    .into_any()
}
