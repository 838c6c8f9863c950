//! What the checker does.

use super::address;
use super::asked::Asked;
use super::verdict::form;
use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::ConfirmationId;
use leptos::server;
use service::Ctx;
use service::confirmation::VerdictForm;

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// Gives the verdict on one item.
#[server]
#[expect(clippy::too_many_arguments, reason = "one an input of the form")]
pub async fn give_verdict(
    id: ConfirmationId,
    item: String,
    revision: i32,
    #[server(default)] kind: String,
    ground: String,
    internal_note: String,
    return_reason: String,
    #[server(default)] section: String,
    #[server(default)] show: String,
    #[server(default)] page: String,
) -> Result<(), AppError> {
    let verdict = VerdictForm { item, revision, kind, ground, internal_note, return_reason };
    let result = service::confirmation::give_verdict(&ctx()?, id, &verdict).await;
    let at = Asked::read(&section, &show, &page);
    let next = result.map(|()| format!("{}#q-{}", at.href(id, at.page), verdict.item));
    let VerdictForm { item, kind, ground, internal_note, return_reason, .. } = &verdict;
    let typed =
        [("kind", kind), ("ground", ground), ("internal_note", internal_note), ("return_reason", return_reason)];
    finish(&form(item), &typed.map(|(field, value)| (field, value.as_str())), next).await
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
