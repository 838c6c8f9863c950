//! What is done with notices.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use leptos::prelude::*;

/// Marks all notices as read.
#[server]
pub async fn read_all() -> Result<(), AppError> {
    let visit = visit().ok_or(AppError::BadRequest)?;
    let result = service::notice::read_all(&visit.ctx).await;
    if result.is_ok() {
        done("notices-read").await;
    }
    finish("read-all", &[], result.map(|()| "/notice".to_owned())).await
}
