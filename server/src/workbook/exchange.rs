//! Workbooks out and in: a copy for reading, a workbook to fill in, and what comes back. What comes back is answered by the
//! page of the workbook, or by the page of the merge.

use super::{keep, words, write};
use crate::export::fresh;
use crate::upload::DRAINED;
use app::confirmation::workbook::Found;
use app::form::refused;
use app::i18n::Locale;
use app::shell::shell;
use app::visit::Visit;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use domain::checklist::layout::WorkbookRefusal;
use domain::confirmation::view::Sheet;
use domain::id::ConfirmationId;
use domain::refusal::Refusal;
use domain::time;
use service::workbook::Refused;
use service::{Error, Result};
use std::path::PathBuf;
use wire::disposition;
use wire::form::Kept;

const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The binary that reads workbooks in a process of its own: this one.
#[derive(Clone)]
pub(super) struct Reader(pub(super) PathBuf);

/// The routes. `bin` is the binary `kakunin`.
pub fn routes<S: Clone + Send + Sync + 'static>(bin: PathBuf) -> Router<S> {
    let bring = post(bring).layer(DefaultBodyLimit::max(DRAINED));
    Router::new()
        .route("/confirmation/{id}/workbook.xlsx", get(copy).layer(from_fn(fresh)))
        .route("/confirmation/{id}/workbook/download", post(download).layer(from_fn(fresh)))
        .route("/confirmation/{id}/workbook", bring)
        .route("/confirmation/{id}/workbook/{merge}", post(super::files::files).layer(DefaultBodyLimit::max(DRAINED)))
        .merge(super::list::routes())
        .layer(Extension(Reader(bin)))
}

/// `GET /confirmation/{id}/workbook.xlsx`: for whoever may see the answers.
async fn copy(Extension(visit): Extension<Visit>, Path(id): Path<String>) -> Response {
    match read(&visit, &id).await {
        Ok(file) => file,
        Err(error) => refusal(&error, &id),
    }
}

async fn read(visit: &Visit, id: &str) -> Result<Response> {
    let (copy, locale) = (service::workbook::copy(&visit.ctx, id.parse()?).await?, visit.locale);
    let name = name(&copy.sheet, words::sentence(japanese(visit), "book_file_copy"), copy.at);
    send(name, move || write::write_copy(&copy, locale)).await
}

/// `POST /confirmation/{id}/workbook/download`: to be filled in; what it holds is kept.
async fn download(Extension(visit): Extension<Visit>, Path(id): Path<String>) -> Response {
    match fill(&visit, &id).await {
        Ok(file) => file,
        Err(error) => back(&visit, &error, &id).await,
    }
}

async fn fill(visit: &Visit, id: &str) -> Result<Response> {
    let (download, locale) = (service::workbook::download(&visit.ctx, id.parse()?).await?, visit.locale);
    let name = name(&download.copy.sheet, words::sentence(japanese(visit), "book_file"), download.copy.at);
    send(name, move || write::write(&download, locale)).await
}

fn name(sheet: &Sheet, what: String, at: chrono::DateTime<chrono::Utc>) -> String {
    format!("{}_{what}_{}.xlsx", sheet.number, time::day_in_japan(at).format("%Y%m%d"))
}

/// Written beside the threads that answer requests.
pub(super) async fn send(
    name: String,
    write: impl FnOnce() -> std::result::Result<Vec<u8>, rust_xlsxwriter::XlsxError> + Send + 'static,
) -> Result<Response> {
    let bytes = tokio::task::spawn_blocking(write).await.map_err(Error::internal)?.map_err(Error::internal)?;
    let mut response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(TYPE));
    if let Ok(disposition) = HeaderValue::from_str(&disposition(&name)) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    Ok(response)
}

/// What a form brought.
pub(super) enum Sent {
    Nothing,
    TooLarge,
    Workbook(Kept, String),
}

