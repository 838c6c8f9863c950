//! What is done with an assessment. Each function is one use case; then the next page, or the form again with what was typed.

pub use super::input::PlanInput;

use super::address;
use crate::error::AppError;
use crate::form;
use crate::visit::visit;
use domain::id::RiskAssessmentId;
use leptos::prelude::*;
use service::Ctx;
use service::circulation::TellForm;
use service::risk_assessment::{self, NameForm};
use uuid::Uuid;

fn ctx() -> Result<Ctx, AppError> {
    visit().map(|visit| visit.ctx).ok_or(AppError::BadRequest)
}

/// To the assessment, with a word of success; or back to the form.
async fn end(
    name: &str,
    what: &str,
    id: RiskAssessmentId,
    typed: &[(&str, &str)],
    result: service::Result<()>,
) -> Result<(), AppError> {
    form::end(name, what, typed, result.map(|()| address(id))).await
}

/// Plans an assessment.
#[server]
pub async fn plan(#[server(flatten)] form: PlanInput) -> Result<(), AppError> {
    let result = risk_assessment::plan(&ctx()?, &form.form()).await;
    form::end("plan", "risk-planned", &form.typed(), result.map(address)).await
}

/// Changes what it is about.
#[server]
pub async fn edit(id: RiskAssessmentId, revision: i32, #[server(flatten)] form: PlanInput) -> Result<(), AppError> {
    let result = risk_assessment::edit(&ctx()?, id, revision, &form.form()).await;
    end("plan", "saved", id, &form.typed(), result).await
}

/// Names somebody.
#[server]
pub async fn name_person(
    id: RiskAssessmentId,
    #[server(default)] person: String,
    #[server(default)] part: String,
) -> Result<(), AppError> {
    let form = NameForm { person, part };
    let result = risk_assessment::name(&ctx()?, id, &form).await;
    let typed = [("person", form.person.as_str()), ("part", &form.part)];
    form::end("person", "risk-person-named", &typed, result.map(|()| format!("{}/people", address(id)))).await
}

/// Ends that somebody is named.
#[server]
pub async fn end_person(id: RiskAssessmentId, person: Uuid, revision: i32) -> Result<(), AppError> {
    let result = risk_assessment::end(&ctx()?, id, person, revision).await;
    form::end("end-person", "risk-person-ended", &[], result.map(|()| format!("{}/people", address(id)))).await
}

/// The work begins.
#[server]
pub async fn begin(id: RiskAssessmentId, revision: i32) -> Result<(), AppError> {
    end("begin", "risk-begun", id, &[], risk_assessment::begin(&ctx()?, id, revision).await).await
}

/// The result is written down.
#[server]
pub async fn document(
    id: RiskAssessmentId,
    revision: i32,
    #[server(default)] conclusion: String,
) -> Result<(), AppError> {
    let result = risk_assessment::document(&ctx()?, id, revision, &conclusion).await;
    end("document", "risk-documented", id, &[("conclusion", &conclusion)], result).await
}

/// The result is made known.
#[server]
pub async fn make_known(
    id: RiskAssessmentId,
    revision: i32,
    #[server(default)] people: Vec<String>,
    #[server(default)] also: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let form = TellForm { people, also, reason };
    let result = risk_assessment::make_known(&ctx()?, id, revision, &form).await;
    let people = form.people.join(" ");
    let typed = [("people", people.as_str()), ("also", &form.also), ("reason", &form.reason)];
    end("make-known", "risk-made-known", id, &typed, result).await
}

/// Gives it up.
#[server]
pub async fn cancel(id: RiskAssessmentId, revision: i32, #[server(default)] reason: String) -> Result<(), AppError> {
    let result = risk_assessment::cancel(&ctx()?, id, revision, &reason).await;
    end("cancel", "risk-cancelled", id, &[("reason", &reason)], result).await
}

/// After how many months the next one is made.
#[server]
pub async fn set_interval(revision: i32, #[server(default)] months: String) -> Result<(), AppError> {
    let result = risk_assessment::set_interval(&ctx()?, revision, &months).await;
    form::end("interval", "saved", &[("months", &months)], result.map(|()| "/risk-assessment/interval".to_owned()))
        .await
}
