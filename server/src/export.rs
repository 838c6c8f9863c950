//! Lists as files.

use crate::state::AppState;
use app::agreement::export as agreement;
use app::audit_plan::export as audit_plan;
use app::conformity::export as conformity;
use app::corrective_plan::export as plan;
use app::disclosure::filter as register;
use app::engagement::filter::Filter;
use app::form::{came_from, show_anew};
use app::visit::Visit;
use app::waiver::export as waiver;
use axum::extract::{Query, Request};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::desk::statistics::Period;
use domain::id::MinistryAuditId;
use domain::refusal::Refusal;
use std::collections::HashMap;

/// All of them.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/engagement.csv", get(engagements))
        .route("/waiver.csv", get(waivers))
        .route("/agreement.csv", get(agreements))
        .route("/audit-plan.csv", get(audit_plans))
        .route("/corrective-plan.csv", get(plans))
        .route("/disclosure.csv", get(disclosures))
        .route("/ministry-audit.csv", get(ministry_audit))
        .route("/conformity.csv", get(conformities))
        .route("/desk.csv", get(desk))
        .route("/desk/statistics.csv", get(desk_statistics))
        .route("/tier.csv", get(tiers))
        .route_layer(from_fn(fresh))
}

/// A file that leaves the portal weighs: whoever showed a second factor too long ago does so anew, and comes back to the page that
/// offers the file.
pub async fn fresh(Extension(visit): Extension<Visit>, request: Request, next: Next) -> Response {
    if visit.ctx.fresh().is_ok() {
        return next.run(request).await;
    }
    let back = came_from(request.headers()).unwrap_or_else(|| "/".to_owned());
    Redirect::to(show_anew(&visit, back).await).into_response()
}

/// `GET /engagement.csv`: what the list of cases shows under the same query, all pages of it.
async fn engagements(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let filter = Filter::read(|name| query.get(name).cloned().unwrap_or_default());
    match service::work::cases(&visit.ctx).await {
        Ok(cases) => file("engagements.csv", app::engagement::export::file(visit.locale, &filter, &cases)),
        Err(error) => failed(error, "/engagement"),
    }
}

/// `GET /waiver.csv`: what the list of waivers shows under the same query, all pages of it.
async fn waivers(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let asked = waiver::Asked::read(|name| query.get(name).cloned().unwrap_or_default());
    match service::waiver::list(&visit.ctx).await {
        Ok(lines) => file("waivers.csv", waiver::file(visit.locale, &asked, &lines)),
        Err(error) => failed(error, "/waiver"),
    }
}

/// `GET /agreement.csv`: what the register of agreements shows under the same query, all pages of it.
async fn agreements(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let asked = agreement::Asked::read(|name| query.get(name).cloned().unwrap_or_default());
    match service::agreement::list(&visit.ctx).await {
        Ok(lines) => file("agreements.csv", agreement::file(visit.locale, &asked, &lines)),
        Err(error) => failed(error, "/agreement"),
    }
}

/// `GET /corrective-plan.csv`: what the list of plans shows under the same query, all pages of it.
async fn plans(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let asked = plan::Asked::read(|name| query.get(name).cloned().unwrap_or_default());
    match service::corrective_plan::list(&visit.ctx).await {
        Ok(lines) => file("corrective-plans.csv", plan::file(visit.locale, &asked, &lines)),
        Err(error) => failed(error, "/corrective-plan"),
    }
}

/// `GET /audit-plan.csv`: what the list of plans of audits shows under the same query, all pages of it.
async fn audit_plans(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let asked = audit_plan::Asked::read(|name| query.get(name).cloned().unwrap_or_default());
    match service::audit_plan::list(&visit.ctx).await {
        Ok(lines) => file("audit-plans.csv", audit_plan::file(visit.locale, &asked, &lines)),
        Err(error) => failed(error, "/audit-plan"),
    }
}

/// `GET /ministry-audit.csv`: who went in and out in an audit by the ministry, and what was shown; `id` names the audit.
async fn ministry_audit(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let id = query.get("id").cloned().unwrap_or_default().parse::<MinistryAuditId>();
    let found = match id {
        Ok(id) => service::ministry_audit::visit(&visit.ctx, id).await,
        Err(refusal) => Err(refusal.into()),
    };
    match found {
        Ok(found) => file("ministry-audit.csv", app::ministry_audit::export::file(visit.locale, &found)),
        Err(error) => failed(error, "/ministry-audit"),
    }
}

/// `GET /disclosure.csv`: what the register of disclosures shows under the same query, all pages of it.
async fn disclosures(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let filter = register::Filter::read(|name| query.get(name).cloned().unwrap_or_default());
    match service::disclosure::register(&visit.ctx).await {
        Ok(lines) => file("disclosures.csv", app::disclosure::export::file(visit.locale, &filter, &lines)),
        Err(error) => failed(error, "/disclosure/register"),
    }
}

/// `GET /conformity.csv`: what the register of confirmations shows under the same query, all pages of it.
async fn conformities(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let asked = conformity::Asked::read(|name| query.get(name).cloned().unwrap_or_default());
    match service::conformity::list(&visit.ctx).await {
        Ok(lines) => file("conformities.csv", conformity::file(visit.locale, &asked, &lines)),
        Err(error) => failed(error, "/conformity"),
    }
}

/// `GET /desk.csv`: what the queue of the ministry's desk shows under the same query, all pages of it.
async fn desk(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let asked = domain::desk::query::Query::read(|name| query.get(name).cloned().unwrap_or_default());
    match service::desk::list(&visit.ctx, &asked).await {
        Ok(lines) => file("desk.csv", app::desk::export::file(visit.locale, &lines, visit.ctx.today())),
        Err(error) => failed(error, "/desk"),
    }
}

/// `GET /desk/statistics.csv`: the table of the desk's statistics of the same period.
async fn desk_statistics(Extension(visit): Extension<Visit>, Query(query): Query<HashMap<String, String>>) -> Response {
    let period = query.get("period").and_then(|code| Period::read(code));
    match service::desk::statistics(&visit.ctx, period).await {
        Ok(found) => file("desk-statistics.csv", app::desk::statistics::file(visit.locale, &found)),
        Err(error) => failed(error, "/desk/statistics"),
    }
}

/// `GET /tier.csv`: every case of which the reader knows.
async fn tiers(Extension(visit): Extension<Visit>) -> Response {
    match service::tier::all(&visit.ctx).await {
        Ok(lines) => file("tiers.csv", app::tier::export::file(visit.locale, &lines)),
        Err(error) => failed(error, "/tier"),
    }
}

fn file(name: &'static str, content: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, content).into_response()
}

fn failed(error: service::Error, page: &str) -> Response {
    match error {
        service::Error::Refused(Refusal::SignInNeeded) => {
            Redirect::to(&format!("/sign-in?next={page}")).into_response()
        }
        service::Error::Refused(_) => StatusCode::NOT_FOUND.into_response(),
        error @ (service::Error::Store(_) | service::Error::Internal(_)) => {
            tracing::error!(%error, "list not readable");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
