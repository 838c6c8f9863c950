//! Evidence to whoever may see it: always as a file to keep, never shown in a page.

use axum::Extension;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::evidence::MediaType;
use domain::evidence::view::EvidenceLine;
use domain::refusal::Refusal;
use service::Ctx;
use wire::disposition;

/// `GET /evidence/{id}`.
pub async fn download(Extension(ctx): Extension<Ctx>, Path(id): Path<String>) -> Response {
    let opened = match id.parse() {
        Ok(id) => service::evidence::open(&ctx, id).await,
        Err(refusal) => Err(service::Error::Refused(refusal)),
    };
    match opened {
        Ok((file, plain)) => with_headers(&file, Body::from_stream(plain)),
        Err(service::Error::Refused(Refusal::SignInNeeded)) => {
            Redirect::to(&format!("/sign-in?next=/evidence/{id}")).into_response()
        }
        Err(service::Error::Refused(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "evidence not readable");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// `GET /evidence/{id}/picture`: a picture to be shown in the page of its file, and nothing that is no picture by its content.
pub async fn picture(Extension(ctx): Extension<Ctx>, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else { return StatusCode::NOT_FOUND.into_response() };
    match service::evidence::open(&ctx, id).await {
        Ok((file, plain)) if matches!(file.media_type, MediaType::Png | MediaType::Jpeg) => {
            let mut response = with_headers(&file, Body::from_stream(plain));
            response.headers_mut().insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
            response
        }
        Ok(_) | Err(service::Error::Refused(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "evidence not readable");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn with_headers(file: &EvidenceLine, body: Body) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    // Only visible ASCII and percent signs: a value of these bytes exists.
    if let Ok(disposition) = HeaderValue::from_str(&disposition(&file.name)) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(file.media_type)));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.size));
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// What every file is sent with. `no-transform` keeps it as long as it says it is: it is not compressed on the way.
const FIXED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    (
        "content-security-policy",
        "default-src 'none'; sandbox; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    ),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "private, no-store, no-transform"),
    ("content-encoding", "identity"),
];

/// The encoding of text is not known to us, so none is claimed.
const fn content_type(kind: MediaType) -> &'static str {
    kind.code()
}
