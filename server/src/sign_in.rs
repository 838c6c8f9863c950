//! Signing in at a provider, and out. Passwords and codes are forms of `app`; what needs another server is here.

mod address;
mod exchange;
mod oauth2;
mod oidc;
mod registry;
mod round;
pub mod settings;

pub use registry::Registry;

use crate::state::AppState;
use app::account::session;
use app::account::surroundings::ClientAddress;
use app::form;
use app::visit::Visit;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use domain::account::Ticket;
use domain::refusal::{Refusal, Rule};
use round::{Answer, Purpose, Round};
use serde::Deserialize;
use service::{Ctx, Result, account, organisation};

/// The routes of sign-in and sign-out.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/sign-out", post(sign_out))
        .route("/sign-in/provider/{name}", get(to_sign_in))
        .route("/account/provider/{name}", get(to_link))
        .route("/account/reauthentication/provider/{name}", get(to_show_anew))
        .route("/invitation/{token}/provider/{name}", get(to_take_up))
        .route("/sign-in/callback/{name}", get(callback))
}

/// Tells pages which providers there are and where the request comes from.
pub async fn introduce(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    if let Some(address) = address::of(&request, state.sign_in.trusted_proxies()) {
        request.extensions_mut().insert(ClientAddress(address));
    }
    request.extensions_mut().insert(state.sign_in.labels());
    next.run(request).await
}

/// `POST /sign-out`: the session is gone on the server, whatever becomes of the cookie.
async fn sign_out(Extension(visit): Extension<Visit>) -> Response {
    match visit.session.flush().await {
        Ok(()) => Redirect::to("/sign-in").into_response(),
        Err(error) => {
            tracing::error!(%error, "session not ended");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Where to go afterwards.
#[derive(Deserialize)]
struct Afterwards {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in/provider/{name}`: to the provider.
async fn to_sign_in(
    State(state): State<AppState>,
    visit: Extension<Visit>,
    Path(name): Path<String>,
    Query(Afterwards { next }): Query<Afterwards>,
) -> Response {
    if let Err(error) = session::set_next(&visit.session, &next).await {
        return turn_back(&visit, "/sign-in".to_owned(), error.refusal()).await;
    }
    depart(&state, &visit, &name, Purpose::SignIn).await
}

/// `GET /invitation/{token}/provider/{name}`: to the provider, to take up an invitation.
async fn to_take_up(
    State(state): State<AppState>,
    visit: Extension<Visit>,
    Path((token, name)): Path<(String, String)>,
) -> Response {
    depart(&state, &visit, &name, Purpose::TakeUp(token)).await
}

/// `GET /account/provider/{name}`: to the provider, to link it.
async fn to_link(state: State<AppState>, visit: Extension<Visit>, name: Path<String>, headers: HeaderMap) -> Response {
    depart_from_own_page(&state, &visit, &name, &headers, Purpose::Link).await
}

/// `GET /account/reauthentication/provider/{name}`: to the provider, to show anew that it is still oneself.
async fn to_show_anew(
    state: State<AppState>,
    visit: Extension<Visit>,
    name: Path<String>,
    headers: HeaderMap,
) -> Response {
    depart_from_own_page(&state, &visit, &name, &headers, Purpose::ShowAnew).await
}

/// For whoever is signed in, and only from our own page: else a stranger's page could link the stranger's identity with the account of
/// whoever looks at it, or have it shown anew without being asked.
async fn depart_from_own_page(
    state: &AppState,
    visit: &Visit,
    name: &str,
    headers: &HeaderMap,
    purpose: Purpose,
) -> Response {
    if visit.ctx.actor.is_none() {
        return Redirect::to("/sign-in").into_response();
    }
    if headers.get("sec-fetch-site").is_none_or(|site| site != "same-origin") {
        return Redirect::to(&purpose.page()).into_response();
    }
    depart(state, visit, name, purpose).await
}

async fn depart(state: &AppState, visit: &Visit, name: &str, purpose: Purpose) -> Response {
    let page = purpose.page();
    let Some(provider) = state.sign_in.provider(name) else { return StatusCode::NOT_FOUND.into_response() };
    let begun = match provider.begin(&callback_url(state, name), purpose == Purpose::ShowAnew).await {
        Ok(begun) => begun,
        Err(error) => return turn_back(visit, page, error.refusal()).await,
    };
    let round = Round::new(name, purpose, &begun, visit.ctx.now());
    match round.keep(&visit.session).await {
        Ok(()) => Redirect::to(begun.url.as_str()).into_response(),
        Err(error) => turn_back(visit, page, error.refusal()).await,
    }
}

fn callback_url(state: &AppState, name: &str) -> String {
    format!("{}/sign-in/callback/{name}", state.house.public_url)
}

/// `GET /sign-in/callback/{name}`: back from the provider.
async fn callback(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    Query(answer): Query<Answer>,
) -> Response {
    let round = match Round::take(&visit.session).await {
        Ok(round) => round,
        Err(error) => return turn_back(&visit, "/sign-in".to_owned(), error.refusal()).await,
    };
    let page = round.as_ref().map_or_else(|| "/sign-in".to_owned(), |round| round.purpose.page());
    match arrive(&state, &visit, &name, answer, round).await {
        Ok(next) => Redirect::to(&next).into_response(),
        Err(error) => {
            tracing::warn!(%error, provider = name, "sign-in at a provider failed");
            turn_back(&visit, page, error.refusal()).await
        }
    }
}

async fn arrive(state: &AppState, visit: &Visit, name: &str, answer: Answer, round: Option<Round>) -> Result<String> {
    let round = round.filter(|round| round.answers(name, &answer, visit.ctx.now())).ok_or(Rule::ProviderAnswer)?;
    let provider = state.sign_in.provider(name).ok_or(Refusal::NotFound)?;
    let code = answer.code.filter(|_| answer.error.is_none()).ok_or(Rule::ProviderAnswer)?;
    if answer.iss.is_some_and(|issuer| !provider.is_issuer(&issuer)) {
        return Err(Rule::ProviderAnswer.into());
    }
    let subject = provider.end(&callback_url(state, name), code, &round).await?;
    let nobody = Ctx::stranger(state.house.clone());
    match &round.purpose {
        Purpose::SignIn => go_in(visit, account::sign_in_with_identity(&nobody, name, &subject).await?).await,
        Purpose::TakeUp(token) => {
            go_in(visit, organisation::accept_with_identity(&nobody, token, name, &subject).await?).await
        }
        Purpose::ShowAnew => {
            account::reauthenticate_with_identity(&visit.ctx, name, &subject).await?;
            session::shown(&visit.session, visit.ctx.now()).await?;
            form::resume(visit).await
        }
        Purpose::Link => {
            account::link_identity(&visit.ctx, name, &subject).await?;
            Ok("/account".to_owned())
        }
    }
}

async fn go_in(visit: &Visit, ticket: Ticket) -> Result<String> {
    session::sign_in(visit, &ticket).await?;
    session::take_next(&visit.session).await
}

/// Back to where it began, with the reason.
async fn turn_back(visit: &Visit, page: String, refusal: Refusal) -> Response {
    form::refused(visit, "provider", refusal).await;
    Redirect::to(&page).into_response()
}
