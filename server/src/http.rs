//! The router: pages and server functions of `app`, our own routes, and the layers around them all, outermost last.

use crate::calendar;
use crate::checklist_import;
use crate::dispatch_list;
use crate::download::{download, picture};
use crate::export;
use crate::health;
use crate::idempotency;
use crate::receipt;
use crate::refused;
use crate::same_origin::same_origin;
use crate::session;
use crate::sign_in;
use crate::state::AppState;
use crate::upload;
use crate::visit;
use crate::workbook;
use app::account::choice;
use app::routes::App;
use app::shell::{Devices, shell};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Form, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use leptos_axum::{LeptosRoutes, generate_route_list};
use serde::Deserialize;
use service::House;
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

/// Largest body of anything but an upload, bytes.
pub const BODY: usize = 2 * 1024 * 1024;
/// Longest wait for a page; files may take as long as the line needs.
const PATIENCE: Duration = Duration::from_secs(60);

/// The whole portal as one service.
pub fn router(state: AppState) -> Router {
    let pages = generate_route_list(App);
    let visited = Router::new()
        .leptos_routes_with_context(&state, pages, || {}, shell)
        .route("/language", post(language))
        .merge(sign_in::routes())
        .layer(from_fn(refused::told))
        .layer(from_fn(visit::hold))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .route("/evidence/{id}", get(download))
        .route("/evidence/{id}/picture", get(picture))
        .route("/confirmation/{id}/receipt.json", get(receipt::submission))
        .route("/application/{id}/receipt.json", get(receipt::decision))
        .merge(export::routes())
        .merge(upload::routes())
        .merge(checklist_import::routes(std::env::current_exe().unwrap_or_default()))
        .merge(dispatch_list::routes(std::env::current_exe().unwrap_or_default()))
        .merge(workbook::routes(std::env::current_exe().unwrap_or_default()))
        .fallback(unknown)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn(idempotency::once))
        .layer(from_fn_with_state(state.clone(), sign_in::introduce))
        .layer(from_fn_with_state(state.clone(), visit::enter))
        .layer(session::layer(&state.house));
    let assets = state.assets.clone().router();
    let visited = visited.with_state(state.clone()).merge(assets).merge(calendar::routes(state.house.clone()));
    around(visited.merge(health::routes(state.house.clone())), state.house)
}

/// The layers around every address, whatever it answers: also around a panic.
pub fn around(routes: Router, house: Arc<House>) -> Router {
    routes
        .layer(from_fn_with_state(house, same_origin))
        .layer(from_fn(to_the_end))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }))
        .layer(from_fn(headers))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
}

/// No query, no address of the reader, no token, no personal data: method, path and request id.
fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    let path = request.uri().path();
    let path = ["/invitation/", "/calendar/"].into_iter().find(|secret| path.starts_with(secret)).unwrap_or(path);
    tracing::info_span!("request", method = %request.method(), path, id)
}

/// A page for an address that names nothing.
async fn unknown(State(state): State<AppState>, request: Request) -> Response {
    let handler = leptos_axum::render_app_async_with_context(|| {}, shell);
    let mut response = handler(request).await.into_response();
    *response.status_mut() = StatusCode::NOT_FOUND;
    drop(state);
    response
}

#[derive(Deserialize)]
struct Language {
    locale: String,
    next: String,
}

/// Chooses the language for a year and goes back to where one was.
async fn language(Form(chosen): Form<Language>) -> Response {
    let cookie = choice::cookie(choice::LOCALE_COOKIE, choice::language(&chosen.locale));
    ([(header::SET_COOKIE, cookie)], Redirect::to(own_path(&chosen.next))).into_response()
}

/// A path within the portal, or the start page for anything else.
#[must_use]
pub fn own_path(path: &str) -> &str {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if ours { path } else { "/" }
}

/// A command that was begun is carried to its end, also when the browser has gone (sqlx #4385: a cancelled transaction poisons its connection).
async fn to_the_end(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    tokio::spawn(next.run(request)).await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Headers of every answer; a page has set its own content policy already.
async fn headers(request: Request, next: Next) -> Response<Body> {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut put = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    put(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; sandbox; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    put(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    // A page that asks devices for passkeys has said so itself.
    put(HeaderName::from_static("permissions-policy"), Devices::Nothing.policy());
    put(header::CACHE_CONTROL, "private, no-store");
    response
}
