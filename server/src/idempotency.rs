//! A plain form that was carried out already leads where it led the first time; see [`service::idempotency`].

use crate::http::BODY;
use app::form;
use app::visit::Visit;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::idempotency;

/// Gives a plain form of somebody signed in its key. Scripts and files are not concerned: they have revisions and digests.
pub async fn once(request: Request, next: Next) -> Response {
    let Some(mut visit) = request.extensions().get::<Visit>().filter(|_| is_form(&request)).cloned() else {
        return next.run(request).await;
    };
    let Some(account) = visit.ctx.actor.as_ref().map(|actor| actor.account) else { return next.run(request).await };
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    if let Some(key) = idempotency::key(account, parts.uri.path(), &body) {
        visit.ctx = visit.ctx.keyed(key);
        match form::before(&visit, &parts.headers).await {
            Ok(Some(location)) => return Redirect::to(&location).into_response(),
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "key of a form not readable"),
        }
        parts.extensions.insert(visit.ctx.clone());
        parts.extensions.insert(visit);
    }
    next.run(Request::from_parts(parts, Body::from(body))).await
}

fn is_form(request: &Request) -> bool {
    let says = |headers: &HeaderMap, name, what| {
        headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value: &str| value.contains(what))
    };
    *request.method() == Method::POST
        && says(request.headers(), header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        && says(request.headers(), header::ACCEPT, "text/html")
}
