//! What a script is told when a server function did nothing: the status that says why. The framework itself knows only 500.

use app::error::AppError;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::refusal::Refusal;
use leptos::server_fn::error::SERVER_FN_ERROR_HEADER;

/// More than any refusal says, bytes.
const LONGEST: usize = 1024 * 1024;

/// Puts the status of its reason on the refusal of a server function. The body stays: a code.
pub async fn told(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if !response.status().is_server_error() || !response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LONGEST).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    if let Ok(error) = serde_json::from_slice::<AppError>(&body) {
        parts.status = status(&error);
    }
    Response::from_parts(parts, Body::from(body))
}

/// To sign in, to give up, to look at what changed, or to try again.
const fn status(error: &AppError) -> StatusCode {
    match error {
        AppError::BadRequest => StatusCode::BAD_REQUEST,
        AppError::Refused(refusal) => match refusal {
            Refusal::SignInNeeded => StatusCode::UNAUTHORIZED,
            Refusal::NotFound => StatusCode::NOT_FOUND,
            Refusal::NotPermitted => StatusCode::FORBIDDEN,
            Refusal::TooManyTries(_) => StatusCode::TOO_MANY_REQUESTS,
            Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Refusal::Fields(_) | Refusal::Rule(_) | Refusal::ChangedMeanwhile | Refusal::ReauthenticationNeeded => {
                StatusCode::CONFLICT
            }
        },
    }
}
