//! `POST /checklist/import`: a workbook to look at, or what was looked at to be published. The page that answers is the
//! import page itself, with what was found.

use crate::upload::DRAINED;
use crate::workbook::{keep, problem, read_checklist, refusal};
use app::checklist::Found;
use app::i18n::Locale;
use app::shell::shell;
use app::visit::Visit;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::post;
use axum::{Extension, Router};
use domain::checklist::Content;
use domain::checklist::layout::{ImportReport, WorkbookRefusal};
use domain::id::ChecklistVersionId;
use domain::permission::{Action, Standing};
use domain::refusal::Refusal;
use std::path::{Path, PathBuf};
use wire::form::{Kept, text_of};

/// Largest workbook, and largest content read out of one, bytes.
const FILE: usize = 10 * 1024 * 1024;

/// The binary that reads workbooks in a process of its own: this one.
#[derive(Clone)]
struct Reader(PathBuf);

/// The route, with its own limit. `bin` is the binary `kakunin`.
pub fn routes<S: Clone + Send + Sync + 'static>(bin: PathBuf) -> Router<S> {
    let import = post(import).layer(DefaultBodyLimit::max(DRAINED));
    Router::new().route("/checklist/import", import).layer(Extension(Reader(bin)))
}

/// What a form brought.
enum Sent {
    Nothing,
    Workbook(Kept),
    Content(String),
    TooLarge,
}

async fn import(
    Extension(visit): Extension<Visit>,
    Extension(reader): Extension<Reader>,
    request: Request,
) -> Response {
    let may =
        visit.ctx.actor.as_ref().is_some_and(|actor| actor.may(Action::ImportChecklist, Standing::OwnOrganisation));
    let (parts, body) = request.into_parts();
    if !may {
        // The page says what there is to say to them.
        return page(parts, None).await;
    }
    let found = match receive(&visit, Request::from_parts(parts.clone(), body)).await {
        Sent::Nothing => Found::NoFile,
        Sent::TooLarge => Found::Unreadable(refusal(japanese(&visit), WorkbookRefusal::TooLarge)),
        Sent::Workbook(workbook) => look(&visit, &reader.0, &workbook).await,
        Sent::Content(content) => match publish(&visit, &content).await {
            Ok(version) => {
                app::form::did(&visit, "checklist-imported").await;
                return Redirect::to(&format!("/checklist/{version}")).into_response();
            }
            Err(error) => Found::NotPublished(told(&error)),
        },
    };
    page(parts, Some(found)).await
}

fn japanese(visit: &Visit) -> bool {
    matches!(visit.locale, Locale::ja)
}

async fn receive(visit: &Visit, request: Request) -> Sent {
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return Sent::Nothing };
    loop {
        match form.next_field().await {
            Ok(Some(field))
                if field.name() == Some("file") && field.file_name().is_some_and(|name| !name.is_empty()) =>
            {
                return keep(visit, field).await.map_or(Sent::TooLarge, Sent::Workbook);
            }
            Ok(Some(field)) if field.name() == Some("content") => {
                return text_of(field, FILE).await.map_or(Sent::TooLarge, Sent::Content);
            }
            Ok(Some(_)) => {}
            Ok(None) => return Sent::Nothing,
            Err(_) => return Sent::TooLarge,
        }
    }
}

/// Reads the workbook in the guarded child; writes nothing.
async fn look(visit: &Visit, bin: &Path, workbook: &Kept) -> Found {
    let japanese = japanese(visit);
    match read_checklist(bin, workbook.path()).await {
        Ok(content) => Found::InOrder(Box::new(content)),
        Err(ImportReport::Refused(why)) => Found::Unreadable(refusal(japanese, why)),
        Err(ImportReport::Problems(problems)) => {
            Found::Problems(problems.iter().map(|found| problem(japanese, found)).collect())
        }
    }
}

/// What comes back is checked as if it were new: the service asks whether the content holds and whether it may be published.
async fn publish(visit: &Visit, content: &str) -> service::Result<ChecklistVersionId> {
    let content: Content = serde_json::from_str(content).map_err(|_| Refusal::Fields(Vec::new()))?;
    service::checklist::import(&visit.ctx, &content).await
}

fn told(error: &service::Error) -> Refusal {
    if let service::Error::Store(_) | service::Error::Internal(_) = error {
        tracing::error!(%error, "import failed");
    }
    error.refusal()
}

/// The import page, with what was found.
async fn page(mut parts: Parts, found: Option<Found>) -> Response {
    parts.method = Method::GET;
    if let Some(found) = found {
        parts.extensions.insert(found);
    }
    let handler = leptos_axum::render_app_async_with_context(|| {}, shell);
    handler(Request::from_parts(parts, Body::empty())).await.into_response()
}
