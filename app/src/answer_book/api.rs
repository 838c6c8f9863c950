//! What whoever answers does with the book.

use crate::confirmation::form;
use crate::error::AppError;
use crate::form::{fill, finish};
use crate::visit::visit;
use domain::id::ConfirmationId;
use leptos::server;

/// Fills the form of an item with what the book says; it is stored when it is saved there.
#[server]
pub async fn take(id: ConfirmationId, item: String) -> Result<(), AppError> {
    let ctx = visit().ok_or(AppError::BadRequest)?.ctx;
    let result = service::answer_book::take(&ctx, id, &item).await;
    if let Ok(taken) = &result {
        fill(&form(&item), &[("value", &taken.value), ("remark", &taken.remark)], "answer-taken").await;
    }
    finish("answer-book", &[], result.map(|_| format!("/confirmation/{id}/item/{item}"))).await
}
