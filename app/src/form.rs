//! Forms that forget nothing: what was typed and what was wrong wait in the session for the page that is shown again.
//!
//! A refused command answers with a redirect to the page it came from. Nothing of it stands in an address.

mod memory;

pub use memory::Memory;

use crate::account::session::{is_own_path, way_in};
use crate::error::AppError;
use crate::visit::{Visit, visit};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::refusal::Refusal;
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};
use service::idempotency;
use std::collections::BTreeMap;

const KEY: &str = "form";
const WAITING: &str = "waiting";

/// Ends a server function: to the next page, or back with what was typed.
///
/// # Errors
/// [`Refusal::NotFound`] and [`Refusal::SignInNeeded`], which no form can mend.
pub async fn finish(form: &str, typed: &[(&str, &str)], result: service::Result<String>) -> Result<(), AppError> {
    match once(result).await {
        Ok(next) => leptos_axum::redirect(&next),
        Err(error) => {
            let refusal = match AppError::from(error) {
                AppError::Refused(refusal) => refusal,
                AppError::BadRequest => return Err(AppError::BadRequest),
            };
            if refusal == Refusal::SignInNeeded {
                leptos_axum::redirect(&way_in(&back()));
                return Ok(());
            }
            if refusal == Refusal::NotFound {
                leptos_axum::redirect("/not-found");
                return Ok(());
            }
            let visit = visit().ok_or(AppError::BadRequest)?;
            let typed = typed.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
            let again = refusal == Refusal::ReauthenticationNeeded;
            let memory = Memory { form: form.to_owned(), typed, refusal: Some(refusal), done: None };
            if again {
                leptos_axum::redirect(reauthenticate(&visit, back(), memory).await);
                return Ok(());
            }
            remember(&visit, memory).await;
            leptos_axum::redirect(&back());
        }
    }
    Ok(())
}

/// What a form that was sent twice leads to: where the first one led, whatever became of the second one.
async fn once(result: service::Result<String>) -> service::Result<String> {
    let Some(parts) = use_context::<Parts>() else { return result };
    let Some(visit) = parts.extensions.get::<Visit>() else { return result };
    let noted = match &result {
        Ok(next) => idempotency::led(&visit.ctx, next).await,
        Err(_) => match before(visit, &parts.headers).await {
            Ok(Some(first)) => return Ok(first),
            Ok(None) => idempotency::forget(&visit.ctx).await,
            Err(error) => Err(error),
        },
    };
    if let Err(error) = noted {
        tracing::error!(%error, "key of a form lost");
    }
    result
}

/// Where the form of this request led when it was carried out before; the page there says that it was.
///
/// # Errors
/// The store does not answer.
pub async fn before(visit: &Visit, headers: &HeaderMap) -> service::Result<Option<String>> {
    let Some(location) = idempotency::before(&visit.ctx).await? else { return Ok(None) };
    // A second click comes before the page of the first one was seen: its word stands.
    if matches!(visit.session.get_value(KEY).await, Ok(None)) {
        did(visit, "received_before").await;
    }
    let known = Some(location).filter(|location| !location.is_empty());
    Ok(Some(known.or_else(|| came_from(headers)).unwrap_or_else(|| "/".to_owned())))
}

/// Ends a server function as [`finish`] does, with a word of success for the next page.
///
/// # Errors
/// As [`finish`].
pub async fn end(
    form: &str,
    what: &str,
    typed: &[(&str, &str)],
    result: service::Result<String>,
) -> Result<(), AppError> {
    if result.is_ok() {
        done(what).await;
    }
    finish(form, typed, result).await
}

/// What waits until its owner has shown anew that it is they: where they were, and what they had typed there.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Waiting {
    back: String,
    memory: Memory,
}

/// Leads to the page on which somebody shows anew that it is they, from a handler that is no server function; afterwards they are
/// led back to this path.
pub async fn show_anew(visit: &Visit, back: String) -> &'static str {
    reauthenticate(visit, back, Memory::default()).await
}

async fn reauthenticate(visit: &Visit, back: String, memory: Memory) -> &'static str {
    if let Err(error) = visit.session.insert(WAITING, Waiting { back, memory }).await {
        tracing::error!(%error, "form memory lost");
    }
    "/account/reauthentication"
}

/// Where somebody goes on who has shown that it is they: what they had typed stands there again, nothing was done by itself.
///
/// # Errors
/// The store does not answer.
pub async fn resume(visit: &Visit) -> service::Result<String> {
    let waiting = visit.session.remove::<Waiting>(WAITING).await.map_err(service::Error::internal)?;
    let Some(Waiting { back, memory }) = waiting else { return Ok("/account".to_owned()) };
    remember(visit, Memory { refusal: None, done: Some("reauthenticated".to_owned()), ..memory }).await;
    Ok(back)
}

/// Leaves a word of success for the next page: a key of the namespace `done`, see [`words::done`].
pub async fn done(what: &str) {
    if let Some(visit) = visit() {
        remember(&visit, Memory { done: Some(what.to_owned()), ..Memory::default() }).await;
    }
}

/// Fills a form of the next page, as if it had been typed, and says what was done.
pub async fn fill(form: &str, typed: &[(&str, &str)], what: &str) {
    if let Some(visit) = visit() {
        let typed = typed.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
        let memory = Memory { form: form.to_owned(), typed, refusal: None, done: Some(what.to_owned()) };
        remember(&visit, memory).await;
    }
}

/// As [`done`], from a handler that is no server function.
pub async fn did(visit: &Visit, what: &str) {
    remember(visit, Memory { done: Some(what.to_owned()), ..Memory::default() }).await;
}

/// Leaves a refusal for the next page, from a handler that is no server function.
pub async fn refused(visit: &Visit, form: &str, refusal: Refusal) {
    remember(visit, Memory { form: form.to_owned(), refusal: Some(refusal), ..Memory::default() }).await;
}

/// Fills a form of the next page, as if it had been typed, from a handler that is no server function.
pub async fn filled(visit: &Visit, form: &str, typed: BTreeMap<String, String>, refusal: Option<Refusal>) {
    remember(visit, Memory { form: form.to_owned(), typed, refusal, done: None }).await;
}

async fn remember(visit: &Visit, memory: Memory) {
    if let Err(error) = visit.session.insert(KEY, memory).await {
        tracing::error!(%error, "form memory lost");
    }
}

/// Takes what the last command left behind; every page does this once, through [`crate::page::page`].
pub async fn recall(visit: &Visit) -> Memory {
    // Removing counts as a change even where there is nothing: the session would be written with every page.
    match visit.session.get_value(KEY).await {
        Ok(Some(_)) => visit.session.remove(KEY).await.ok().flatten().unwrap_or_default(),
        Ok(None) | Err(_) => Memory::default(),
    }
}

/// Path and query of the page that holds the form: the referer, if it is ours.
pub(crate) fn back() -> String {
    use_context::<Parts>().and_then(|parts| came_from(&parts.headers)).unwrap_or_else(|| "/".to_owned())
}

/// Path and query of the page of ours that led here.
#[must_use]
pub fn came_from(headers: &HeaderMap) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let (_, rest) = headers.get(header::REFERER)?.to_str().ok()?.split_once("://")?;
    rest.strip_prefix(host).filter(|path| is_own_path(path)).map(str::to_owned)
}
