//! What ministry and applicant do with an application.

use super::address;
use super::draft::Draft;
use crate::error::AppError;
use crate::form::{self, finish};
use crate::visit::{Visit, visit};
use domain::id::ApplicationId;
use leptos::prelude::*;
use service::application::AnswerForm;

fn here() -> Result<Visit, AppError> {
    visit().ok_or(AppError::BadRequest)
}

/// The ministry asks the applicant.
#[server]
pub async fn query(id: ApplicationId, revision: i32, text: String) -> Result<(), AppError> {
    let result = service::application::query(&here()?.ctx, id, revision, &text).await;
    end("query", "application-queried", id, &[("text", &text)], result).await
}

/// The applicant answers the ministry's question.
#[server]
pub async fn answer_query(id: ApplicationId, revision: i32, text: String) -> Result<(), AppError> {
    let result = service::application::answer_query(&here()?.ctx, id, revision, &text).await;
    end("answer-query", "query-answered", id, &[("text", &text)], result).await
}

/// The answer as typed, to be looked at once more before it is given. Nothing is stored but in the session.
#[server]
pub async fn prepare_decision(
    id: ApplicationId,
    #[server(default)] outcome: String,
    conditions: String,
    reason: String,
    number: String,
) -> Result<(), AppError> {
    let draft = Draft { application: id.to_string(), outcome, conditions, reason, number };
    let result = service::application::check(&draft.form());
    draft.keep(&here()?).await;
    finish("decide", &draft.typed(), result.map(|()| format!("{}/decide/confirm", address(id)))).await
}

/// The ministry answers: exactly what the page showed.
#[server]
pub async fn decide(
    id: ApplicationId,
    revision: i32,
    outcome: String,
    conditions: String,
    reason: String,
    number: String,
) -> Result<(), AppError> {
    let visit = here()?;
    let form = AnswerForm { outcome, conditions, reason, number, answered_on: String::new() };
    let result = service::application::decide(&visit.ctx, id, revision, &form).await;
    if result.is_ok() {
        Draft::forget(&visit).await;
    }
    end("decide", "application-answered", id, &[], result).await
}

/// An answer given on paper is entered.
#[server]
pub async fn record_paper(
    id: ApplicationId,
    revision: i32,
    #[server(default)] outcome: String,
    number: String,
    answered_on: String,
    conditions: String,
    reason: String,
) -> Result<(), AppError> {
    let form = AnswerForm { outcome, conditions, reason, number, answered_on };
    let result = service::application::record_paper(&here()?.ctx, id, revision, &form).await;
    let AnswerForm { outcome, conditions, reason, number, answered_on } = &form;
    let typed: [(&str, &str); 5] = [
        ("outcome", outcome),
        ("number", number),
        ("answered_on", answered_on),
        ("conditions", conditions),
        ("reason", reason),
    ];
    end("paper", "paper-answer-recorded", id, &typed, result).await
}

/// The second person compared the entry with the paper.
#[server]
pub async fn check_paper(id: ApplicationId, revision: i32, right: bool) -> Result<(), AppError> {
    let result = service::application::check_paper(&here()?.ctx, id, revision, right).await;
    let what = if right { "paper-answer-checked" } else { "paper-answer-rejected" };
    end("check-paper", what, id, &[], result).await
}

/// The applicant takes the application back.
#[server]
pub async fn withdraw(id: ApplicationId, revision: i32, reason: String) -> Result<(), AppError> {
    let result = service::application::withdraw(&here()?.ctx, id, revision, &reason).await;
    end("withdraw", "application-withdrawn", id, &[("reason", &reason)], result).await
}

/// A tier above passes the application on: to the tier above itself, or to the ministry.
#[server]
pub async fn pass_on(id: ApplicationId, revision: i32, #[server(default)] note: String) -> Result<(), AppError> {
    let result = service::application::pass_on(&here()?.ctx, id, revision, &note).await;
    form::end(
        "pass-on",
        "application-passed-on",
        &[("note", &note)],
        result.map(|()| format!("{}/passage", address(id))),
    )
    .await
}

/// A tier above returns the application to the applicant.
#[server]
pub async fn put_back(id: ApplicationId, revision: i32, reason: String) -> Result<(), AppError> {
    let result = service::application::put_back(&here()?.ctx, id, revision, &reason).await;
    form::end(
        "put-back",
        "application-returned",
        &[("reason", &reason)],
        result.map(|()| format!("{}/passage", address(id))),
    )
    .await
}

async fn end(
    name: &str,
    what: &str,
    id: ApplicationId,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}
