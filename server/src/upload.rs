//! Evidence from a plain form or from a script: streamed into the service, never held whole.

mod form;
pub(crate) mod turn;
mod version;

use crate::http::own_path;
use app::form::{did, refused};
use app::visit::Visit;
use app::words;
use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, Form, FromRequest, Multipart, Path};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Extension, Json, Router};
use domain::evidence::view::EvidenceLine;
use domain::id::ConfirmationId;
use domain::refusal::{Fault, Refusal};
use form::Sent;
use serde::Deserialize;
use serde_json::json;
use service::audit::Shows;
use service::{Ctx, Error, Result};
use uuid::Uuid;

/// Name of the form in [`app::form`].
pub const FORM: &str = "evidence";
/// Largest upload that is read to its end, bytes: what is too large is thrown away piece by piece, so that its sender is told
/// why. A browser that is cut off while it sends shows its own error instead.
pub(crate) const DRAINED: usize = 4 * 1024 * 1024 * 1024;

/// The routes of uploads, with their own limits.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let files = Router::new()
        .route("/confirmation/{id}/item/{key}/evidence", post(to_item))
        .route("/audit/{id}/check/{row}/evidence", post(to_check))
        .route("/audit-finding/{id}/evidence", post(to_finding))
        .route("/vault/{id}/version", post(version::renew))
        .layer(DefaultBodyLimit::max(DRAINED));
    Router::new()
        .merge(files)
        .route("/confirmation/{id}/item/{key}/evidence/{grant}/detach", post(off_item))
        .route("/audit/{id}/check/{row}/evidence/{grant}/detach", post(off_check))
        .route("/audit-finding/{id}/evidence/{grant}/detach", post(off_finding))
}

/// To what files are added.
enum At {
    /// An item of a sheet.
    Item(ConfirmationId, String),
    /// What an audit found, or what was done about it.
    Audit(Shows),
}

impl At {
    fn item(id: &str, key: &str) -> Result<Self> {
        Ok(Self::Item(id.parse()?, key.to_owned()))
    }

    fn check(audit: &str, check: &str) -> Result<Self> {
        let check = Uuid::try_parse(check).map_err(|_| Refusal::NotFound)?;
        Ok(Self::Audit(Shows::Check(audit.parse()?, check)))
    }

    fn finding(id: &str) -> Result<Self> {
        Ok(Self::Audit(Shows::Finding(id.parse()?)))
    }

    /// The page of it, where the form names none.
    fn page(&self) -> String {
        let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
        match self {
            Self::Item(id, key) if plain(key) => format!("/confirmation/{id}/item/{key}"),
            Self::Item(..) => "/".to_owned(),
            Self::Audit(Shows::Check(audit, check)) => format!("/audit/{audit}/check?row={check}"),
            Self::Audit(Shows::Finding(id)) => format!("/audit-finding/{id}"),
        }
    }
}

/// `POST /confirmation/{id}/item/{key}/evidence`: fields `file` (several) and `next`.
async fn to_item(Path((id, key)): Path<(String, String)>, post: Post) -> Response {
    post.upload(At::item(&id, &key)).await
}

/// `POST /audit/{id}/check/{row}/evidence`: the same for a working paper.
async fn to_check(Path((id, row)): Path<(String, String)>, post: Post) -> Response {
    post.upload(At::check(&id, &row)).await
}

/// `POST /audit-finding/{id}/evidence`: the same for the proof of a measure.
async fn to_finding(Path(id): Path<String>, post: Post) -> Response {
    post.upload(At::finding(&id)).await
}

/// What every upload comes with.
#[derive(FromRequest)]
struct Post {
    #[from_request(via(Extension))]
    ctx: Ctx,
    #[from_request(via(Extension))]
    visit: Visit,
    headers: HeaderMap,
    multipart: Multipart,
}

impl Post {
    async fn upload(self, at: Result<At>) -> Response {
        let Self { ctx, visit, headers, multipart } = self;
        let page = at.as_ref().map_or_else(|_| "/".to_owned(), At::page);
        let (result, next) = receive(&ctx, &visit, at, multipart).await;
        if wants_json(&headers) {
            return in_json(&visit, result);
        }
        go_on(&visit, result.map(|_| ()), &next.unwrap_or(page)).await
    }
}

async fn receive(
    ctx: &Ctx,
    visit: &Visit,
    at: Result<At>,
    multipart: Multipart,
) -> (Result<Vec<EvidenceLine>>, Option<String>) {
    let mut sent = Sent::default();
    let result = match (ctx.actor(), at) {
        (Ok(actor), Ok(at)) => {
            let _turn = turn::of(actor.account).await;
            sent.receive(ctx, &at, multipart).await
        }
        (Err(error), _) | (Ok(_), Err(error)) => Err(error),
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
async fn off_item(Path((id, key, grant)): Path<(String, String, String)>, leave: Leave) -> Response {
    leave.detach(At::item(&id, &key), &grant).await
}

/// `POST /audit/{id}/check/{row}/evidence/{grant}/detach`: the same for a working paper.
async fn off_check(Path((id, row, grant)): Path<(String, String, String)>, leave: Leave) -> Response {
    leave.detach(At::check(&id, &row), &grant).await
}

/// `POST /audit-finding/{id}/evidence/{grant}/detach`: the same for the proof of a measure.
async fn off_finding(Path((id, grant)): Path<(String, String)>, leave: Leave) -> Response {
    leave.detach(At::finding(&id), &grant).await
}

/// What taking a file off comes with.
#[derive(FromRequest)]
struct Leave {
    #[from_request(via(Extension))]
    ctx: Ctx,
    #[from_request(via(Extension))]
    visit: Visit,
    headers: HeaderMap,
    form: std::result::Result<Form<Detach>, FormRejection>,
}

impl Leave {
    async fn detach(self, at: Result<At>, grant: &str) -> Response {
        let Self { ctx, visit, headers, form } = self;
        let Ok(Form(form)) = form else { return StatusCode::BAD_REQUEST.into_response() };
        let page = at.as_ref().map_or_else(|_| "/".to_owned(), At::page);
        let result = match (at, Uuid::try_parse(grant)) {
            (Ok(At::Item(..)), Ok(grant)) => service::evidence::detach(&ctx, grant, form.revision).await,
            (Ok(At::Audit(shows)), Ok(grant)) => {
                service::audit::take_file_off(&ctx, shows, (grant, form.revision)).await
            }
            (Err(_), _) | (Ok(_), Err(_)) => Err(Refusal::NotFound.into()),
        };
        if wants_json(&headers) {
            return in_json(&visit, result.map(|()| Vec::new()));
        }
        let next = if form.next.is_empty() { page } else { own_path(&form.next).to_owned() };
        go_on(&visit, result, &next).await
    }
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
        Refusal::ReauthenticationNeeded => (StatusCode::UNAUTHORIZED, "reauthentication-needed"),
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
