//! What the company and the ministry do with a request.

use super::address;
use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::conformity::content::ConformityForm;
use domain::id::ConformityId;
use leptos::prelude::*;
use service::Ctx;
use service::conformity::{self, AnswerForm};

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// Begins a request.
#[server]
pub async fn draft(#[server(flatten)] form: ConformityForm) -> Result<(), AppError> {
    let result = conformity::draft(&ctx()?, &form, None).await;
    form::end("conformity", "conformity-drafted", &form.fields(), result.map(address)).await
}

/// Changes a draft.
#[server]
pub async fn edit(id: ConformityId, revision: i32, #[server(flatten)] form: ConformityForm) -> Result<(), AppError> {
    let result = conformity::edit(&ctx()?, id, revision, &form).await;
    end("conformity", "saved", id, &form.fields(), result).await
}

/// Puts it to the ministry.
#[server]
pub async fn submit(id: ConformityId, revision: i32) -> Result<(), AppError> {
    let result = conformity::submit(&ctx()?, id, revision).await;
    end("submit", "conformity-submitted", id, &[], result).await
}

/// The company takes it back.
#[server]
pub async fn withdraw(id: ConformityId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = conformity::withdraw(&ctx()?, id, revision, &reason).await;
    end("withdraw", "conformity-withdrawn", id, &[("reason", &reason)], result).await
}

/// The ministry asks.
#[server]
pub async fn query(id: ConformityId, revision: i32, #[server(default)] text: String) -> Result<(), AppError> {
    let result = conformity::query(&ctx()?, id, revision, &text).await;
    end("query", "conformity-queried", id, &[("text", &text)], result).await
}

/// The company answers.
#[server]
pub async fn answer_query(id: ConformityId, revision: i32, #[server(default)] text: String) -> Result<(), AppError> {
    let result = conformity::answer_query(&ctx()?, id, revision, &text).await;
    end("answer-query", "conformity-query-answered", id, &[("text", &text)], result).await
}

/// The ministry confirms, or remarks.
#[server]
pub async fn decide(
    id: ConformityId,
    revision: i32,
    #[server(default)] outcome: String,
    #[server(default)] remarks: String,
) -> Result<(), AppError> {
    let form = AnswerForm { outcome, remarks, ..AnswerForm::default() };
    let result = conformity::decide(&ctx()?, id, revision, &form).await;
    end("decide", "application-answered", id, &typed(&form), result).await
}

/// An answer given on paper is entered.
#[server]
pub async fn record_paper(
    id: ConformityId,
    revision: i32,
    #[server(default)] outcome: String,
    #[server(default)] remarks: String,
    #[server(default)] number: String,
    #[server(default)] answered_on: String,
) -> Result<(), AppError> {
    let form = AnswerForm { outcome, remarks, number, answered_on };
    let result = conformity::record_paper(&ctx()?, id, revision, &form).await;
    end("paper", "paper-answer-recorded", id, &typed(&form), result).await
}

const fn typed(form: &AnswerForm) -> [(&str, &str); 4] {
    [
        ("outcome", form.outcome.as_str()),
        ("remarks", form.remarks.as_str()),
        ("number", form.number.as_str()),
        ("answered_on", form.answered_on.as_str()),
    ]
}

/// The second person compared the entry with the paper.
#[server]
pub async fn check_paper(id: ConformityId, revision: i32, right: bool) -> Result<(), AppError> {
    let result = conformity::check_paper(&ctx()?, id, revision, right).await;
    let what = if right { "paper-answer-checked" } else { "conformity-paper-rejected" };
    end("check-paper", what, id, &[], result).await
}

async fn end(
    name: &str,
    what: &str,
    id: ConformityId,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}
