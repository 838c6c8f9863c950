//! What is done with an agreement. Each function is one use case; then the next page, or the form again with what was typed.

pub use super::input::{AgreementInput, AnswerInput};

use super::address;
use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::id::AgreementId;
use leptos::prelude::*;
use service::Ctx;
use service::agreement::{self, OutsideForm, RequestForm};

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// To the agreement, with a word of success; or back to the form.
async fn end_at(
    name: &str,
    what: &str,
    id: AgreementId,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}

/// Puts one into the register.
#[server]
pub async fn register(#[server(flatten)] form: AgreementInput) -> Result<(), AppError> {
    let result = agreement::register(&ctx()?, &form.form()).await;
    form::end("agreement", "agreement-registered", &form.typed(), result.map(address)).await
}

/// Changes its facts.
#[server]
pub async fn edit(id: AgreementId, revision: i32, #[server(flatten)] form: AgreementInput) -> Result<(), AppError> {
    let result = agreement::edit(&ctx()?, id, revision, &form.form()).await;
    end_at("agreement", "saved", id, &form.typed(), result).await
}

/// Records the wording that excludes protected information.
#[server]
pub async fn draft_exclusion(
    id: AgreementId,
    revision: i32,
    #[server(default)] exclusion: String,
    #[server(default)] exclusion_on: String,
) -> Result<(), AppError> {
    let result = agreement::draft_exclusion(&ctx()?, id, revision, &exclusion, &exclusion_on).await;
    let typed = [("exclusion", exclusion.as_str()), ("exclusion_on", &exclusion_on)];
    end_at("exclusion", "agreement-exclusion-drafted", id, &typed, result).await
}

/// The second person read the signed text.
#[server]
pub async fn check_exclusion(id: AgreementId, revision: i32, right: bool) -> Result<(), AppError> {
    let result = agreement::check_exclusion(&ctx()?, id, revision, right).await;
    let what = if right { "agreement-exclusion-checked" } else { "agreement-exclusion-rejected" };
    end_at("check-exclusion", what, id, &[], result).await
}

/// Records a signature.
#[server]
pub async fn sign(
    id: AgreementId,
    revision: i32,
    #[server(default)] signed_on: String,
    #[server(default)] without: String,
) -> Result<(), AppError> {
    let result = agreement::sign(&ctx()?, id, revision, &signed_on, without == "true").await;
    end_at("sign", "agreement-signed", id, &[("signed_on", &signed_on), ("without", &without)], result).await
}

/// Asks the ministry.
#[server]
pub async fn ask(
    id: AgreementId,
    revision: i32,
    #[server(default)] contract: String,
    #[server(default)] reason: String,
    #[server(default)] wanted_until: String,
) -> Result<(), AppError> {
    let form = RequestForm { contract, reason, wanted_until };
    let result = agreement::ask(&ctx()?, id, revision, &form).await;
    let typed = [("contract", form.contract.as_str()), ("reason", &form.reason), ("wanted_until", &form.wanted_until)];
    end_at("ask", "agreement-asked", id, &typed, result).await
}

/// Takes the request back.
#[server]
pub async fn withdraw(id: AgreementId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = agreement::withdraw(&ctx()?, id, revision, &reason).await;
    end_at("withdraw", "agreement-withdrawn", id, &[("reason", &reason)], result).await
}

/// The ministry asks back.
#[server]
pub async fn query(id: AgreementId, revision: i32, #[server(default)] text: String) -> Result<(), AppError> {
    let result = agreement::query(&ctx()?, id, revision, &text).await;
    end_at("query", "application-queried", id, &[("text", &text)], result).await
}

/// The company answers.
#[server]
pub async fn answer_query(id: AgreementId, revision: i32, #[server(default)] text: String) -> Result<(), AppError> {
    let result = agreement::answer_query(&ctx()?, id, revision, &text).await;
    end_at("answer-query", "query-answered", id, &[("text", &text)], result).await
}

/// The ministry permits or refuses.
#[server]
pub async fn decide(id: AgreementId, revision: i32, #[server(flatten)] form: AnswerInput) -> Result<(), AppError> {
    let result = agreement::decide(&ctx()?, id, revision, &form.form()).await;
    end_at("decide", "application-answered", id, &form.typed(), result).await
}

/// The ministry's answer on paper is entered.
#[server]
pub async fn record_paper(
    id: AgreementId,
    revision: i32,
    #[server(flatten)] form: AnswerInput,
) -> Result<(), AppError> {
    let result = agreement::record_paper(&ctx()?, id, revision, &form.form()).await;
    end_at("decide", "paper-answer-recorded", id, &form.typed(), result).await
}

/// The second person of the ministry compared the entry with the paper.
#[server]
pub async fn check_paper(id: AgreementId, revision: i32, right: bool) -> Result<(), AppError> {
    let result = agreement::check_paper(&ctx()?, id, revision, right).await;
    let what = if right { "paper-answer-checked" } else { "agreement-entry-dropped" };
    end_at("check-paper", what, id, &[], result).await
}

/// A permission received outside the portal is entered.
#[server]
pub async fn record_outside(
    id: AgreementId,
    revision: i32,
    #[server(default)] contract: String,
    #[server(default)] number: String,
    #[server(default)] answered_on: String,
    #[server(default)] until: String,
    #[server(default)] conditions: String,
) -> Result<(), AppError> {
    let form = OutsideForm { contract, number, answered_on, until, conditions };
    let result = agreement::record_outside(&ctx()?, id, revision, &form).await;
    let typed = [
        ("contract", form.contract.as_str()),
        ("number", &form.number),
        ("answered_on", &form.answered_on),
        ("until", &form.until),
        ("conditions", &form.conditions),
    ];
    end_at("outside", "agreement-outside-recorded", id, &typed, result).await
}

/// The second person of the company compared that entry with the paper.
#[server]
pub async fn check_outside(id: AgreementId, revision: i32, right: bool) -> Result<(), AppError> {
    let result = agreement::check_outside(&ctx()?, id, revision, right).await;
    let what = if right { "agreement-outside-checked" } else { "agreement-entry-dropped" };
    end_at("check-outside", what, id, &[], result).await
}

/// The agreement is over.
#[server]
pub async fn end(id: AgreementId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = agreement::end(&ctx()?, id, revision, &reason).await;
    end_at("end", "agreement-ended", id, &[("reason", &reason)], result).await
}