/// `POST /confirmation/{id}/workbook`: field `file`. Looked at only; the merge page tells what it would change.
async fn bring(
    Extension(visit): Extension<Visit>,
    Extension(reader): Extension<Reader>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    // Whoever may not bring one back is told before anything is received.
    let page_of = match id.parse::<ConfirmationId>() {
        Ok(sheet) => service::workbook::page(&visit.ctx, sheet).await,
        Err(refusal) => Err(refusal.into()),
    };
    let sheet = match page_of {
        Ok(page) => page.sheet,
        Err(error) => return refusal(&error, &id),
    };
    let (parts, body) = request.into_parts();
    let sent = receive(&visit, Request::from_parts(parts.clone(), body)).await;
    let found = match sent {
        Sent::Nothing => Found::NoFile,
        Sent::TooLarge => Found::Refused(words::refusal(japanese(&visit), WorkbookRefusal::TooLarge)),
        Sent::Workbook(kept, name) => match look(&visit, &reader, sheet.id, &kept, &name).await {
            Ok(Ok(merge)) => {
                return Redirect::to(&format!("/confirmation/{}/workbook/{merge}", sheet.id)).into_response();
            }
            Ok(Err(found)) => found,
            Err(error) => return back(&visit, &error, &id).await,
        },
    };
    page(parts, found).await
}

pub(super) async fn receive(visit: &Visit, request: Request) -> Sent {
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return Sent::Nothing };
    loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("file") => {
                let name = field.file_name().unwrap_or_default().to_owned();
                if name.is_empty() {
                    return Sent::Nothing;
                }
                return keep(visit, field).await.map_or(Sent::TooLarge, |kept| Sent::Workbook(kept, name));
            }
            Ok(Some(_)) => {}
            Ok(None) => return Sent::Nothing,
            Err(_) => return Sent::TooLarge,
        }
    }
}

/// Read in the guarded child, put beside the sheet.
async fn look(
    visit: &Visit,
    reader: &Reader,
    sheet: ConfirmationId,
    kept: &Kept,
    name: &str,
) -> Result<std::result::Result<domain::id::MergeId, Found>> {
    let japanese = japanese(visit);
    let grid = match super::read(&reader.0, kept.path()).await {
        Ok(grid) => grid,
        Err(why) => return Ok(Err(Found::Refused(words::refusal(japanese, why)))),
    };
    Ok(service::workbook::bring(&visit.ctx, sheet, name, &kept.sha256, &grid).await?.map_err(|refused| match refused {
        Refused::Whole(fault) => Found::Refused(words::whole(japanese, fault)),
        Refused::Cells(problems) => {
            Found::Cells(problems.iter().map(|problem| words::cell(japanese, problem)).collect())
        }
    }))
}

pub(super) const fn japanese(visit: &Visit) -> bool {
    matches!(visit.locale, Locale::ja)
}

/// To somebody who gets no page of the sheet.
pub(super) fn refusal(error: &Error, id: &str) -> Response {
    refusal_at(error, "/confirmation", id)
}

/// The same of any matter whose page is `{of}/{id}`.
pub(super) fn refusal_at(error: &Error, of: &str, id: &str) -> Response {
    match error {
        Error::Refused(Refusal::SignInNeeded) => {
            let next = if id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') { id } else { "" };
            Redirect::to(&format!("/sign-in?next={of}/{next}")).into_response()
        }
        Error::Refused(_) => StatusCode::NOT_FOUND.into_response(),
        Error::Store(_) | Error::Internal(_) => {
            tracing::error!(%error, "no workbook");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The page of the workbook again, with the refusal waiting for it where the reader can do something there.
async fn back(visit: &Visit, error: &Error, id: &str) -> Response {
    back_to(visit, error, "/confirmation", id).await
}

/// The same of any matter whose page is `{of}/{id}`.
pub(super) async fn back_to(visit: &Visit, error: &Error, of: &str, id: &str) -> Response {
    match error {
        Error::Refused(why) if !matches!(why, Refusal::NotFound | Refusal::NotPermitted | Refusal::SignInNeeded) => {
            refused(visit, "workbook", why.clone()).await;
            Redirect::to(&format!("{of}/{id}/workbook")).into_response()
        }
        Error::Refused(_) | Error::Store(_) | Error::Internal(_) => refusal_at(error, of, id),
    }
}

/// The page of the workbook, with what was found.
pub(super) async fn page(mut parts: Parts, found: Found) -> Response {
    parts.method = Method::GET;
    parts.extensions.insert(found);
    let handler = leptos_axum::render_app_async_with_context(|| {}, shell);
    handler(Request::from_parts(parts, Body::empty())).await.into_response()
}
