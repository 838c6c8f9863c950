//! What somebody does who was told.

use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use leptos::prelude::*;
use service::circulation;
use uuid::Uuid;

/// The reader knows it: for themself only.
#[server]
pub async fn acknowledge(id: Uuid, revision: i32) -> Result<(), AppError> {
    let ctx = visit().ok_or(AppError::BadRequest)?.ctx;
    let result = circulation::acknowledge(&ctx, id, revision).await;
    form::end("acknowledge", "circulation-acknowledged", &[], result).await
}
