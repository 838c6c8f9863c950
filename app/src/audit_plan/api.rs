//! What is done with a plan of an audit. Each function is one use case; then the next page, or the form again with what was typed.

pub use super::input::{DayInput, MemberInput, PlanInput, ProcedureInput};

use super::address;
use crate::error::AppError;
use crate::form;
use crate::i18n::Locale;
use crate::visit::visit;
use domain::audit_plan::RowKind;
use domain::id::{AuditPlanId, ChecklistVersionId};
use domain::refusal::Refusal;
use leptos::prelude::*;
use service::Ctx;
use service::audit_plan::{self, Put};
use uuid::Uuid;

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// To the plan, with a word of success; or back to the form.
async fn end(
    name: &str,
    what: &str,
    id: AuditPlanId,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}

/// A row by its key; an empty one is new.
fn put(row: &str, revision: i32) -> Result<Put, AppError> {
    let row = match row {
        "" => None,
        typed => Some(typed.parse::<Uuid>().map_err(|_| AppError::Refused(Refusal::NotFound))?),
    };
    Ok(Put { row, revision })
}

/// Begins a plan.
#[server]
pub async fn draft(#[server(flatten)] form: PlanInput) -> Result<(), AppError> {
    let result = audit_plan::draft(&ctx()?, &form.form()).await;
    form::end("audit-plan", "audit-plan-drafted", &form.typed(), result.map(address)).await
}

/// Changes its facts.
#[server]
pub async fn edit(id: AuditPlanId, revision: i32, #[server(flatten)] form: PlanInput) -> Result<(), AppError> {
    let result = audit_plan::edit(&ctx()?, id, revision, &form.form()).await;
    end("audit-plan", "saved", id, &form.typed(), result).await
}

/// Names somebody, or changes what is said of them.
#[server]
pub async fn put_member(
    id: AuditPlanId,
    #[server(default)] row: String,
    #[server(default)] revision: i32,
    #[server(flatten)] form: MemberInput,
) -> Result<(), AppError> {
    let result = audit_plan::put_member(&ctx()?, id, &put(&row, revision)?, &form.form()).await;
    end("member", "saved", id, &form.typed(), result).await
}

/// Adds to the schedule, or changes a line of it.
#[server]
pub async fn put_day(
    id: AuditPlanId,
    #[server(default)] row: String,
    #[server(default)] revision: i32,
    #[server(flatten)] form: DayInput,
) -> Result<(), AppError> {
    let result = audit_plan::put_day(&ctx()?, id, &put(&row, revision)?, &form.form()).await;
    end("day", "saved", id, &form.typed(), result).await
}

/// Adds a procedure, or changes one.
#[server]
pub async fn put_procedure(
    id: AuditPlanId,
    #[server(default)] row: String,
    #[server(default)] revision: i32,
    #[server(flatten)] form: ProcedureInput,
) -> Result<(), AppError> {
    let result = audit_plan::put_procedure(&ctx()?, id, &put(&row, revision)?, &form.form()).await;
    end("procedure", "saved", id, &form.typed(), result).await
}

/// Takes items of a checklist over.
#[server]
pub async fn take_over(
    id: AuditPlanId,
    version: ChecklistVersionId,
    #[server(default)] department: String,
    #[server(default)] items: Vec<String>,
) -> Result<(), AppError> {
    let visit = visit().ok_or(AppError::BadRequest)?;
    let english = matches!(visit.locale, Locale::en);
    let result = audit_plan::take_over(&visit.ctx, id, (version, &department), &items, english).await;
    let chosen = items.join(" ");
    let typed = [("department", department.as_str()), ("items", &chosen)];
    end("take-over", "audit-plan-items-taken-over", id, &typed, result).await
}

/// Says that a row which was taken over still holds.
#[server]
pub async fn keep_row(id: AuditPlanId, kind: RowKind, row: Uuid, revision: i32) -> Result<(), AppError> {
    let result = audit_plan::keep_row(&ctx()?, id, kind, (row, revision)).await;
    end("keep-row", "audit-plan-row-kept", id, &[], result).await
}

/// Takes a row out.
#[server]
pub async fn remove_row(id: AuditPlanId, kind: RowKind, row: Uuid, revision: i32) -> Result<(), AppError> {
    let result = audit_plan::remove_row(&ctx()?, id, kind, (row, revision)).await;
    end("remove-row", "audit-plan-row-removed", id, &[], result).await
}

/// The audit unit submits it.
#[server]
pub async fn submit(id: AuditPlanId, revision: i32, #[server(default)] exception: String) -> Result<(), AppError> {
    let result = audit_plan::submit(&ctx()?, id, revision, &exception).await;
    end("submit", "audit-plan-submitted", id, &[("exception", &exception)], result).await
}

/// The audit unit takes it back.
#[server]
pub async fn take_back(id: AuditPlanId, revision: i32) -> Result<(), AppError> {
    let result = audit_plan::take_back(&ctx()?, id, revision).await;
    end("take-back", "audit-plan-taken-back", id, &[], result).await
}

/// The supervisor passes it on.
#[server]
pub async fn pass(id: AuditPlanId, revision: i32) -> Result<(), AppError> {
    let result = audit_plan::pass(&ctx()?, id, revision).await;
    end("pass", "audit-plan-passed", id, &[], result).await
}

/// The supervisor returns it.
#[server]
pub async fn give_back(id: AuditPlanId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = audit_plan::give_back(&ctx()?, id, revision, &reason).await;
    end("return", "audit-plan-returned", id, &[("reason", &reason)], result).await
}

/// The executive approves what they read.
#[server]
pub async fn approve(id: AuditPlanId, revision: i32, #[server(default)] digest: String) -> Result<(), AppError> {
    let result = audit_plan::approve(&ctx()?, id, revision, &digest).await;
    end("approve", "audit-plan-approved", id, &[], result).await
}

/// The executive returns it.
#[server]
pub async fn decline(id: AuditPlanId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = audit_plan::decline(&ctx()?, id, revision, &reason).await;
    end("decline", "audit-plan-returned", id, &[("reason", &reason)], result).await
}

/// The audit unit changes an approved one.
#[server]
pub async fn reopen(id: AuditPlanId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = audit_plan::reopen(&ctx()?, id, revision, &reason).await;
    end("reopen", "audit-plan-reopened", id, &[("reason", &reason)], result).await
}

/// The audit unit gives it up.
#[server]
pub async fn cancel(id: AuditPlanId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = audit_plan::cancel(&ctx()?, id, revision, &reason).await;
    end("cancel", "audit-plan-cancelled", id, &[("reason", &reason)], result).await
}
