//! Receipts to take away: small signed files for whoever submitted or was answered.

use axum::Extension;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::refusal::Refusal;
use domain::trail::{Line, Receipt};
use service::Ctx;
use wire::disposition;

/// `GET /confirmation/{id}/receipt.json`: of the newest submission of a sheet.
pub async fn submission(Extension(ctx): Extension<Ctx>, Path(id): Path<String>) -> Response {
    let receipt = match id.parse() {
        Ok(id) => service::confirmation::signed_receipt(&ctx, id).await,
        Err(refusal) => Err(service::Error::Refused(refusal)),
    };
    answer(receipt, &format!("/confirmation/{id}/receipt"))
}

/// `GET /application/{id}/receipt.json`: of the ministry's answer to an application.
pub async fn decision(Extension(ctx): Extension<Ctx>, Path(id): Path<String>) -> Response {
    let receipt = match id.parse() {
        Ok(id) => service::application::signed_receipt(&ctx, id).await,
        Err(refusal) => Err(service::Error::Refused(refusal)),
    };
    answer(receipt, &format!("/application/{id}"))
}

fn answer(receipt: service::Result<Receipt>, page: &str) -> Response {
    match receipt {
        Ok(receipt) => file(receipt),
        Err(service::Error::Refused(Refusal::SignInNeeded)) => {
            Redirect::to(&format!("/sign-in?next={page}")).into_response()
        }
        Err(service::Error::Refused(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(error @ (service::Error::Store(_) | service::Error::Internal(_))) => {
            tracing::error!(%error, "receipt not readable");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn file(receipt: Receipt) -> Response {
    let name = format!("{}-{}.json", receipt.number, receipt.act);
    match serde_json::to_string_pretty(&Line::Receipt(receipt)) {
        Ok(text) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, disposition(&name)),
            ];
            (headers, text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "receipt cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
