//! What both sides do to confirm again.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::{ConfirmationId, EngagementId};
use leptos::server;
use service::Ctx;
use service::reconfirmation::{self, BeginForm};

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// Begins to confirm again; what is sent is chosen on the next page.
#[server]
pub async fn begin(
    id: EngagementId,
    #[server(default)] ground: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let form = BeginForm { ground, note };
    let result = reconfirmation::begin(&ctx()?, id, &form).await;
    if result.is_ok() {
        done("reconfirmation-begun").await;
    }
    let typed = [("ground", form.ground.as_str()), ("note", &form.note)];
    finish("reconfirm", &typed, result.map(|_| format!("/engagement/{id}/prepare"))).await
}

/// Gives up confirming again, with a reason.
#[server]
pub async fn call_off(id: ConfirmationId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = reconfirmation::call_off(&ctx()?, id, revision, &reason).await;
    if result.is_ok() {
        done("reconfirmation-called-off").await;
    }
    finish("call-off", &[("reason", &reason)], result.map(|case| format!("/engagement/{case}"))).await
}

/// Confirms that earlier answers still hold, each ticked by itself.
#[server]
pub async fn hold(id: ConfirmationId, #[server(default)] items: Vec<String>) -> Result<(), AppError> {
    let result = reconfirmation::hold(&ctx()?, id, &items).await;
    if let Ok(held) = &result {
        done(if held.answered.is_empty() { "answers-held" } else { "answers-held-some" }).await;
    }
    let items = items.join(" ");
    finish("hold", &[("items", &items)], result.map(|_| format!("/confirmation/{id}/reconfirmation"))).await
}

/// Sets the interval of the own company.
#[server]
pub async fn set_interval(revision: i32, #[server(default)] months: String) -> Result<(), AppError> {
    let result = reconfirmation::set_interval(&ctx()?, revision, &months).await;
    if result.is_ok() {
        done("reconfirmation-interval-set").await;
    }
    finish("interval", &[("months", &months)], result.map(|()| "/reconfirmation".to_owned())).await
}
