//! What is done with a list that came back.

use super::at;
use crate::error::AppError;
use crate::form::end;
use crate::visit::visit;
use domain::id::ListMergeId;
use domain::list_book::{ListSubject, Matter};
use domain::merge::Keep;
use leptos::server;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Name of the form of a merge.
pub(super) const FORM: &str = "list-merge";

/// Writes what the workbook brought, all of it or nothing.
#[server]
pub async fn apply_list(
    subject: ListSubject,
    id: Uuid,
    merge: ListMergeId,
    seen: String,
    #[server(default)] choice: BTreeMap<String, String>,
    #[server(default)] rest: String,
) -> Result<(), AppError> {
    let ctx = visit().ok_or(AppError::BadRequest)?.ctx;
    let matter = Matter { subject, id };
    let kept = choice.iter().filter_map(|(cell, keep)| Some((cell.clone(), Keep::from_code(keep)?))).collect();
    let result = service::list_book::apply(&ctx, matter, merge, &seen, &kept, Keep::from_code(&rest)).await;
    let choices = choice.iter().map(|(cell, keep)| (cell.as_str(), keep.as_str()));
    let typed: Vec<(&str, &str)> = choices.chain([("rest", rest.as_str())]).collect();
    end(FORM, "list-merged", &typed, result.map(|_| format!("{}/{merge}", at(matter)))).await
}
