//! Calendars for other programs: whoever knows the secret address reads numbers and days, without a session.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::refusal::Refusal;
use service::{Ctx, House};
use std::sync::Arc;

/// `GET /calendar/{token}.ics`.
pub fn routes(house: Arc<House>) -> Router {
    Router::new().route("/calendar/{file}", get(calendar)).with_state(house)
}

/// What opens nothing is answered in one way, whatever became of it.
async fn calendar(State(house): State<Arc<House>>, Path(file): Path<String>) -> Response {
    let Some(token) = file.strip_suffix(".ics") else { return StatusCode::NOT_FOUND.into_response() };
    match service::deadline::calendar(&Ctx::stranger(house), token).await {
        Ok(text) => ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response(),
        Err(service::Error::Refused(Refusal::NotFound)) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "calendar not readable");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
