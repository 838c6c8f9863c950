//! What the responsible person and the colleagues do.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::{ConfirmationId, DelegationId};
use leptos::server;
use service::Ctx;
use service::delegation::{self, DelegateForm};

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// Ends a command of the responsible person: back to the list, with a word.
async fn shared(id: ConfirmationId, what: &str, result: service::Result<()>) -> Result<(), AppError> {
    if result.is_ok() {
        done(what).await;
    }
    finish(what, &[], result.map(|()| format!("/confirmation/{id}/delegation"))).await
}

/// Ends a command of a colleague: back to their part of the sheet, with a word.
async fn own(id: ConfirmationId, what: &str, result: service::Result<()>) -> Result<(), AppError> {
    if result.is_ok() {
        done(what).await;
    }
    finish(what, &[], result.map(|()| format!("/confirmation/{id}"))).await
}

/// Asks a colleague for sections or items.
#[server]
pub async fn delegate(
    id: ConfirmationId,
    #[server(default)] membership: String,
    #[server(default)] parts: Vec<String>,
    #[server(default)] due_on: String,
) -> Result<(), AppError> {
    let form = DelegateForm { membership, parts, due_on };
    let result = delegation::delegate(&ctx()?, id, &form).await;
    if result.is_ok() {
        done("items-delegated").await;
    }
    let parts = form.parts.join(" ");
    let typed = [("membership", form.membership.as_str()), ("parts", &parts), ("due_on", &form.due_on)];
    finish("delegate", &typed, result.map(|()| format!("/confirmation/{id}/delegation"))).await
}

/// Moves the day.
#[server]
pub async fn change_day(
    id: ConfirmationId,
    delegation: DelegationId,
    revision: i32,
    #[server(default)] day: String,
) -> Result<(), AppError> {
    let result = delegation::change(&ctx()?, id, delegation, revision, &day).await;
    shared(id, "delegation-changed", result).await
}

/// Takes back what was asked.
#[server]
pub async fn withdraw(id: ConfirmationId, delegation: DelegationId, revision: i32) -> Result<(), AppError> {
    shared(id, "delegation-withdrawn", delegation::withdraw(&ctx()?, id, delegation, revision).await).await
}

/// Says that everything asked for is answered.
#[server]
pub async fn mark(id: ConfirmationId, delegation: DelegationId, revision: i32) -> Result<(), AppError> {
    own(id, "delegation-done", delegation::done(&ctx()?, id, delegation, revision).await).await
}

/// Takes the mark away.
#[server]
pub async fn unmark(id: ConfirmationId, delegation: DelegationId, revision: i32) -> Result<(), AppError> {
    own(id, "delegation-reopened", delegation::undone(&ctx()?, id, delegation, revision).await).await
}
