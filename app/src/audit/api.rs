//! What is done with an audit. Each function is one use case; then the next page, or the form again with what was typed.

pub use super::input::{
    ConsultInput, DecideInput, FindingInput, GrantInput, LookInput, OrderInput, ProofInput, ProvisionInput,
};

use super::{address, of_finding};
use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::id::{AuditId, AuditPlanId, FindingId};
use domain::refusal::Refusal;
use leptos::prelude::*;
use service::audit::{self, ResultForm};
use service::audit_plan::Put;
use service::circulation::TellForm;
use service::{Ctx, Result as Done};
use uuid::Uuid;

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// To the audit, with a word of success; or back to the form.
async fn end(name: &str, what: &str, id: AuditId, typed: &[(&str, &str)], result: Done<()>) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}

/// To what is done on the spot.
async fn spot(name: &str, what: &str, id: AuditId, typed: &[(&str, &str)], result: Done<()>) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| format!("{}/fieldwork", address(id)))).await
}

/// To the finding.
async fn found(
    name: &str,
    what: &str,
    id: FindingId,
    typed: &[(&str, &str)],
    result: Done<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| of_finding(id))).await
}

/// The supervisor orders an audit on an approved plan.
#[server]
pub async fn order(id: AuditPlanId, #[server(flatten)] form: OrderInput) -> Result<(), AppError> {
    let result = audit::order(&ctx()?, id, &form.form()).await;
    form::end("order", "audit-ordered", &form.typed(), result.map(address)).await
}

/// The supervisor gives rights.
#[server]
pub async fn give(id: AuditId, #[server(flatten)] form: GrantInput) -> Result<(), AppError> {
    let result = audit::give(&ctx()?, id, &form.form()).await;
    spot("give", "audit-rights-given", id, &form.typed(), result).await
}

/// The supervisor withdraws rights.
#[server]
pub async fn withdraw(id: AuditId, row: Uuid, revision: i32) -> Result<(), AppError> {
    let result = audit::withdraw(&ctx()?, id, (row, revision)).await;
    spot("withdraw", "audit-rights-withdrawn", id, &[], result).await
}

/// The supervisor records what was provided.
#[server]
pub async fn provide(id: AuditId, #[server(flatten)] form: ProvisionInput) -> Result<(), AppError> {
    let result = audit::provide(&ctx()?, id, &form.form()).await;
    spot("provide", "saved", id, &form.typed(), result).await
}

/// The supervisor records that it came back.
#[server]
pub async fn returned(id: AuditId, row: Uuid, revision: i32) -> Result<(), AppError> {
    let result = audit::returned(&ctx()?, id, (row, revision)).await;
    spot("returned", "saved", id, &[], result).await
}

/// The audit unit begins.
#[server]
pub async fn start(id: AuditId, revision: i32) -> Result<(), AppError> {
    let result = audit::start(&ctx()?, id, revision).await;
    spot("start", "audit-started", id, &[], result).await
}

/// Somebody who takes part writes down what they found of a procedure.
#[server]
pub async fn look(id: AuditId, row: Uuid, revision: i32, #[server(flatten)] form: LookInput) -> Result<(), AppError> {
    let result = audit::look(&ctx()?, id, (row, revision), &form.form()).await;
    spot("look", "saved", id, &form.typed(), result).await
}

/// The audit unit has looked at everything.
#[server]
pub async fn finish(id: AuditId, revision: i32) -> Result<(), AppError> {
    let result = audit::finish(&ctx()?, id, revision).await;
    end("finish", "audit-held", id, &[], result).await
}

/// The audit unit raises a finding, or changes one.
#[server]
pub async fn put_finding(
    id: AuditId,
    #[server(default)] row: String,
    #[server(default)] revision: i32,
    #[server(flatten)] form: FindingInput,
) -> Result<(), AppError> {
    let key = match row.as_str() {
        "" => None,
        typed => Some(typed.parse::<Uuid>().map_err(|_| AppError::Refused(Refusal::NotFound))?),
    };
    let result = audit::put_finding(&ctx()?, id, &Put { row: key, revision }, &form.form()).await;
    end("finding", "saved", id, &form.typed(), result).await
}

/// The audit unit takes a finding out again.
#[server]
pub async fn take_out(id: AuditId, row: FindingId, revision: i32) -> Result<(), AppError> {
    let result = audit::take_out(&ctx()?, id, (row, revision)).await;
    end("take-out", "finding-taken-out", id, &[], result).await
}

/// The audit unit submits the result.
#[server]
pub async fn report(
    id: AuditId,
    revision: i32,
    #[server(default)] problem: String,
    #[server(default)] summary: String,
) -> Result<(), AppError> {
    let form = ResultForm { problem, summary };
    let result = audit::report(&ctx()?, id, revision, &form).await;
    end("report", "audit-reported", id, &[("problem", &form.problem), ("summary", &form.summary)], result).await
}

/// The supervisor makes the result known.
#[server]
pub async fn make_known(
    id: AuditId,
    #[server(default)] people: Vec<String>,
    #[server(default)] also: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let form = TellForm { people, also, reason };
    let result = audit::make_known(&ctx()?, id, &form).await;
    let chosen = form.people.join(" ");
    let typed = [("people", chosen.as_str()), ("also", &form.also), ("reason", &form.reason)];
    end("make-known", "audit-made-known", id, &typed, result).await
}

/// The supervisor closes it.
#[server]
pub async fn close(id: AuditId, revision: i32) -> Result<(), AppError> {
    let result = audit::close(&ctx()?, id, revision).await;
    end("close", "audit-closed", id, &[], result).await
}

/// The supervisor calls it off.
#[server]
pub async fn call_off(id: AuditId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = audit::call_off(&ctx()?, id, revision, &reason).await;
    end("call-off", "audit-called-off", id, &[("reason", &reason)], result).await
}

/// A consultation of the two units is recorded.
#[server]
pub async fn consult(id: FindingId, revision: i32, #[server(flatten)] form: ConsultInput) -> Result<(), AppError> {
    let result = audit::consult(&ctx()?, id, revision, &form.form()).await;
    found("consult", "saved", id, &form.typed(), result).await
}

/// The supervisor decides the measure.
#[server]
pub async fn decide(id: FindingId, revision: i32, #[server(flatten)] form: DecideInput) -> Result<(), AppError> {
    let result = audit::decide(&ctx()?, id, revision, &form.form()).await;
    found("decide", "finding-decided", id, &form.typed(), result).await
}

/// The owner proves the measure.
#[server]
pub async fn implement(id: FindingId, revision: i32, #[server(flatten)] form: ProofInput) -> Result<(), AppError> {
    let result = audit::implement(&ctx()?, id, revision, &form.form()).await;
    found("implement", "finding-implemented", id, &form.typed(), result).await
}

/// The audit unit finds it done, or not.
#[server]
pub async fn verify(
    id: FindingId,
    revision: i32,
    #[server(default)] right: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let right = right == "yes";
    let result = audit::verify(&ctx()?, id, revision, right, &reason).await;
    let done = if right { "finding-verified" } else { "finding-rejected" };
    found("verify", done, id, &[("reason", &reason)], result).await
}
