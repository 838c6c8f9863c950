//! Lists as files.

use app::disclosure::filter as register;
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
    let file = service::work::cases(&visit.ctx).await.map(|cases| csv(visit.locale, &filter, &cases));
    answer(file, "attachment; filename=\"engagements.csv\"", "/sign-in?next=/engagement")
}

/// `GET /disclosure.csv`: what the register of disclosures shows under the same query, all pages of it.
pub async fn disclosures(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let filter = register::Filter::read(|name| query.get(name).cloned().unwrap_or_default());
    let lines = service::disclosure::register(&visit.ctx).await;
    let file = lines.map(|lines| app::disclosure::export::csv(visit.locale, &filter, &lines));
    answer(file, "attachment; filename=\"disclosures.csv\"", "/sign-in?next=/disclosure/register")
}

fn answer(file: service::Result<String>, disposition: &'static str, way_in: &'static str) -> Response {
    match file {
        Ok(file) => {
            let headers =
                [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, disposition)];
            (headers, file).into_response()
        }
        Err(service::Error::Refused(Refusal::SignInNeeded)) => Redirect::to(way_in).into_response(),
        Err(service::Error::Refused(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "list not readable");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
