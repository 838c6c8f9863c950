//! Steps that take one text at most; every one is asked once more, with what it means.

use super::api::{AnswerQuery, Cancel, Close, Keep, Query, Report, Revise};
use super::panels::{content, parts};
use super::{address, below, fields};
use crate::i18n::td_string;
use crate::page::Seen;
use crate::step::{On, Step};
use crate::typed::Typed;
use crate::visit::locale;
use domain::corrective_plan::view::PlanDetail;
use domain::corrective_plan::{PartKind, PlanStep};
use domain::permission::Action;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

fn draw(step: &Step, seen: &Seen, detail: &PlanDetail) -> AnyView {
    let locale = seen.locale;
    let says = view! { {content(locale, detail)} {parts(locale, detail)} }.into_any();
    let on = On {
        id: detail.line.id.to_string(),
        revision: detail.revision,
        back: (address(detail.line.id), td_string!(locale, corrective_plan.back)),
        says: Some((td_string!(locale, corrective_plan.what_it_says), says)),
        first: None,
        office: None,
    };
    step.draw(seen, on)
}

pub(super) fn reports(detail: &PlanDetail) -> bool {
    let measured = detail.parts.iter().any(|part| part.kind == PartKind::Measure);
    measured && detail.can(Action::DraftPlan, PlanStep::Report)
}

/// `/corrective-plan/{id}/report`.
#[component]
pub fn ReportPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "report",
        action: Report::PATH,
        means: td_string!(locale, corrective_plan.report_means),
        field: None,
        button: td_string!(locale, corrective_plan.report_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, corrective_plan.report), reports, move |seen, detail| {
        // Its day stands in another form.
        let summary = Typed::of(seen, "report").summary(&fields::labels(seen.locale));
        let late = super::panels::late(seen.locale, detail);
        view! { {summary} {late} {draw(&step, seen, detail)} }.into_any()
    })
}

pub(super) fn revises(detail: &PlanDetail) -> bool {
    detail.can(Action::DraftPlan, PlanStep::Revise)
}

/// `/corrective-plan/{id}/revise`.
#[component]
pub fn RevisePage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "revise",
        action: Revise::PATH,
        means: td_string!(locale, corrective_plan.revise_means),
        field: Some(("reason", td_string!(locale, corrective_plan.reason), true)),
        button: td_string!(locale, corrective_plan.revise_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, corrective_plan.revise), revises, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn keeps(detail: &PlanDetail) -> bool {
    detail.can(Action::DraftPlan, PlanStep::Keep)
}

/// `/corrective-plan/{id}/keep`.
#[component]
pub fn KeepPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "keep",
        action: Keep::PATH,
        means: td_string!(locale, corrective_plan.keep_means),
        field: None,
        button: td_string!(locale, corrective_plan.keep_now),
        danger: true,
        fixed: None,
    };
    below(td_string!(locale, corrective_plan.keep), keeps, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn closes(detail: &PlanDetail) -> bool {
    detail.can(Action::DraftPlan, PlanStep::Close)
}

/// `/corrective-plan/{id}/close`.
#[component]
pub fn ClosePage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "close",
        action: Close::PATH,
        means: td_string!(locale, corrective_plan.close_means),
        field: Some(("end", td_string!(locale, corrective_plan.end), true)),
        button: td_string!(locale, corrective_plan.close_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, corrective_plan.close), closes, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn cancels(detail: &PlanDetail) -> bool {
    detail.can(Action::DraftPlan, PlanStep::Cancel)
}

/// `/corrective-plan/{id}/cancel`.
#[component]
pub fn CancelPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "cancel",
        action: Cancel::PATH,
        means: td_string!(locale, corrective_plan.cancel_means),
        field: Some(("reason", td_string!(locale, corrective_plan.reason), true)),
        button: td_string!(locale, corrective_plan.cancel_now),
        danger: true,
        fixed: None,
    };
    below(td_string!(locale, corrective_plan.cancel), cancels, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn queries(detail: &PlanDetail) -> bool {
    !detail.line.asked && detail.can(Action::ReceivePlan, PlanStep::Query)
}

/// `/corrective-plan/{id}/query`.
#[component]
pub fn QueryPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "query",
        action: Query::PATH,
        means: td_string!(locale, corrective_plan.query_means),
        field: Some(("text", td_string!(locale, application.question), true)),
        button: td_string!(locale, application.ask_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, corrective_plan.query), queries, move |seen, detail| draw(&step, seen, detail))
}

pub(super) fn answers(detail: &PlanDetail) -> bool {
    detail.line.asked && detail.can(Action::DraftPlan, PlanStep::AnswerQuery)
}

/// `/corrective-plan/{id}/answer`.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let locale = locale();
    let step = Step {
        form: "answer-query",
        action: AnswerQuery::PATH,
        means: td_string!(locale, corrective_plan.answer_means),
        field: Some(("text", td_string!(locale, application.answer_text), true)),
        button: td_string!(locale, application.answer_now),
        danger: false,
        fixed: None,
    };
    below(td_string!(locale, application.answer_query), answers, move |seen, detail| draw(&step, seen, detail))
}
