//! Lists as files.

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
    let cases = service::work::cases(&visit.ctx).await;
    let text = cases.map(|cases| app::engagement::export::file(visit.locale, &filter, &cases));
    answer("engagement", text)
}

/// `GET /tier.csv`: every case of which the reader knows.
pub async fn tiers(Extension(visit): Extension<Visit>) -> Response {
    let lines = service::tier::all(&visit.ctx).await;
    answer("tier", lines.map(|lines| app::tier::export::file(visit.locale, &lines)))
}

/// A list as a file of its own name.
fn answer(name: &str, text: service::Result<String>) -> Response {
    match text {
        Ok(text) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}s.csv\"")),
            ];
            (headers, text).into_response()
        }
        Err(service::Error::Refused(Refusal::SignInNeeded)) => {
            Redirect::to(&format!("/sign-in?next=/{name}")).into_response()
        }
        Err(service::Error::Refused(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "list not readable");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
