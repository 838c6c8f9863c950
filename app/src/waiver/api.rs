//! What the two companies and the ministry do with a waiver.

use super::address;
use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::id::{ConfirmationId, WaiverId};
use domain::waiver::WaiverOutcome;
use leptos::prelude::*;
use service::Ctx;
use service::waiver::{self, AnswerForm, WaiverForm};

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

const fn fields(form: &WaiverForm) -> [(&str, &str); 4] {
    [
        ("reason", form.reason.as_str()),
        ("measure", form.measure.as_str()),
        ("evidence", form.evidence.as_str()),
        ("ends_on", form.ends_on.as_str()),
    ]
}

/// Begins a waiver for an item.
#[server]
pub async fn draft(
    id: ConfirmationId,
    item: String,
    #[server(default)] reason: String,
    #[server(default)] measure: String,
    #[server(default)] evidence: String,
    #[server(default)] ends_on: String,
) -> Result<(), AppError> {
    let form = WaiverForm { reason, measure, evidence, ends_on };
    let result = waiver::draft(&ctx()?, id, &item, &form).await;
    written("waiver", "waiver-drafted", &form, result).await
}

/// Begins a waiver that is to follow another one.
#[server]
pub async fn renew(
    id: WaiverId,
    #[server(default)] reason: String,
    #[server(default)] measure: String,
    #[server(default)] evidence: String,
    #[server(default)] ends_on: String,
) -> Result<(), AppError> {
    let form = WaiverForm { reason, measure, evidence, ends_on };
    let result = waiver::renew(&ctx()?, id, &form).await;
    written("waiver", "waiver-drafted", &form, result).await
}

/// Changes what a waiver says.
#[server]
pub async fn edit(
    id: WaiverId,
    revision: i32,
    #[server(default)] reason: String,
    #[server(default)] measure: String,
    #[server(default)] evidence: String,
    #[server(default)] ends_on: String,
) -> Result<(), AppError> {
    let form = WaiverForm { reason, measure, evidence, ends_on };
    let result = waiver::edit(&ctx()?, id, revision, &form).await.map(|()| id);
    written("waiver", "waiver-edited", &form, result).await
}

async fn written(
    name: &str,
    what: &str,
    typed: &WaiverForm,
    result: service::Result<WaiverId>,
) -> Result<(), AppError> {
    form::end(name, what, &fields(typed), result.map(address)).await
}

/// The subcontractor proposes it to the prime.
#[server]
pub async fn propose(id: WaiverId, revision: i32) -> Result<(), AppError> {
    let result = waiver::propose(&ctx()?, id, revision).await;
    end("propose", "waiver-proposed", id, &[], result).await
}

/// The prime supports it.
#[server]
pub async fn support(id: WaiverId, revision: i32, #[server(default)] note: String) -> Result<(), AppError> {
    let result = waiver::support(&ctx()?, id, revision, &note).await;
    end("support", "waiver-supported", id, &[("note", &note)], result).await
}

/// The prime sends it back.
#[server]
pub async fn give_back(id: WaiverId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = waiver::give_back(&ctx()?, id, revision, &reason).await;
    end("give-back", "waiver-returned", id, &[("reason", &reason)], result).await
}

/// The prime does not support it.
#[server]
pub async fn decline(id: WaiverId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = waiver::decline(&ctx()?, id, revision, &reason).await;
    end("decline", "waiver-declined", id, &[("reason", &reason)], result).await
}

/// The ministry asks.
#[server]
pub async fn query(id: WaiverId, revision: i32, #[server(default)] text: String) -> Result<(), AppError> {
    let result = waiver::query(&ctx()?, id, revision, &text).await;
    end("query", "waiver-queried", id, &[("text", &text)], result).await
}

/// One of the companies answers.
#[server]
pub async fn answer_query(id: WaiverId, revision: i32, #[server(default)] text: String) -> Result<(), AppError> {
    let result = waiver::answer_query(&ctx()?, id, revision, &text).await;
    end("answer-query", "waiver-query-answered", id, &[("text", &text)], result).await
}

/// The ministry grants or refuses.
#[server]
pub async fn decide(
    id: WaiverId,
    revision: i32,
    #[server(default)] outcome: String,
    #[server(default)] until: String,
    #[server(default)] conditions: String,
    #[server(default)] reason: String,
    #[server(default)] number: String,
) -> Result<(), AppError> {
    let form = AnswerForm { outcome, until, conditions, reason, number, answered_on: String::new() };
    let result = waiver::decide(&ctx()?, id, revision, &form).await;
    end("decide", "application-answered", id, &answer(&form), result).await
}

/// An answer given on paper is entered; its words are the conditions of a grant or the reason of a refusal.
#[server]
pub async fn record_paper(
    id: WaiverId,
    revision: i32,
    #[server(default)] outcome: String,
    #[server(default)] until: String,
    #[server(default)] reason: String,
    #[server(default)] number: String,
    #[server(default)] answered_on: String,
) -> Result<(), AppError> {
    let granted = outcome == WaiverOutcome::Granted.code();
    let (conditions, why) = if granted { (reason.clone(), String::new()) } else { (String::new(), reason.clone()) };
    let form = AnswerForm { outcome, until, conditions, reason: why, number, answered_on };
    let result = waiver::record_paper(&ctx()?, id, revision, &form).await;
    let mut typed = answer(&form);
    typed[3] = ("reason", reason.as_str());
    end("paper", "paper-answer-recorded", id, &typed, result).await
}

const fn answer(form: &AnswerForm) -> [(&str, &str); 6] {
    [
        ("outcome", form.outcome.as_str()),
        ("until", form.until.as_str()),
        ("conditions", form.conditions.as_str()),
        ("reason", form.reason.as_str()),
        ("number", form.number.as_str()),
        ("answered_on", form.answered_on.as_str()),
    ]
}

/// The second person compared the entry with the paper.
#[server]
pub async fn check_paper(id: WaiverId, revision: i32, right: bool) -> Result<(), AppError> {
    let result = waiver::check_paper(&ctx()?, id, revision, right).await;
    let what = if right { "paper-answer-checked" } else { "waiver-paper-rejected" };
    end("check-paper", what, id, &[], result).await
}

/// The subcontractor takes it back.
#[server]
pub async fn withdraw(id: WaiverId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = waiver::withdraw(&ctx()?, id, revision, &reason).await;
    end("withdraw", "waiver-withdrawn", id, &[("reason", &reason)], result).await
}

async fn end(
    name: &str,
    what: &str,
    id: WaiverId,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}
