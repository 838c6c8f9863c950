//! What is done with a request. Each function is one use case; then the next page, or the form again with what was typed.

pub use super::input::{DecisionInput, DisclosureInput};

use super::address;
use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::disclosure::safeguard::Safeguard;
use domain::id::DisclosureId;
use leptos::prelude::*;
use service::Ctx;
use service::disclosure::{self, SafeguardForm};
use std::collections::BTreeMap;

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// To the request, with a word of success; or back to the form.
async fn end(
    name: &str,
    what: &str,
    id: DisclosureId,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}

/// Begins a request; its next page is the list of safeguards.
#[server]
pub async fn draft(#[server(flatten)] form: DisclosureInput) -> Result<(), AppError> {
    let result = disclosure::draft(&ctx()?, &form.form()).await;
    form::end("disclosure", "disclosure-drafted", &form.typed(), result.map(|id| format!("{}/safeguards", address(id))))
        .await
}

/// Changes a draft.
#[server]
pub async fn edit(id: DisclosureId, revision: i32, #[server(flatten)] form: DisclosureInput) -> Result<(), AppError> {
    let result = disclosure::edit(&ctx()?, id, revision, &form.form()).await;
    end("disclosure", "saved", id, &form.typed(), result).await
}

/// Answers the list of safeguards.
#[server]
pub async fn answer_safeguards(
    id: DisclosureId,
    revision: i32,
    #[server(default)] held: BTreeMap<String, String>,
    #[server(default)] note: BTreeMap<String, String>,
) -> Result<(), AppError> {
    let said = |of: &BTreeMap<String, String>, point: &Safeguard| of.get(point.code()).cloned().unwrap_or_default();
    let form: BTreeMap<Safeguard, SafeguardForm> = Safeguard::ALL
        .iter()
        .map(|point| (*point, SafeguardForm { held: said(&held, point), note: said(&note, point) }))
        .collect();
    let result = disclosure::answer_safeguards(&ctx()?, id, revision, &form).await;
    let noted: Vec<(String, String)> =
        note.into_iter().map(|(point, words)| (format!("{point}-note"), words)).collect();
    let typed: Vec<(&str, &str)> =
        held.iter().chain(noted.iter().map(|(point, words)| (point, words))).map(|(a, b)| (&**a, &**b)).collect();
    end("safeguards", "disclosure-safeguards-answered", id, &typed, result).await
}

/// Puts a request on.
#[server]
pub async fn put(id: DisclosureId, revision: i32, #[server(default)] note: String) -> Result<(), AppError> {
    let result = disclosure::put(&ctx()?, id, revision, &note).await;
    end("put", "disclosure-put", id, &[("note", &note)], result).await
}

/// Does not put it on.
#[server]
pub async fn decline(id: DisclosureId, revision: i32, reason: String) -> Result<(), AppError> {
    let result = disclosure::decline(&ctx()?, id, revision, &reason).await;
    end("decline", "disclosure-declined", id, &[("reason", &reason)], result).await
}

/// Takes a request back.
#[server]
pub async fn withdraw(id: DisclosureId, revision: i32, reason: String) -> Result<(), AppError> {
    let result = disclosure::withdraw(&ctx()?, id, revision, &reason).await;
    end("withdraw", "disclosure-withdrawn", id, &[("reason", &reason)], result).await
}

/// The ministry asks.
#[server]
pub async fn query(id: DisclosureId, revision: i32, text: String) -> Result<(), AppError> {
    let result = disclosure::query(&ctx()?, id, revision, &text).await;
    end("query", "application-queried", id, &[("text", &text)], result).await
}

/// The prime answers.
#[server]
pub async fn answer_query(id: DisclosureId, revision: i32, text: String) -> Result<(), AppError> {
    let result = disclosure::answer_query(&ctx()?, id, revision, &text).await;
    end("answer-query", "query-answered", id, &[("text", &text)], result).await
}

/// The ministry permits or refuses.
#[server]
pub async fn decide(id: DisclosureId, revision: i32, #[server(flatten)] form: DecisionInput) -> Result<(), AppError> {
    let result = disclosure::decide(&ctx()?, id, revision, &form.form()).await;
    end("decide", "application-answered", id, &form.typed(), result).await
}

/// An answer given on paper is entered.
#[server]
pub async fn record_paper(
    id: DisclosureId,
    revision: i32,
    #[server(flatten)] form: DecisionInput,
) -> Result<(), AppError> {
    let result = disclosure::record_paper(&ctx()?, id, revision, &form.form()).await;
    end("decide", "paper-answer-recorded", id, &form.typed(), result).await
}

/// The second person compared the entry with the paper.
#[server]
pub async fn check_paper(id: DisclosureId, revision: i32, right: bool) -> Result<(), AppError> {
    let result = disclosure::check_paper(&ctx()?, id, revision, right).await;
    let what = if right { "paper-answer-checked" } else { "disclosure-paper-rejected" };
    end("check-paper", what, id, &[], result).await
}

/// The third party handled something for the first time.
#[server]
pub async fn handle_first(id: DisclosureId, revision: i32, day: String) -> Result<(), AppError> {
    let result = disclosure::handle_first(&ctx()?, id, revision, &day).await;
    end("handle", "disclosure-handled", id, &[("day", &day)], result).await
}

/// The ministry takes a permission back.
#[server]
pub async fn revoke(id: DisclosureId, revision: i32, reason: String) -> Result<(), AppError> {
    let result = disclosure::revoke(&ctx()?, id, revision, &reason).await;
    end("revoke", "disclosure-revoked", id, &[("reason", &reason)], result).await
}

/// Everything came back.
#[server]
pub async fn record_return(id: DisclosureId, revision: i32, day: String, proof: String) -> Result<(), AppError> {
    let result = disclosure::record_return(&ctx()?, id, revision, &day, &proof).await;
    end("return", "disclosure-returned", id, &[("day", &day), ("proof", &proof)], result).await
}
