//! What people at the ministry's desk do with the queue.

use crate::error::AppError;
use crate::form::end;
use crate::visit::visit;
use domain::desk::Procedure;
use domain::desk::query::Query;
use domain::id::IntakeId;
use domain::refusal::{Fault, Refusal};
use leptos::server;
use service::Ctx;
use service::desk::deputy::{self, DeputyForm};
use service::desk::target::{self, TargetForm};
use service::desk::{self, Hand, view};
use std::collections::HashMap;
use uuid::Uuid;

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// Takes the chosen matters over, hands them over or back. Each is its key and the revision that was seen, `key:revision`.
#[server]
pub async fn assign(
    #[server(default)] lines: Vec<String>,
    hand: String,
    #[server(default)] to: String,
    #[server(default)] query: String,
) -> Result<(), AppError> {
    let chosen: Vec<_> = lines.iter().filter_map(|line| chosen(line)).collect();
    let (hand, what) = match hand.as_str() {
        "take" => (Some(Hand::Take), "matter-taken"),
        "back" => (Some(Hand::Back), "matter-handed-back"),
        _ => (to.parse().ok().map(Hand::Give), "matter-handed-over"),
    };
    let result = match hand {
        Some(hand) => desk::assign(&ctx()?, &chosen, hand).await,
        None => Err(Refusal::field("officer", Fault::Choice).into()),
    };
    end("assign", what, &[("to", &to)], result.map(|()| Query::parse(&query).href())).await
}

fn chosen(line: &str) -> Option<(IntakeId, i32)> {
    let (id, revision) = line.split_once(':')?;
    Some((id.parse().ok()?, revision.parse().ok()?))
}

/// Saves what is shown under a name.
#[server]
pub async fn save_view(#[server(default)] name: String, #[server(default)] query: String) -> Result<(), AppError> {
    let query = Query::parse(&query);
    let result = view::save(&ctx()?, &name, &query).await;
    end("view", "desk-view-saved", &[("name", &name)], result.map(|_| query.href())).await
}

/// Gives a view another name.
#[server]
pub async fn rename_view(id: Uuid, revision: i32, #[server(default)] name: String) -> Result<(), AppError> {
    let result = view::rename(&ctx()?, id, revision, &name).await;
    end(&format!("view-{id}"), "desk-view-renamed", &[("name", &name)], result.map(|()| views())).await
}

/// Lets the desk begin with a view, or not any more.
#[server]
pub async fn begin_with(id: Uuid, revision: i32, first: bool) -> Result<(), AppError> {
    let result = view::begin_with(&ctx()?, id, revision, first).await;
    end("view", "desk-view-first", &[], result.map(|()| views())).await
}

/// Removes a view.
#[server]
pub async fn remove_view(id: Uuid, revision: i32) -> Result<(), AppError> {
    let result = view::remove(&ctx()?, id, revision).await;
    end("view", "desk-view-removed", &[], result.map(|()| views())).await
}

fn views() -> String {
    "/desk/view".to_owned()
}

/// Names a deputy.
#[server]
pub async fn name_deputy(
    #[server(default)] officer: String,
    #[server(default)] deputy: String,
    #[server(default)] from: String,
    #[server(default)] until: String,
) -> Result<(), AppError> {
    let form = DeputyForm { officer, deputy, from, until };
    let result = deputy::name(&ctx()?, &form).await;
    let DeputyForm { officer, deputy, from, until } = &form;
    let typed: [(&str, &str); 4] = [("officer", officer), ("deputy", deputy), ("from", from), ("until", until)];
    end("deputy", "deputy-named", &typed, result.map(|()| "/desk/deputy".to_owned())).await
}

/// Ends a deputyship early.
#[server]
pub async fn end_deputy(id: Uuid, revision: i32) -> Result<(), AppError> {
    let result = deputy::end(&ctx()?, id, revision).await;
    end("deputy", "deputy-ended", &[], result.map(|()| "/desk/deputy".to_owned())).await
}

/// Sets the office's target days; an empty field means none.
#[server]
pub async fn set_targets(days: HashMap<String, String>, revision: HashMap<String, i32>) -> Result<(), AppError> {
    let form = days.iter().filter_map(|(code, days)| {
        let revision = revision.get(code).copied().unwrap_or_default();
        Some((Procedure::from_code(code)?, TargetForm { days: days.clone(), revision }))
    });
    let result = target::set(&ctx()?, &form.collect()).await;
    let typed: Vec<(&str, &str)> = days.iter().map(|(code, days)| (code.as_str(), days.as_str())).collect();
    end("targets", "targets-set", &typed, result.map(|()| "/desk/target".to_owned())).await
}
