//! Steps that take one text at most; every one is asked once more, with what it means.

use super::api::{AnswerQuery, Decide, Query, Withdraw};
use super::said::facts;
use super::{address, below, company_can, ministry_can};
use crate::i18n::td_string;
use crate::page::Seen;
use crate::step::{Office, On, Step};
use crate::visit::locale;
use domain::conformity::view::ConformityDetail;
use domain::conformity::{ConformityStatus, ConformityStep};
use domain::decision::Papers;
use domain::decision::template::Purpose;
use domain::desk::Procedure;
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn draw(step: &Step, seen: &Seen, detail: &ConformityDetail) -> AnyView {
    let locale = seen.locale;
    let purpose = match step.form {
        "query" => Some(Purpose::Ask),
        "decide" if step.danger => Some(Purpose::Refuse),
        "decide" => Some(Purpose::Permit),
        _ => None,
    };
    let office = purpose.zip(detail.papers.as_ref());
    let on = On {
        id: detail.id.to_string(),
        revision: detail.revision,
        back: (address(detail.id), td_string!(locale, conformity.back)),
        says: Some((td_string!(locale, conformity.what_it_says), facts(locale, detail))),
        first: None,
        office: office.map(|(purpose, papers)| Office { papers, procedure: Procedure::Conformity, purpose }),
    };
    step.draw(seen, on)
}

pub(super) fn confirms(detail: &ConformityDetail) -> bool {
    detail.status == ConformityStatus::Submitted && detail.papers.as_ref().is_some_and(Papers::writes)
}

/// `/conformity/{id}/confirm`.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "decide",
        action: Decide::PATH,
        means: td_string!(locale, conformity.confirm_means),
        field: None,
        button: td_string!(locale, conformity.confirm_now),
        danger: false,
        fixed: Some(("outcome", "confirmed")),
    };
    below(td_string!(locale, conformity.confirm), confirms, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn remarks(detail: &ConformityDetail) -> bool {
    confirms(detail)
}

/// `/conformity/{id}/remark`.
#[component]
pub fn RemarkPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "decide",
        action: Decide::PATH,
        means: td_string!(locale, conformity.remark_means),
        field: Some(("remarks", td_string!(locale, conformity.remarks), true)),
        button: td_string!(locale, conformity.remark_now),
        danger: true,
        fixed: Some(("outcome", "remarked")),
    };
    below(td_string!(locale, conformity.remark), remarks, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn queries(detail: &ConformityDetail) -> bool {
    ministry_can(detail, Action::Query, ConformityStep::Query)
}

/// `/conformity/{id}/query`.
#[component]
pub fn QueryPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "query",
        action: Query::PATH,
        means: td_string!(locale, conformity.query_means),
        field: Some(("text", td_string!(locale, application.question), true)),
        button: td_string!(locale, application.ask_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, conformity.query), queries, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn answers(detail: &ConformityDetail) -> bool {
    detail.status == ConformityStatus::Queried && company_can(detail, ConformityStep::AnswerQuery)
}

/// `/conformity/{id}/answer`.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "answer-query",
        action: AnswerQuery::PATH,
        means: td_string!(locale, conformity.answer_means),
        field: Some(("text", td_string!(locale, application.answer_text), true)),
        button: td_string!(locale, application.answer_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, application.answer_query), answers, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn withdraws(detail: &ConformityDetail) -> bool {
    company_can(detail, ConformityStep::Withdraw)
}

/// `/conformity/{id}/withdraw`.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "withdraw",
        action: Withdraw::PATH,
        means: td_string!(locale, conformity.withdraw_means),
        field: Some(("reason", td_string!(locale, conformity.why), true)),
        button: td_string!(locale, application.withdraw_now),
        danger: true,
        fixed: None,
    };
    below(td_string!(locale, conformity.withdraw), withdraws, move |seen, detail| draw(&step, seen, detail))
}
