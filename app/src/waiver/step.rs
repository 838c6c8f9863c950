//! Steps that take one text each; every one is asked once more, with what it means.

use super::api::{AnswerQuery, Decide, Decline, GiveBack, Query, Support, Withdraw};
use super::said::facts;
use super::{address, below, can, here};
use crate::approval;
use crate::i18n::td_string;
use crate::page::Seen;
use crate::step::{Office, On, Step};
use domain::approval::ApprovalSubject;
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::permission::Action;
use domain::waiver::WaiverStep;
use domain::waiver::view::WaiverDetail;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn draw(step: &Step, seen: &Seen, detail: &WaiverDetail) -> AnyView {
    draw_after(None, step, seen, detail)
}

/// The same for what a route of approvals may be for.
fn draw_after(approved: Option<ApprovalSubject>, step: &Step, seen: &Seen, detail: &WaiverDetail) -> AnyView {
    let locale = seen.locale;
    let purpose = match step.form {
        "query" => Some(Purpose::Ask),
        "decide" => Some(Purpose::Refuse),
        _ => None,
    };
    let on = On {
        id: detail.id.to_string(),
        revision: detail.revision,
        back: (address(detail.id), td_string!(locale, waiver.back)),
        says: Some((td_string!(locale, waiver.what_it_says), facts(locale, detail))),
        first: approved.map(|subject| approval::way(locale, subject, detail.id.0).into_any()),
        office: purpose.zip(detail.papers.as_ref()).map(|(purpose, papers)| Office {
            papers,
            procedure: Procedure::Waiver,
            purpose,
        }),
    };
    step.draw(seen, on)
}

/// `/waiver/{id}/support`.
#[component]
pub fn SupportPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "support",
        action: Support::PATH,
        means: td_string!(locale, waiver.support_means),
        field: Some(("note", td_string!(locale, waiver.support_note), false)),
        button: td_string!(locale, waiver.support_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, waiver.support), supports, move |seen, detail| {
        draw_after(Some(ApprovalSubject::SupportWaiver), &step, seen, detail)
    })
}

pub(super) fn supports(detail: &WaiverDetail) -> bool {
    can(detail, Action::SupportWaiver, WaiverStep::Support)
}

/// `/waiver/{id}/return`.
#[component]
pub fn ReturnPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "give-back",
        action: GiveBack::PATH,
        means: td_string!(locale, waiver.return_means),
        field: Some(("reason", td_string!(locale, waiver.why), true)),
        button: td_string!(locale, waiver.return_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, waiver.give_back), supports, move |seen, detail| draw(&step, seen, detail))
}

/// `/waiver/{id}/decline`.
#[component]
pub fn DeclinePage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "decline",
        action: Decline::PATH,
        means: td_string!(locale, waiver.decline_means),
        field: Some(("reason", td_string!(locale, waiver.why), true)),
        button: td_string!(locale, waiver.decline_now),
        danger: true,
        fixed: None,
    };
    below(td_string!(locale, waiver.decline), supports, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn queries(detail: &WaiverDetail) -> bool {
    can(detail, Action::Query, WaiverStep::Query)
}

/// `/waiver/{id}/query`.
#[component]
pub fn QueryPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "query",
        action: Query::PATH,
        means: td_string!(locale, waiver.query_means),
        field: Some(("text", td_string!(locale, application.question), true)),
        button: td_string!(locale, application.ask_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, waiver.query), queries, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn answers(detail: &WaiverDetail) -> bool {
    can(detail, Action::SupportWaiver, WaiverStep::AnswerQuery)
        || can(detail, Action::ProposeWaiver, WaiverStep::AnswerQuery)
}

/// `/waiver/{id}/answer`.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "answer-query",
        action: AnswerQuery::PATH,
        means: td_string!(locale, waiver.answer_means),
        field: Some(("text", td_string!(locale, application.answer_text), true)),
        button: td_string!(locale, application.answer_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, application.answer_query), answers, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn refuses(detail: &WaiverDetail) -> bool {
    super::decide::grants(detail)
}

/// `/waiver/{id}/refuse`.
#[component]
pub fn RefusePage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "decide",
        action: Decide::PATH,
        means: td_string!(locale, waiver.refuse_means),
        field: Some(("reason", td_string!(locale, waiver.why), true)),
        button: td_string!(locale, waiver.refuse_now),
        danger: true,
        fixed: Some(("outcome", "refused")),
    };
    below(td_string!(locale, waiver.refuse), refuses, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn withdraws(detail: &WaiverDetail) -> bool {
    can(detail, Action::ProposeWaiver, WaiverStep::Withdraw)
}

/// `/waiver/{id}/withdraw`.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let locale = here();
    let step = Step {
        form: "withdraw",
        action: Withdraw::PATH,
        means: td_string!(locale, waiver.withdraw_means),
        field: Some(("reason", td_string!(locale, waiver.why), true)),
        button: td_string!(locale, application.withdraw_now),
        danger: true,
        fixed: None,
    };
    below(td_string!(locale, waiver.withdraw), withdraws, move |seen, detail| draw(&step, seen, detail))
}
