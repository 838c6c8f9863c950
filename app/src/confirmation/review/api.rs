//! What the checker does.

use super::address;
use super::asked::Asked;
use super::verdict::form;
use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::ConfirmationId;
use leptos::server;
use serde::{Deserialize, Serialize};
use service::Ctx;
use service::confirmation::VerdictForm;

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// The three texts of a verdict, as typed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notes {
    /// Why.
    pub ground: String,
    /// For the own side only.
    pub internal_note: String,
    /// To the downstream.
    pub return_reason: String,
}

/// Where the form stands, so that one comes back to it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Section, or nothing for the whole sheet.
    pub section: String,
    /// Filter.
    pub show: String,
    /// Page.
    pub page: String,
}

/// Gives the verdict on one item.
#[server]
pub async fn give_verdict(
    id: ConfirmationId,
    item: String,
    revision: i32,
    #[server(default)] kind: String,
    #[server(flatten)] notes: Notes,
    #[server(flatten)] at: Place,
) -> Result<(), AppError> {
    let Notes { ground, internal_note, return_reason } = notes;
    let verdict = VerdictForm { item, revision, kind, ground, internal_note, return_reason };
    let result = service::confirmation::give_verdict(&ctx()?, id, &verdict).await;
    let at = Asked::read(&at.section, &at.show, &at.page);
    let next = result.map(|()| format!("{}#q-{}", at.href(id, at.page), verdict.item));
    finish(&form(&verdict.item), &typed(&verdict), next).await
}

fn typed(verdict: &VerdictForm) -> [(&'static str, &str); 4] {
    [
        ("kind", &verdict.kind),
        ("ground", &verdict.ground),
        ("internal_note", &verdict.internal_note),
        ("return_reason", &verdict.return_reason),
    ]
}

/// Marks the rest of a section as met.
#[server]
pub async fn meet_rest(id: ConfirmationId, section: String) -> Result<(), AppError> {
    let result = service::confirmation::meet_rest_of_section(&ctx()?, id, &section).await;
    if result.is_ok() {
        done("section-met").await;
    }
    finish("section", &[], result.map(|_| Asked::read(&section, "", "").href(id, 1))).await
}

/// Returns the items that have a return reason.
#[server]
pub async fn return_items(id: ConfirmationId, revision: i32, reason: String) -> Result<(), AppError> {
    let result = service::confirmation::return_items(&ctx()?, id, revision, &reason).await;
    end("return", "sheet-returned", id, &reason, result).await
}

/// Confirms the sheet.
#[server]
pub async fn confirm(id: ConfirmationId, revision: i32) -> Result<(), AppError> {
    let result = service::confirmation::confirm(&ctx()?, id, revision).await;
    end("confirm", "sheet-confirmed", id, "", result).await
}

/// Finds that security is not assured.
#[server]
pub async fn find_not_assured(id: ConfirmationId, revision: i32, reason: String) -> Result<(), AppError> {
    let result = service::confirmation::find_not_assured(&ctx()?, id, revision, &reason).await;
    end("not-assured", "sheet-not-assured", id, &reason, result).await
}

/// Opens a decided sheet again.
#[server]
pub async fn reopen(id: ConfirmationId, revision: i32, reason: String) -> Result<(), AppError> {
    let result = service::confirmation::reopen(&ctx()?, id, revision, &reason).await;
    end("reopen", "sheet-reopened", id, &reason, result).await
}

async fn end(
    form: &str,
    what: &str,
    id: ConfirmationId,
    reason: &str,
    result: service::Result<()>,
) -> Result<(), AppError> {
    if result.is_ok() {
        done(what).await;
    }
    finish(form, &[("reason", reason)], result.map(|()| address(id))).await
}
