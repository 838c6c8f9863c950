//! What is done with a plan. Each function is one use case; then the next page, or the form again with what was typed.

pub use super::input::PlanInput;

use super::address;
use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::id::PlanId;
use leptos::prelude::*;
use service::Ctx;
use service::corrective_plan::{self, PartForm, ProofForm, ReceiptForm};
use uuid::Uuid;

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// To the plan, with a word of success; or back to the form.
async fn end(
    name: &str,
    what: &str,
    id: PlanId,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}

/// To the plan of a part, with a word of success; or back to the form.
async fn end_part(
    name: &str,
    what: &str,
    typed: &[(&str, &str)],
    result: service::Result<PlanId>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(address)).await
}

/// Begins a plan.
#[server]
pub async fn draft(#[server(flatten)] form: PlanInput) -> Result<(), AppError> {
    let result = corrective_plan::draft(&ctx()?, &form.form()).await;
    end_part("plan", "plan-drafted", &form.typed(), result).await
}

/// Changes what it says.
#[server]
pub async fn edit(id: PlanId, revision: i32, #[server(flatten)] form: PlanInput) -> Result<(), AppError> {
    let result = corrective_plan::edit(&ctx()?, id, revision, &form.form()).await;
    end("plan", "saved", id, &form.typed(), result).await
}

/// Adds a measure or a milestone.
#[server]
pub async fn add_part(
    id: PlanId,
    #[server(default)] kind: String,
    #[server(default)] title: String,
    #[server(default)] owner: String,
    #[server(default)] due_on: String,
) -> Result<(), AppError> {
    let form = PartForm { kind, title, owner, due_on };
    let result = corrective_plan::add(&ctx()?, id, &form).await;
    end("part", "plan-part-added", id, &part(&form), result).await
}

/// Changes one.
#[server]
pub async fn change_part(
    id: Uuid,
    revision: i32,
    #[server(default)] title: String,
    #[server(default)] owner: String,
    #[server(default)] due_on: String,
) -> Result<(), AppError> {
    let form = PartForm { kind: String::new(), title, owner, due_on };
    let result = corrective_plan::change(&ctx()?, id, revision, &form).await;
    end_part("part", "saved", &part(&form), result).await
}

const fn part(form: &PartForm) -> [(&str, &str); 4] {
    [
        ("kind", form.kind.as_str()),
        ("title", form.title.as_str()),
        ("owner", form.owner.as_str()),
        ("due_on", form.due_on.as_str()),
    ]
}

/// Takes one out.
#[server]
pub async fn remove_part(id: Uuid, revision: i32) -> Result<(), AppError> {
    let result = corrective_plan::remove(&ctx()?, id, revision).await;
    end_part("remove-part", "plan-part-removed", &[], result).await
}

/// How far a measure or a milestone is.
#[server]
pub async fn record(
    id: Uuid,
    revision: i32,
    #[server(default)] progress: String,
    #[server(default)] done_on: String,
    #[server(default)] proof: String,
) -> Result<(), AppError> {
    let form = ProofForm { progress, done_on, proof };
    let result = corrective_plan::record(&ctx()?, id, revision, &form).await;
    let typed = [("progress", form.progress.as_str()), ("done_on", &form.done_on), ("proof", &form.proof)];
    end_part("record", "plan-progress-recorded", &typed, result).await
}

/// The second person finds it done, or not.
#[server]
pub async fn verify(id: Uuid, revision: i32, right: bool, #[server(default)] note: String) -> Result<(), AppError> {
    let result = corrective_plan::verify(&ctx()?, id, revision, right, &note).await;
    let what = if right { "plan-proof-verified" } else { "plan-proof-returned" };
    end_part("verify", what, &[("note", &note)], result).await
}

/// Reports a version.
#[server]
pub async fn report(id: PlanId, revision: i32) -> Result<(), AppError> {
    let result = corrective_plan::report(&ctx()?, id, revision).await;
    end("report", "plan-reported", id, &[], result).await
}

/// Begins a further version.
#[server]
pub async fn revise(id: PlanId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = corrective_plan::revise(&ctx()?, id, revision, &reason).await;
    end("revise", "plan-revision-begun", id, &[("reason", &reason)], result).await
}

/// Gives it up.
#[server]
pub async fn keep(id: PlanId, revision: i32) -> Result<(), AppError> {
    let result = corrective_plan::keep(&ctx()?, id, revision).await;
    end("keep", "plan-revision-dropped", id, &[], result).await
}

/// Reports the end.
#[server]
pub async fn close(id: PlanId, revision: i32, #[server(default)] end: String) -> Result<(), AppError> {
    let result = corrective_plan::close(&ctx()?, id, revision, &end).await;
    self::end("close", "plan-closed", id, &[("end", &end)], result).await
}

/// Gives a draft up.
#[server]
pub async fn cancel(id: PlanId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = corrective_plan::cancel(&ctx()?, id, revision, &reason).await;
    end("cancel", "plan-cancelled", id, &[("reason", &reason)], result).await
}

/// The ministry asks.
#[server]
pub async fn query(id: PlanId, revision: i32, #[server(default)] text: String) -> Result<(), AppError> {
    let result = corrective_plan::query(&ctx()?, id, revision, &text).await;
    end("query", "application-queried", id, &[("text", &text)], result).await
}

/// The company answers.
#[server]
pub async fn answer_query(id: PlanId, revision: i32, #[server(default)] text: String) -> Result<(), AppError> {
    let result = corrective_plan::answer_query(&ctx()?, id, revision, &text).await;
    end("answer-query", "query-answered", id, &[("text", &text)], result).await
}

/// The ministry confirms the receipt.
#[server]
pub async fn receive(
    id: PlanId,
    revision: i32,
    #[server(default)] number: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let form = ReceiptForm { number, received_on: String::new(), note };
    let result = corrective_plan::receive(&ctx()?, id, revision, &form).await;
    end("receive", "plan-received", id, &receipt(&form), result).await
}

/// A receipt on paper is entered.
#[server]
pub async fn record_paper(
    id: PlanId,
    revision: i32,
    #[server(default)] number: String,
    #[server(default)] received_on: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let form = ReceiptForm { number, received_on, note };
    let result = corrective_plan::record_paper(&ctx()?, id, revision, &form).await;
    end("receive", "paper-answer-recorded", id, &receipt(&form), result).await
}

const fn receipt(form: &ReceiptForm) -> [(&str, &str); 3] {
    [("number", form.number.as_str()), ("received_on", form.received_on.as_str()), ("note", form.note.as_str())]
}

/// The second person compared the entry with the paper.
#[server]
pub async fn check_paper(id: PlanId, revision: i32, right: bool) -> Result<(), AppError> {
    let result = corrective_plan::check_paper(&ctx()?, id, revision, right).await;
    let what = if right { "plan-received" } else { "plan-paper-rejected" };
    end("check-paper", what, id, &[], result).await
}
