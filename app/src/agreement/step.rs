//! Steps that take one text; every one is asked once more, with what it means.

use super::api::{AnswerQuery, Decide, End, Query, Withdraw};
use super::panels::facts;
use super::{address, below, decide};
use crate::i18n::td_string;
use crate::page::Seen;
use crate::step::{Office, On, Step};
use crate::visit::locale;
use domain::agreement::AgreementStep;
use domain::agreement::view::AgreementDetail;
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn draw(step: &Step, seen: &Seen, detail: &AgreementDetail) -> AnyView {
    let locale = seen.locale;
    let purpose = match step.form {
        "query" => Some(Purpose::Ask),
        "decide" => Some(Purpose::Refuse),
        _ => None,
    };
    let office = purpose.zip(detail.papers.as_ref());
    let says = if office.is_some() { decide::asked(locale, detail) } else { facts(locale, detail) };
    let on = On {
        id: detail.line.id.to_string(),
        revision: detail.revision,
        back: (address(detail.line.id), td_string!(locale, agreement.back)),
        says: Some((td_string!(locale, agreement.facts), says)),
        first: None,
        office: office.map(|(purpose, papers)| Office { papers, procedure: Procedure::Agreement, purpose }),
    };
    step.draw(seen, on)
}

pub(super) fn withdraws(detail: &AgreementDetail) -> bool {
    detail.can(Action::KeepAgreement, AgreementStep::Withdraw)
}

/// `/agreement/{id}/withdraw`.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "withdraw",
        action: Withdraw::PATH,
        means: td_string!(locale, agreement.withdraw_means),
        field: Some(("reason", td_string!(locale, agreement.reason), true)),
        button: td_string!(locale, application.withdraw_now),
        danger: true,
        fixed: None,
    };
    below(td_string!(locale, agreement.withdraw), withdraws, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn queries(detail: &AgreementDetail) -> bool {
    detail.can(Action::QueryAgreement, AgreementStep::Query)
}

/// `/agreement/{id}/query`.
#[component]
pub fn QueryPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "query",
        action: Query::PATH,
        means: td_string!(locale, agreement.query_means),
        field: Some(("text", td_string!(locale, application.question), true)),
        button: td_string!(locale, application.ask_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, agreement.query), queries, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn answers(detail: &AgreementDetail) -> bool {
    detail.can(Action::KeepAgreement, AgreementStep::AnswerQuery)
}

/// `/agreement/{id}/answer`.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "answer-query",
        action: AnswerQuery::PATH,
        means: td_string!(locale, agreement.answer_means),
        field: Some(("text", td_string!(locale, application.answer_text), true)),
        button: td_string!(locale, application.answer_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, application.answer_query), answers, move |seen, detail| draw(&step, seen, detail))
}

/// `/agreement/{id}/refuse`.
#[component]
pub fn RefusePage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "decide",
        action: Decide::PATH,
        means: td_string!(locale, agreement.refuse_means),
        field: Some(("reason", td_string!(locale, agreement.reason), true)),
        button: td_string!(locale, agreement.refuse_now),
        danger: true,
        fixed: Some(("outcome", "refused")),
    };
    below(td_string!(locale, agreement.refuse), decide::permits, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn ends(detail: &AgreementDetail) -> bool {
    detail.can(Action::KeepAgreement, AgreementStep::End)
}

/// `/agreement/{id}/end`.
#[component]
pub fn EndPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "end",
        action: End::PATH,
        means: td_string!(locale, agreement.end_means),
        field: Some(("reason", td_string!(locale, agreement.reason), true)),
        button: td_string!(locale, agreement.end_now),
        danger: true,
        fixed: None,
    };
    below(td_string!(locale, agreement.end), ends, move |seen, detail| draw(&step, seen, detail))
}
