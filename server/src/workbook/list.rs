//! Lists out and in: the risks of an assessment, the working paper of an audit. What comes back is answered by the page of the list, or
//! by the page of the merge.

use super::exchange::{Reader, Sent, back_to, japanese, page, receive, refusal_at, send};
use super::{words, write};
use crate::export::fresh;
use crate::upload::DRAINED;
use app::confirmation::workbook::Found;
use app::list_book;
use app::visit::Visit;
use axum::extract::{DefaultBodyLimit, Path, Request};
use axum::middleware::from_fn;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::post;
use axum::{Extension, Router};
use domain::checklist::layout::WorkbookRefusal;
use domain::id::ListMergeId;
use domain::list_book::{ListSubject, Matter};
use domain::time;
use service::Result;
use service::list_book::Refused;
use wire::form::Kept;

/// The routes of every kind of list.
pub(super) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    ListSubject::ALL.iter().fold(Router::new(), |routes, subject| {
        let (subject, at) = (*subject, list_book::of(*subject));
        let out = post(move |visit, id| download(subject, visit, id)).layer(from_fn(fresh));
        let back = post(move |visit, reader, id, request| bring(subject, visit, reader, id, request));
        routes
            .route(&format!("{at}/{{id}}/workbook/download"), out)
            .route(&format!("{at}/{{id}}/workbook"), back.layer(DefaultBodyLimit::max(DRAINED)))
    })
}

/// `POST …/{id}/workbook/download`: to be filled in; what it holds is kept.
async fn download(subject: ListSubject, Extension(visit): Extension<Visit>, Path(id): Path<String>) -> Response {
    match fill(&visit, subject, &id).await {
        Ok(file) => file,
        Err(error) => back_to(&visit, &error, list_book::of(subject), &id).await,
    }
}

async fn fill(visit: &Visit, subject: ListSubject, id: &str) -> Result<Response> {
    let download = service::list_book::download(&visit.ctx, Matter::new(subject, id)?).await?;
    let (locale, day) = (visit.locale, time::day_in_japan(download.at).format("%Y%m%d"));
    let name = format!("{}_{}_{day}.xlsx", download.matter.number, list_book::file(locale, subject));
    send(name, move || write::write_list(&download, locale)).await
}

/// `POST …/{id}/workbook`: field `file`. Looked at only; the merge page tells what it would change.
async fn bring(
    subject: ListSubject,
    Extension(visit): Extension<Visit>,
    Extension(reader): Extension<Reader>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let of = list_book::of(subject);
    // Whoever may not bring one back is told before anything is received.
    let matter = match reachable(&visit, subject, &id).await {
        Ok(matter) => matter,
        Err(error) => return refusal_at(&error, of, &id),
    };
    let (parts, body) = request.into_parts();
    let found = match receive(&visit, Request::from_parts(parts.clone(), body)).await {
        Sent::Nothing => Found::NoFile,
        Sent::TooLarge => Found::Refused(words::refusal(japanese(&visit), WorkbookRefusal::TooLarge)),
        Sent::Workbook(kept, name) => match look(&visit, &reader, matter, &kept, &name).await {
            Ok(Ok(merge)) => return Redirect::to(&format!("{of}/{}/workbook/{merge}", matter.id)).into_response(),
            Ok(Err(found)) => found,
            Err(error) => return back_to(&visit, &error, of, &id).await,
        },
    };
    page(parts, found).await
}

async fn reachable(visit: &Visit, subject: ListSubject, id: &str) -> Result<Matter> {
    let matter = Matter::new(subject, id)?;
    service::list_book::page(&visit.ctx, matter).await?;
    Ok(matter)
}

/// Read in the guarded child, put beside what the portal holds.
async fn look(
    visit: &Visit,
    reader: &Reader,
    matter: Matter,
    kept: &Kept,
    name: &str,
) -> Result<std::result::Result<ListMergeId, Found>> {
    let (locale, subject) = (visit.locale, matter.subject);
    let grid = match super::read(&reader.0, kept.path()).await {
        Ok(grid) => grid,
        Err(why) => return Ok(Err(Found::Refused(words::refusal(japanese(visit), why)))),
    };
    let brought = service::list_book::bring(&visit.ctx, matter, name, &kept.sha256, &grid).await?;
    Ok(brought.map_err(|refused| match refused {
        Refused::Whole(fault) => Found::Refused(list_book::whole(locale, subject, fault)),
        Refused::Cells(problems) => {
            Found::Cells(problems.iter().map(|problem| list_book::problem(locale, subject, problem)).collect())
        }
    }))
}
