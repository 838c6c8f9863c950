//! Turns a request into a [`Visit`]: session, actor, language.

use crate::session;
use crate::state::AppState;
use app::account::choice::{KEYS_COOKIE, LOCALE_COOKIE};
use app::account::session::{before, shown_at};
use app::i18n::Locale;
use app::shell::Assets;
use app::visit::Visit;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use service::Ctx;
use tower_sessions::Session;

/// Puts the [`Visit`] and the [`Ctx`] into the request.
pub async fn enter(State(state): State<AppState>, session: Session, mut request: Request, next: Next) -> Response {
    let nobody = Ctx::stranger(state.house.clone());
    let signed = match session::signed(&nobody, &session).await {
        Ok(signed) => signed,
        Err(error) => return unreadable(&error),
    };
    let remembered = async { service::Result::Ok((shown_at(&session).await?, before(&session).await?)) };
    let (shown_at, before) = match remembered.await {
        Ok(remembered) => remembered,
        Err(error) => return unreadable(&error),
    };
    let ctx = match &signed {
        Some(signed) => Ctx::of(state.house.clone(), signed.actor.clone()).since(shown_at),
        None => nobody,
    };
    let known = signed.is_some();
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let visit = Visit {
        ctx: ctx.clone(),
        signed,
        session,
        locale: locale(request.headers()),
        browser: browser(request.headers()),
        before: before.filter(|_| known),
        number: ctx.new_id(),
        keys: cookie(request.headers(), KEYS_COOKIE).as_deref() != Some("off"),
        path,
        assets: Assets {
            css: state.assets.css().to_owned(),
            js: state.assets.js().to_owned(),
            wasm: state.assets.wasm().to_owned(),
        },
    };
    request.extensions_mut().insert(ctx);
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// What a page reads is read through one connection.
pub async fn hold(request: Request, next: Next) -> Response {
    let page = matches!(*request.method(), Method::GET | Method::HEAD);
    let Some(ctx) = request.extensions().get::<Ctx>().filter(|_| page).cloned() else { return next.run(request).await };
    ctx.hold().await;
    let response = next.run(request).await;
    ctx.let_go().await;
    response
}

fn unreadable(error: &service::Error) -> Response {
    tracing::error!(%error, "session not readable");
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")]).into_response()
}

/// The cookie decides, then what the browser prefers, then Japanese.
fn locale(headers: &HeaderMap) -> Locale {
    let chosen = cookie(headers, LOCALE_COOKIE);
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(|languages| {
        let mut known = languages.split(',').map(|language| language.split([';', '-']).next().unwrap_or("").trim());
        known.find(|language| matches!(*language, "ja" | "en")).map(str::to_owned)
    });
    match chosen.or(preferred).as_deref() {
        Some("en") => Locale::en,
        Some(_) | None => Locale::ja,
    }
}

fn browser(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    domain::account::browser(said.unwrap_or_default())
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.find(|(of, _)| *of == name).map(|(_, value)| value.to_owned())
}
