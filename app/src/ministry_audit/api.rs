//! What is done with an audit by the ministry. Each function is one use case; then the next page, or the form again with what was typed.

pub use super::input::{
    AdmissionInput, DaysInput, EntryInput, FoundInput, ItemInput, LeaveInput, MeasureInput, MeasureProofInput,
    ReportInput, RequestInput, ShownInput,
};

use super::address;
use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::id::{MinistryAuditId, MinistryFindingId};
use leptos::prelude::*;
use service::ministry_audit;
use service::{Ctx, Result as Done};
use uuid::Uuid;

type Typed<'a> = [(&'a str, &'a str)];

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// To the audit, with a word of success; or back to the form.
async fn end(name: &str, what: &str, id: MinistryAuditId, typed: &Typed<'_>, result: Done<()>) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}

/// To a page below the audit, on which one goes on.
async fn stay(
    name: &str,
    (id, page): (MinistryAuditId, &str),
    typed: &Typed<'_>,
    result: Done<()>,
) -> Result<(), AppError> {
    form::end(name, "saved", typed, result.map(|()| format!("{}/{page}", address(id)))).await
}

/// To the finding.
async fn found(
    name: &str,
    what: &str,
    id: MinistryFindingId,
    typed: &Typed<'_>,
    result: Done<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| format!("/ministry-finding/{id}"))).await
}

/// The ministry asks for an audit.
#[server]
pub async fn request(#[server(flatten)] form: RequestInput) -> Result<(), AppError> {
    let result = ministry_audit::request(&ctx()?, &form.form()).await;
    form::end("request", "ministry-audit-requested", &form.typed(), result.map(address)).await
}

/// The company accepts it.
#[server]
pub async fn accept(id: MinistryAuditId, revision: i32) -> Result<(), AppError> {
    let result = ministry_audit::accept(&ctx()?, id, revision).await;
    end("accept", "ministry-audit-accepted", id, &[], result).await
}

/// The company proposes other days.
#[server]
pub async fn propose_days(
    id: MinistryAuditId,
    revision: i32,
    #[server(flatten)] form: DaysInput,
) -> Result<(), AppError> {
    let result = ministry_audit::propose_days(&ctx()?, id, revision, &form.form()).await;
    end("days", "ministry-audit-days-proposed", id, &form.typed(), result).await
}

/// The ministry takes the proposed days.
#[server]
pub async fn take_days(id: MinistryAuditId, revision: i32) -> Result<(), AppError> {
    let result = ministry_audit::take_days(&ctx()?, id, revision).await;
    end("take-days", "ministry-audit-days-settled", id, &[], result).await
}

/// The ministry keeps its own.
#[server]
pub async fn keep_days(id: MinistryAuditId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = ministry_audit::keep_days(&ctx()?, id, revision, &reason).await;
    end("keep-days", "ministry-audit-days-settled", id, &[("reason", &reason)], result).await
}

/// The company lists what it prepares.
#[server]
pub async fn list_item(id: MinistryAuditId, #[server(flatten)] form: ItemInput) -> Result<(), AppError> {
    let result = ministry_audit::list_item(&ctx()?, id, &form.form()).await;
    stay("item", (id, "prepare"), &form.typed(), result).await
}

/// The company takes something off the list.
#[server]
pub async fn drop_item(id: MinistryAuditId, row: Uuid, revision: i32) -> Result<(), AppError> {
    let result = ministry_audit::drop_item(&ctx()?, id, (row, revision)).await;
    stay("drop", (id, "prepare"), &[], result).await
}

/// The company says that all is ready.
#[server]
pub async fn prepare(id: MinistryAuditId, revision: i32) -> Result<(), AppError> {
    let result = ministry_audit::prepare(&ctx()?, id, revision).await;
    end("prepare", "ministry-audit-prepared", id, &[], result).await
}

/// The facility manager admits an auditor.
#[server]
pub async fn admit(id: MinistryAuditId, #[server(flatten)] form: AdmissionInput) -> Result<(), AppError> {
    let result = ministry_audit::admit(&ctx()?, id, &form.form()).await;
    stay("admit", (id, "visit"), &form.typed(), result).await
}

/// The facility manager records an entry.
#[server]
pub async fn enter(id: MinistryAuditId, #[server(flatten)] form: EntryInput) -> Result<(), AppError> {
    let result = ministry_audit::enter(&ctx()?, id, &form.form()).await;
    stay("enter", (id, "visit"), &form.typed(), result).await
}

