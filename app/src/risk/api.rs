//! What is done with a risk. Each function is one use case; then the next page, or the form again with what was typed.

pub use super::input::RiskInput;

use super::address;
use crate::error::AppError;
use crate::form;
use crate::risk_assessment;
use crate::visit::visit;
use domain::id::{RiskAssessmentId, RiskId};
use leptos::prelude::*;
use service::Ctx;
use service::risk::{self, LinkForm, ProofForm};
use service::risk_assessment::FromForm;
use uuid::Uuid;

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// To the assessment, with a word of success; or back to the form.
async fn end(
    name: &str,
    what: &str,
    typed: &[(&str, &str)],
    result: service::Result<RiskAssessmentId>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(risk_assessment::address)).await
}

/// Adds a risk, perhaps raised from something of the portal.
#[server]
pub async fn add(
    id: RiskAssessmentId,
    #[server(default)] kind: String,
    #[server(default)] of: String,
    #[server(default)] item: String,
    #[server(flatten)] form: RiskInput,
) -> Result<(), AppError> {
    let origin = FromForm { kind, of, item };
    let result = risk::add(&ctx()?, id, &origin, &form.form()).await;
    form::end("risk", "risk-added", &form.typed(), result.map(address)).await
}

/// Changes one.
#[server]
pub async fn edit(id: RiskId, revision: i32, #[server(flatten)] form: RiskInput) -> Result<(), AppError> {
    let result = risk::edit(&ctx()?, id, revision, &form.form()).await;
    end("risk", "saved", &form.typed(), result).await
}

/// Takes one out.
#[server]
pub async fn drop_risk(id: RiskId, revision: i32) -> Result<(), AppError> {
    end("drop", "risk-dropped", &[], risk::drop_risk(&ctx()?, id, revision).await).await
}

/// Whoever was asked accepts it.
#[server]
pub async fn accept(id: RiskId, revision: i32) -> Result<(), AppError> {
    end("accept", "risk-accepted", &[], risk::accept(&ctx()?, id, revision).await).await
}

/// What was done.
#[server]
pub async fn record(
    id: RiskId,
    revision: i32,
    #[server(default)] done_on: String,
    #[server(default)] proof: String,
) -> Result<(), AppError> {
    let form = ProofForm { done_on, proof };
    let result = risk::record(&ctx()?, id, revision, &form).await;
    end("record", "risk-treated", &[("done_on", &form.done_on), ("proof", &form.proof)], result).await
}

/// Links it with what the portal does not hold as a row.
#[server]
pub async fn link(
    id: RiskId,
    #[server(default)] kind: String,
    #[server(default)] reference: String,
    #[server(default)] clause: String,
) -> Result<(), AppError> {
    let form = LinkForm { kind, reference, clause };
    let result = risk::link(&ctx()?, id, &form).await;
    let typed = [("kind", form.kind.as_str()), ("reference", &form.reference), ("clause", &form.clause)];
    form::end("link", "risk-linked", &typed, result.map(|()| address(id))).await
}

/// Takes a link back.
#[server]
pub async fn unlink(id: RiskId, link: Uuid) -> Result<(), AppError> {
    let result = risk::unlink(&ctx()?, id, link).await;
    form::end("unlink", "risk-unlinked", &[], result.map(|()| address(id))).await
}
