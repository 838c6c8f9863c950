//! What whoever answers does with the files of the company.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::{ConfirmationId, EvidenceId};
use leptos::server;
use service::Ctx;
use service::vault::{self, ValidityForm};

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// Says from when until when a file holds.
#[server]
pub async fn set_validity(
    id: EvidenceId,
    revision: i32,
    #[server(default)] valid_from: String,
    #[server(default)] valid_until: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let form = ValidityForm { valid_from, valid_until, note };
    let result = vault::set_validity(&ctx()?, id, revision, &form).await;
    if result.is_ok() {
        done("evidence-validity-set").await;
    }
    let typed = [("valid_from", form.valid_from.as_str()), ("valid_until", &form.valid_until), ("note", &form.note)];
    finish("validity", &typed, result.map(|()| format!("/vault/{id}"))).await
}

/// Deletes a file that nothing was submitted with.
#[server]
pub async fn remove(id: EvidenceId, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = vault::remove(&ctx()?, id, &reason).await;
    if result.is_ok() {
        done("evidence-removed").await;
    }
    finish("remove", &[("reason", &reason)], result.map(|()| "/vault".to_owned())).await
}

/// Attaches a file that is there already to one more item.
#[server]
pub async fn attach(id: ConfirmationId, item: String, file: EvidenceId) -> Result<(), AppError> {
    let result = service::evidence::attach(&ctx()?, id, &item, file).await;
    if result.is_ok() {
        done("evidence-attached").await;
    }
    finish("attach", &[], result.map(|_| format!("/confirmation/{id}/item/{item}"))).await
}