/// The facility manager records the leaving.
#[server]
pub async fn leave(
    id: MinistryAuditId,
    row: Uuid,
    revision: i32,
    #[server(flatten)] form: LeaveInput,
) -> Result<(), AppError> {
    let result = ministry_audit::leave(&ctx()?, id, (row, revision), &form.form()).await;
    stay("leave", (id, "visit"), &form.typed(), result).await
}

/// The company records a document that was shown.
#[server]
pub async fn show(id: MinistryAuditId, #[server(flatten)] form: ShownInput) -> Result<(), AppError> {
    let result = ministry_audit::show(&ctx()?, id, &form.form()).await;
    stay("show", (id, "visit"), &form.typed(), result).await
}

/// The ministry asks something.
#[server]
pub async fn ask(id: MinistryAuditId, #[server(default)] text: String) -> Result<(), AppError> {
    let result = ministry_audit::ask(&ctx()?, id, &text).await;
    end("ask", "ministry-audit-asked", id, &[("text", &text)], result).await
}

/// The company answers that.
#[server]
pub async fn reply(
    id: MinistryAuditId,
    row: Uuid,
    revision: i32,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let result = ministry_audit::reply(&ctx()?, id, (row, revision), &text).await;
    end("reply", "ministry-audit-replied", id, &[("text", &text)], result).await
}

/// The ministry writes a finding.
#[server]
pub async fn put_finding(id: MinistryAuditId, #[server(flatten)] form: FoundInput) -> Result<(), AppError> {
    let result = ministry_audit::put_finding(&ctx()?, id, &form.form()).await;
    stay("finding", (id, "finding"), &form.typed(), result).await
}

/// The ministry takes a finding out again.
#[server]
pub async fn take_out(id: MinistryAuditId, row: MinistryFindingId, revision: i32) -> Result<(), AppError> {
    let result = ministry_audit::take_out(&ctx()?, id, (row, revision)).await;
    stay("take-out", (id, "finding"), &[], result).await
}

/// The ministry delivers what it found.
#[server]
pub async fn report(id: MinistryAuditId, revision: i32, #[server(flatten)] form: ReportInput) -> Result<(), AppError> {
    let result = ministry_audit::report(&ctx()?, id, revision, &form.form()).await;
    end("report", "ministry-audit-reported", id, &form.typed(), result).await
}

/// The company answers the findings.
#[server]
pub async fn answer(id: MinistryAuditId, revision: i32, #[server(default)] text: String) -> Result<(), AppError> {
    let result = ministry_audit::answer(&ctx()?, id, revision, &text).await;
    end("answer", "ministry-audit-answered", id, &[("text", &text)], result).await
}

/// The ministry closes the audit.
#[server]
pub async fn close(id: MinistryAuditId, revision: i32) -> Result<(), AppError> {
    let result = ministry_audit::close(&ctx()?, id, revision).await;
    end("close", "ministry-audit-closed", id, &[], result).await
}

/// The ministry calls it off.
#[server]
pub async fn call_off(id: MinistryAuditId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = ministry_audit::call_off(&ctx()?, id, revision, &reason).await;
    end("call-off", "ministry-audit-called-off", id, &[("reason", &reason)], result).await
}

/// The supervisor decides the measure.
#[server]
pub async fn decide(
    id: MinistryFindingId,
    revision: i32,
    #[server(flatten)] form: MeasureInput,
) -> Result<(), AppError> {
    let result = ministry_audit::decide(&ctx()?, id, revision, &form.form()).await;
    found("decide", "finding-decided", id, &form.typed(), result).await
}

/// The owner proves the measure.
#[server]
pub async fn implement(
    id: MinistryFindingId,
    revision: i32,
    #[server(flatten)] form: MeasureProofInput,
) -> Result<(), AppError> {
    let result = ministry_audit::implement(&ctx()?, id, revision, &form.form()).await;
    found("implement", "finding-implemented", id, &form.typed(), result).await
}

/// The audit unit finds it done, or not.
#[server]
pub async fn verify(
    id: MinistryFindingId,
    revision: i32,
    #[server(default)] right: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let right = right == "yes";
    let result = ministry_audit::verify(&ctx()?, id, revision, right, &reason).await;
    let done = if right { "finding-verified" } else { "finding-rejected" };
    found("verify", done, id, &[("reason", &reason)], result).await
}
