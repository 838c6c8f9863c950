//! Lists as files.

use app::engagement::export::csv;
use app::engagement::filter::Filter;
use app::visit::Visit;
use axum::Extension;
use axum::extract::Query;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::refusal::Refusal;
use std::collections::HashMap;

/// `GET /engagement.csv`: what the list of cases shows under the same query, all pages of it.
pub async fn engagements(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let filter = Filter::read(|name| query.get(name).cloned().unwrap_or_default());
    match service::work::cases(&visit.ctx).await {
        Ok(cases) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"engagements.csv\""),
            ];
            (headers, csv(visit.locale, &filter, &cases)).into_response()
        }
        Err(service::Error::Refused(Refusal::SignInNeeded)) => {
            Redirect::to("/sign-in?next=/engagement").into_response()
        }
        Err(service::Error::Refused(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "list not readable");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
