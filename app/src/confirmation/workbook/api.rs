//! What the subcontractor does with a workbook that came back.

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::id::{ConfirmationId, MergeId};
use domain::merge::Keep;
use leptos::server;
use std::collections::BTreeMap;

/// Name of the form of a merge.
pub(super) const FORM: &str = "merge";

fn page(id: ConfirmationId, merge: MergeId) -> String {
    format!("/confirmation/{id}/workbook/{merge}")
}

/// Writes what the workbook brought, all of it or nothing.
#[server]
pub async fn apply_merge(
    id: ConfirmationId,
    merge: MergeId,
    seen: String,
    #[server(default)] choice: BTreeMap<String, String>,
    #[server(default)] rest: String,
) -> Result<(), AppError> {
    let ctx = visit().ok_or(AppError::BadRequest)?.ctx;
    let kept = choice.iter().filter_map(|(cell, keep)| Some((cell.clone(), Keep::from_code(keep)?))).collect();
    let result = service::workbook::apply(&ctx, id, merge, &seen, &kept, Keep::from_code(&rest)).await;
    if result.is_ok() {
        done("workbook-merged").await;
    }
    let choices = choice.iter().map(|(cell, keep)| (cell.as_str(), keep.as_str()));
    let typed: Vec<(&str, &str)> = choices.chain([("rest", rest.as_str())]).collect();
    finish(FORM, &typed, result.map(|_| page(id, merge))).await
}

/// Takes a merge back.
#[server]
pub async fn undo_merge(id: ConfirmationId, merge: MergeId, revision: i32) -> Result<(), AppError> {
    let ctx = visit().ok_or(AppError::BadRequest)?.ctx;
    let result = service::workbook::undo(&ctx, id, merge, revision).await;
    if result.is_ok() {
        done("merge-undone").await;
    }
    finish("undo", &[], result.map(|_| page(id, merge))).await
}
