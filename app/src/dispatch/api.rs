//! What the clerk does with a dispatch.
#![expect(clippy::too_many_arguments, reason = "a server function takes one per field of its form")]

use crate::error::AppError;
use crate::form::{done, finish};
use crate::visit::visit;
use domain::dispatch::list::{ColumnUse, Mapping};
use domain::id::DispatchId;
use leptos::server;
use service::Ctx;
use service::dispatch::{self, AgainForm, DispatchForm};
use uuid::Uuid;

/// Most problems that wait for the page: nobody reads more at once.
const SHOWN: usize = 100;

fn ctx() -> Result<Ctx, AppError> {
    Ok(visit().ok_or(AppError::BadRequest)?.ctx)
}

/// Ends a command on one dispatch: back to it, with a word.
async fn end(id: DispatchId, what: &str, result: service::Result<()>) -> Result<(), AppError> {
    if result.is_ok() {
        done(what).await;
    }
    finish(what, &[], result.map(|()| format!("/dispatch/{id}"))).await
}

/// Looks at the list; one that is in order is kept, to be looked at once more.
#[server]
pub async fn draft(
    #[server(default)] contract: String,
    #[server(default)] version: String,
    #[server(default)] due_on: String,
    #[server(default)] checker: String,
    #[server(default)] message: String,
    #[server(default)] companies: Vec<String>,
    #[server(default)] list: String,
    #[server(default)] headings: Vec<String>,
    #[server(default)] columns: Vec<String>,
    #[server(default)] headless: String,
    #[server(default)] work: String,
    #[server(default)] place: String,
    #[server(default)] reference: String,
    #[server(default)] signed_on: String,
) -> Result<(), AppError> {
    let chosen: Vec<(String, String)> = headings.into_iter().zip(columns).collect();
    let columns = chosen.iter().map(|(heading, word)| (heading.clone(), ColumnUse::from_word(word))).collect();
    let mapping = Mapping { columns, headless: !headless.is_empty() };
    let form = DispatchForm {
        contract,
        version,
        due_on,
        checker,
        message,
        companies,
        list,
        mapping,
        work,
        place,
        reference,
        signed_on,
    };
    let ctx = ctx()?;
    let result = dispatch::draft(&ctx, &form).await;
    let problems = match &result {
        Ok(_) => Vec::new(),
        Err(_) => dispatch::problems(&ctx, &form).await.unwrap_or_default(),
    };
    let shown = &problems[..problems.len().min(SHOWN)];
    let (count, shown) = (problems.len().to_string(), serde_json::to_string(shown).unwrap_or_default());
    let companies = form.companies.join(" ");
    let chosen = serde_json::to_string(&chosen).unwrap_or_default();
    let typed = [
        ("contract", form.contract.as_str()),
        ("version", &form.version),
        ("due_on", &form.due_on),
        ("checker", &form.checker),
        ("message", &form.message),
        ("companies", &companies),
        ("list", &form.list),
        ("mapping", &chosen),
        ("headless", &headless),
        ("work", &form.work),
        ("place", &form.place),
        ("reference", &form.reference),
        ("signed_on", &form.signed_on),
        ("problems", &shown),
        ("problem_count", &count),
    ];
    if result.is_ok() {
        done("dispatch-drafted").await;
    }
    finish("dispatch", &typed, result.map(|id| format!("/dispatch/{id}"))).await
}

/// Looks at the cases that were ticked to be confirmed again; they are kept, to be looked at once more.
#[server]
pub async fn draft_again(
    #[server(default)] contract: String,
    #[server(default)] ground: String,
    #[server(default)] version: String,
    #[server(default)] due_on: String,
    #[server(default)] checker: String,
    #[server(default)] message: String,
    #[server(default)] cases: Vec<String>,
) -> Result<(), AppError> {
    let form = AgainForm { contract, ground, version, due_on, checker, message, cases };
    let result = dispatch::draft_again(&ctx()?, &form).await;
    if result.is_ok() {
        done("dispatch-drafted").await;
    }
    let cases = form.cases.join(" ");
    let typed = [
        ("ground", form.ground.as_str()),
        ("version", &form.version),
        ("due_on", &form.due_on),
        ("checker", &form.checker),
        ("message", &form.message),
        ("cases", &cases),
    ];
    finish("dispatch-again", &typed, result.map(|id| format!("/dispatch/{id}"))).await
}

/// Lets the worker begin, or continue.
#[server]
pub async fn begin(id: DispatchId, revision: i32) -> Result<(), AppError> {
    end(id, "dispatch-begun", dispatch::begin(&ctx()?, id, revision).await).await
}

/// Stops after the recipient under way.
#[server]
pub async fn stop(id: DispatchId, revision: i32) -> Result<(), AppError> {
    end(id, "dispatch-stopped", dispatch::stop(&ctx()?, id, revision).await).await
}

/// Gives up a draft.
#[server]
pub async fn discard(id: DispatchId, revision: i32) -> Result<(), AppError> {
    end(id, "dispatch-discarded", dispatch::discard(&ctx()?, id, revision).await).await
}

/// Sends the mail once more to one recipient.
#[server]
pub async fn resend(id: DispatchId, recipient: Uuid) -> Result<(), AppError> {
    end(id, "dispatch-resent", dispatch::resend(&ctx()?, id, recipient).await).await
}
