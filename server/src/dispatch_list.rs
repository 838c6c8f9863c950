//! `POST /dispatch/list`: a list of recipients as a file. It is read into the field of the list, beside everything else that was
//! typed, and nothing more: the dry run is that of a pasted list.

use crate::upload::DRAINED;
use crate::workbook::{keep, read, refusal};
use app::form::filled;
use app::i18n::Locale;
use app::visit::Visit;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::post;
use axum::{Extension, Router};
use domain::checklist::layout::WorkbookRefusal;
use domain::dispatch::list::written;
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Refusal};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wire::decoded;
use wire::form::{Kept, text_of};

/// The longest list, bytes: it waits in the session for the page, and comes back with the form.
const TEXT: usize = 1024 * 1024;
/// What one field may hold at most, bytes: everything that is chosen for the recipients, too.
const WORDS: usize = 4 * TEXT;
/// The fields beside it.
const FIELDS: [&str; 10] =
    ["contract", "version", "due_on", "checker", "message", "list", "work", "place", "reference", "signed_on"];
/// How a workbook begins: as a ZIP, or as an older or an encrypted one.
const WORKBOOKS: [&[u8]; 2] = [b"PK", &[0xD0, 0xCF, 0x11, 0xE0]];

/// The binary that reads workbooks in a process of its own: this one.
#[derive(Clone)]
struct Reader(PathBuf);

/// The route. `bin` is the binary `kakunin`.
pub fn routes<S: Clone + Send + Sync + 'static>(bin: PathBuf) -> Router<S> {
    let list = post(list).layer(DefaultBodyLimit::max(DRAINED));
    Router::new().route("/dispatch/list", list).layer(Extension(Reader(bin)))
}

async fn list(Extension(visit): Extension<Visit>, Extension(reader): Extension<Reader>, request: Request) -> Response {
    let Some(actor) = visit.ctx.actor.as_ref() else {
        return Redirect::to("/sign-in?next=/dispatch/new").into_response();
    };
    if !actor.may(Action::DraftEngagement, Standing::OwnOrganisation) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut typed = BTreeMap::new();
    let found = match receive(&visit, request, &mut typed).await {
        Ok(kept) => text(&kept, &reader.0).await,
        Err(why) => Err(why),
    };
    let refusal = match found {
        Ok(text) if text.len() > TEXT => Some(Refusal::field("file", Fault::ListFile)),
        Ok(text) => {
            typed.insert("list".to_owned(), text);
            None
        }
        Err(Why::Fault(fault)) => Some(Refusal::field("file", fault)),
        Err(Why::Workbook(why)) => {
            typed.insert("file_said".to_owned(), refusal(matches!(visit.locale, Locale::ja), why));
            None
        }
    };
    filled(&visit, "dispatch", typed, refusal).await;
    Redirect::to("/dispatch/new#list").into_response()
}

/// Why there is no list.
enum Why {
    Fault(Fault),
    Workbook(WorkbookRefusal),
}

const TOO_LARGE: Why = Why::Workbook(WorkbookRefusal::TooLarge);

/// Everything that was typed; the file in a file of its own.
async fn receive(visit: &Visit, request: Request, typed: &mut BTreeMap<String, String>) -> Result<Kept, Why> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Why::Fault(Fault::FileMissing))?;
    let mut found = Err(Why::Fault(Fault::FileMissing));
    while let Some(field) = form.next_field().await.map_err(|_| TOO_LARGE)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            if field.file_name().is_some_and(|name| !name.is_empty()) {
                found = keep(visit, field).await.map_err(|()| TOO_LARGE);
            }
            continue;
        }
        let text = text_of(field, WORDS).await.map_err(|()| TOO_LARGE)?;
        if name == "companies[]" {
            let companies: &mut String = typed.entry("companies".to_owned()).or_default();
            companies.push_str(&text);
            companies.push(' ');
        } else if FIELDS.contains(&name.as_str()) && text.len() <= TEXT {
            typed.insert(name, text);
        }
    }
    found
}

/// What stands in the file, as if it had been pasted.
async fn text(kept: &Kept, bin: &Path) -> Result<String, Why> {
    let bytes = tokio::fs::read(kept.path()).await.map_err(|_| Why::Fault(Fault::FileInterrupted))?;
    if bytes.is_empty() {
        return Err(Why::Fault(Fault::FileEmpty));
    }
    if WORKBOOKS.iter().any(|magic| bytes.starts_with(magic)) {
        drop(bytes);
        let grid = read(bin, kept.path()).await.map_err(Why::Workbook)?;
        let sheet = grid.sheets.iter().find(|sheet| !sheet.cells.is_empty());
        return sheet.map(written).ok_or(Why::Fault(Fault::FileEmpty));
    }
    decoded(&bytes).ok_or(Why::Fault(Fault::ListFile))
}
