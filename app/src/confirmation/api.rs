//! What the subcontractor does with a sheet.

use super::{Place, form};
use crate::day;
use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::ConfirmationId;
use domain::refusal::Refusal;
use leptos::server;
use serde::{Deserialize, Serialize};
use service::Ctx;
use service::confirmation::AnswerForm;

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// Saves one answer, whatever it says, and goes where the button said. Somebody else's newer text is never overwritten.
#[server]
pub async fn save_answer(
    id: ConfirmationId,
    item: String,
    revision: i32,
    #[server(default)] value: String,
    #[server(default)] remark: String,
    #[server(default)] then: String,
) -> Result<(), AppError> {
    let answer = AnswerForm { item, revision, value, remark };
    let result = match service::confirmation::save(&ctx()?, id, &answer).await {
        Ok(stored) if stored.conflict.is_some() => Err(Refusal::ChangedMeanwhile.into()),
        Ok(_) => {
            done("answer-saved").await;
            Ok(Place::after(id, &answer.item, &then))
        }
        Err(error) => Err(error),
    };
    let typed = [("value", answer.value.as_str()), ("remark", &answer.remark)];
    finish(&form(&answer.item), &typed, result).await
}

/// What the script of a page is told after saving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// Next revision to send.
    pub revision: i32,
    /// When it was stored, as people read it.
    pub at: String,
    /// What somebody else stored first: answer and remark. Then nothing was written.
    pub theirs: Option<(String, String)>,
}

/// Saves one answer without leaving the page.
///
/// # Errors
/// A code; the script says that it will try again, and keeps the text.
#[server]
pub async fn autosave(
    id: ConfirmationId,
    item: String,
    revision: i32,
    #[server(default)] value: String,
    #[server(default)] remark: String,
) -> Result<Saved, AppError> {
    let visit = visit().ok_or(AppError::BadRequest)?;
    let answer = AnswerForm { item, revision, value, remark };
    let stored = service::confirmation::save(&visit.ctx, id, &answer).await?;
    Ok(Saved { revision: stored.revision, at: day::moment(visit.locale, stored.at), theirs: stored.conflict })
}

/// Submits the sheet.
#[server]
pub async fn submit(id: ConfirmationId, revision: i32, #[server(default)] declaration: bool) -> Result<(), AppError> {
    let result = service::confirmation::submit(&ctx()?, id, revision, declaration).await;
    finish("submit", &[], result.map(|_| format!("/confirmation/{id}/receipt"))).await
}
