//! What the responsible person, the approver and the administrator do.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::ConfirmationId;
use leptos::server;
use service::{Ctx, approval};

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

async fn back(
    id: ConfirmationId,
    what: &str,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    if result.is_ok() {
        done(what).await;
    }
    finish("approval", typed, result.map(|()| format!("/confirmation/{id}/approval"))).await
}

/// Asks for the approval.
#[server]
pub async fn request(id: ConfirmationId) -> Result<(), AppError> {
    back(id, "approval-requested", &[], approval::request(&ctx()?, id).await).await
}

/// Approves exactly what was shown.
#[server]
pub async fn approve(id: ConfirmationId, digest: String) -> Result<(), AppError> {
    back(id, "approval-given", &[], approval::approve(&ctx()?, id, &digest).await).await
}

/// Does not approve, with a reason.
#[server]
pub async fn decline(id: ConfirmationId, digest: String, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = approval::decline(&ctx()?, id, &digest, &reason).await;
    back(id, "approval-declined", &[("reason", &reason)], result).await
}

/// Decides whether the company wants approvals.
#[server]
pub async fn set_policy(revision: i32, wanted: bool) -> Result<(), AppError> {
    let result = approval::set_policy(&ctx()?, revision, wanted).await;
    if result.is_ok() {
        done(if wanted { "approval-wanted" } else { "approval-not-wanted" }).await;
    }
    finish("policy", &[], result.map(|()| "/approval".to_owned())).await
}
