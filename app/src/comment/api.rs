//! What people say about an item, and how they settle it.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::{CommentId, ConfirmationId};
use leptos::server;
use service::Ctx;
use service::comment::{self, CommentForm};

/// Name of a form: of a new thread, or of an answer in one.
pub(super) fn form(thread: &str) -> String {
    format!("comment-{thread}")
}

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

fn here(id: ConfirmationId, item: &str) -> String {
    format!("/confirmation/{id}/item/{item}/comments")
}

async fn settled(id: ConfirmationId, item: &str, what: &str, result: service::Result<()>) -> Result<(), AppError> {
    if result.is_ok() {
        done(what).await;
    }
    finish(what, &[], result.map(|()| here(id, item))).await
}

/// Writes a comment, or an answer in a thread.
#[server]
pub async fn write(
    id: ConfirmationId,
    item: String,
    #[server(default)] thread: String,
    #[server(default)] audience: String,
    #[server(default)] text: String,
    #[server(default)] mentions: Vec<String>,
) -> Result<(), AppError> {
    let typed = CommentForm { item, thread, audience, text, mentions };
    let result = comment::write(&ctx()?, id, &typed).await;
    if result.is_ok() {
        done("comment-written").await;
    }
    let mentions = typed.mentions.join(" ");
    let kept = [("audience", typed.audience.as_str()), ("text", &typed.text), ("mentions", &mentions)];
    let thread = if typed.thread.is_empty() { None } else { Some(typed.thread.as_str()) };
    let place = |new| format!("{}#c-{}", here(id, &typed.item), thread.map_or_else(|| format!("{new}"), str::to_owned));
    finish(&form(&typed.thread), &kept, result.map(place)).await
}

/// Resolves a thread of the own side.
#[server]
pub async fn resolve(id: ConfirmationId, item: String, comment: CommentId, revision: i32) -> Result<(), AppError> {
    settled(id, &item, "comment-resolved", comment::resolve(&ctx()?, id, &item, comment, revision).await).await
}

/// Opens a thread of the own side again.
#[server]
pub async fn reopen(id: ConfirmationId, item: String, comment: CommentId, revision: i32) -> Result<(), AppError> {
    settled(id, &item, "comment-reopened", comment::reopen(&ctx()?, id, &item, comment, revision).await).await
}

/// Takes an own comment back.
#[server]
pub async fn retract(id: ConfirmationId, item: String, comment: CommentId, revision: i32) -> Result<(), AppError> {
    settled(id, &item, "comment-retracted", comment::retract(&ctx()?, id, &item, comment, revision).await).await
}
