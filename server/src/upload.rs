//! Evidence from a plain form or from a script: streamed into the service, never held whole.

mod form;
pub(crate) mod turn;
mod version;

use crate::http::own_path;
use app::form::{did, refused};
use app::visit::Visit;
use app::words;
use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, Form, Multipart, Path};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Extension, Json, Router};
use domain::evidence::view::EvidenceLine;
use domain::refusal::{Fault, Refusal};
use form::Sent;
use serde::Deserialize;
use serde_json::json;
use service::{Ctx, Error, Result};
use uuid::Uuid;

/// Name of the form in [`app::form`].
pub const FORM: &str = "evidence";
/// Largest upload that is read to its end, bytes: what is too large is thrown away piece by piece, so that its sender is told
/// why. A browser that is cut off while it sends shows its own error instead.
pub(crate) const DRAINED: usize = 4 * 1024 * 1024 * 1024;

/// The routes of uploads, with their own limits.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let upload = post(upload).layer(DefaultBodyLimit::max(DRAINED));
    let renew = post(version::renew).layer(DefaultBodyLimit::max(DRAINED));
    Router::new()
        .route("/confirmation/{id}/item/{key}/evidence", upload)
        .route("/vault/{id}/version", renew)
        .route("/confirmation/{id}/item/{key}/evidence/{grant}/detach", post(detach))
}

/// `POST /confirmation/{id}/item/{key}/evidence`: fields `file` (several) and `next`.
async fn upload(
    Extension(ctx): Extension<Ctx>,
    Extension(visit): Extension<Visit>,
    Path((id, key)): Path<(String, String)>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Response {
    let (result, next) = receive(&ctx, &visit, (&id, &key), multipart).await;
    if wants_json(&headers) {
        return in_json(&visit, result);
    }
    go_on(&visit, result.map(|_| ()), &next.unwrap_or_else(|| item_page(&id, &key))).await
}

async fn receive(
    ctx: &Ctx,
    visit: &Visit,
    (id, key): (&str, &str),
    multipart: Multipart,
) -> (Result<Vec<EvidenceLine>>, Option<String>) {
    let mut sent = Sent::default();
    let result = match ctx.actor() {
        Ok(actor) => {
            let _turn = turn::of(actor.account).await;
            sent.receive(ctx, id, key, multipart).await
        }
        Err(error) => Err(error),
    };
    if result.is_ok() && sent.renamed {
        did(visit, "evidence-named-anew").await;
    }
    (result.map(|()| sent.files), sent.next)
}

/// What the form says that takes a file away.
#[derive(Deserialize)]
struct Detach {
    revision: i32,
    #[serde(default)]
    next: String,
}

/// `POST /confirmation/{id}/item/{key}/evidence/{grant}/detach`: fields `revision` and `next`.
async fn detach(
    Extension(ctx): Extension<Ctx>,
    Extension(visit): Extension<Visit>,
    Path((id, key, grant)): Path<(String, String, String)>,
    headers: HeaderMap,
    form: std::result::Result<Form<Detach>, FormRejection>,
) -> Response {
    let Ok(Form(form)) = form else { return StatusCode::BAD_REQUEST.into_response() };
    let result = match Uuid::try_parse(&grant) {
        Ok(grant) => service::evidence::detach(&ctx, grant, form.revision).await,
        Err(_) => Err(Refusal::NotFound.into()),
    };
    if wants_json(&headers) {
        return in_json(&visit, result.map(|()| Vec::new()));
    }
    let next = if form.next.is_empty() { item_page(&id, &key) } else { own_path(&form.next).to_owned() };
    go_on(&visit, result, &next).await
}

fn item_page(id: &str, key: &str) -> String {
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    if plain(id) && plain(key) { format!("/confirmation/{id}/item/{key}") } else { "/".to_owned() }
}

/// The page again, with the refusal waiting for it where the reader can mend it there.
async fn go_on(visit: &Visit, result: Result<()>, next: &str) -> Response {
    match result.map_err(|error| told(&error)) {
        Ok(()) => {}
        Err(Refusal::SignInNeeded) => return Redirect::to("/sign-in").into_response(),
        Err(Refusal::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(refusal) => refused(visit, FORM, refusal).await,
    }
    Redirect::to(next).into_response()
}

fn told(error: &Error) -> Refusal {
    if let Error::Store(_) | Error::Internal(_) = error {
        tracing::error!(%error, "upload failed");
    }
    error.refusal()
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepts.is_some_and(|accepts| accepts.starts_with("application/json"))
}

/// For the script: what was stored, or a code and what it says to the reader.
fn in_json(visit: &Visit, result: Result<Vec<EvidenceLine>>) -> Response {
    let refusal = match result {
        Ok(files) => return Json(json!({ "ok": true, "files": files })).into_response(),
        Err(error) => told(&error),
    };
    let (status, code) = match &refusal {
        Refusal::NotFound => (StatusCode::NOT_FOUND, "not-found"),
        Refusal::NotPermitted => (StatusCode::FORBIDDEN, "not-permitted"),
        Refusal::SignInNeeded => (StatusCode::UNAUTHORIZED, "sign-in-needed"),
        Refusal::ChangedMeanwhile => (StatusCode::CONFLICT, "changed-meanwhile"),
        Refusal::Rule(rule) => (StatusCode::CONFLICT, rule.code()),
        Refusal::Fields(problems) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            problems.first().map_or(Fault::FileMissing, |problem| problem.fault).code(),
        ),
        Refusal::TooManyTries(_) => (StatusCode::TOO_MANY_REQUESTS, "too-many-tries"),
        Refusal::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
    };
    (status, Json(json!({ "ok": false, "fault": code, "message": message(visit, &refusal) }))).into_response()
}

fn message(visit: &Visit, refusal: &Refusal) -> Option<String> {
    let Refusal::Fields(problems) = refusal else { return words::refusal(visit.locale, refusal) };
    problems.first().map(|problem| words::fault(visit.locale, problem.fault).to_owned())
}
