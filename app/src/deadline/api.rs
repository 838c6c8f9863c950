//! What is done with deadlines.

use crate::error::AppError;
use crate::form::{done, fill, finish};
use crate::visit::visit;
use domain::id::CalendarFeedId;
use leptos::server;
use service::Ctx;
use service::deadline::{self, PolicyForm};

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// Sets when the own company reminds its people.
#[server]
pub async fn set_policy(
    revision: i32,
    #[server(default)] before: String,
    #[server(default)] after: String,
    #[server(default)] working: bool,
    #[server(default)] escalate_after: String,
    #[server(default)] escalate_to: String,
) -> Result<(), AppError> {
    let form = PolicyForm { before, after, working, escalate_after, escalate_to };
    let result = deadline::set_policy(&ctx()?, revision, &form).await;
    if result.is_ok() {
        done("reminders-set").await;
    }
    let working = if form.working { "true" } else { "false" };
    let typed = [
        ("before", form.before.as_str()),
        ("after", &form.after),
        ("working", working),
        ("escalate_after", &form.escalate_after),
        ("escalate_to", &form.escalate_to),
    ];
    finish("reminders", &typed, result.map(|()| "/deadline/reminders".to_owned())).await
}

/// Makes a new address for the own calendar; the next page shows it once.
#[server]
pub async fn make_feed() -> Result<(), AppError> {
    let result = deadline::make(&ctx()?).await;
    if let Ok(address) = &result {
        fill("feed", &[("address", address)], "calendar-feed-made").await;
    }
    finish("feed", &[], result.map(|_| "/account/calendar".to_owned())).await
}

/// Makes the address of the own calendar void.
#[server]
pub async fn revoke_feed(id: CalendarFeedId, revision: i32) -> Result<(), AppError> {
    let result = deadline::revoke(&ctx()?, id, revision).await;
    if result.is_ok() {
        done("calendar-feed-revoked").await;
    }
    finish("feed", &[], result.map(|()| "/account/calendar".to_owned())).await
}
