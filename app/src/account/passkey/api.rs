//! Passkeys: a script asks for the question that a device is to answer, the answer comes as a field of a plain form.

use crate::account::session;
use crate::account::surroundings::address;
use crate::error::AppError;
use crate::form::{end, finish, resume};
use crate::visit::{Visit, visit};
use domain::id::PasskeyId;
use domain::refusal::Refusal;
use leptos::prelude::server;
use service::account::passkey::{self, Challenge};

fn here() -> Result<Visit, AppError> {
    visit().ok_or(AppError::BadRequest)
}

/// The question for the browser; under which key it waits for its answer, only the session knows.
async fn asked(visit: &Visit, challenge: Challenge) -> Result<String, AppError> {
    session::keep_challenge(&visit.session, challenge.id).await?;
    Ok(challenge.options)
}

/// Asks for a sign-in.
#[server]
pub async fn ask_sign_in() -> Result<String, AppError> {
    let visit = here()?;
    let challenge = passkey::ask_sign_in(&visit.ctx, address()).await?;
    asked(&visit, challenge).await
}

/// Signs in.
#[server]
pub async fn sign_in(passkey: String, #[server(default)] next: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        session::set_next(&visit.session, &next).await?;
        let challenge = session::take_challenge(&visit.session).await?;
        let ticket = Box::pin(passkey::sign_in(&visit.ctx, challenge, &passkey, address())).await?;
        session::sign_in(&visit, &ticket).await?;
        session::take_next(&visit.session).await
    };
    finish("sign-in-passkey", &[], result.await).await
}

/// Asks whether it is still whoever is signed in.
#[server]
pub async fn ask_anew() -> Result<String, AppError> {
    let visit = here()?;
    let challenge = passkey::ask_anew(&visit.ctx).await?;
    asked(&visit, challenge).await
}

/// Shows that it is, and goes back to what that was needed for.
#[server]
pub async fn show_anew(passkey: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let challenge = session::take_challenge(&visit.session).await?;
        Box::pin(passkey::show_anew(&visit.ctx, challenge, &passkey)).await?;
        session::shown(&visit.session, visit.ctx.now()).await?;
        resume(&visit).await
    };
    finish("reauthentication-passkey", &[], result.await).await
}

/// Asks for a new passkey.
#[server]
pub async fn ask_new(#[server(default)] name: String) -> Result<String, AppError> {
    let visit = here()?;
    let challenge = passkey::ask_new(&visit.ctx, &name).await?;
    asked(&visit, challenge).await
}

/// Registers it.
#[server]
pub async fn register(#[server(default)] name: String, passkey: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let challenge = session::take_challenge(&visit.session).await?;
        Box::pin(passkey::register(&visit.ctx, challenge, &name, &passkey)).await?;
        Ok("/account/passkey".to_owned())
    };
    end("passkey", "passkey-registered", &[("name", &name)], result.await).await
}

/// Removes one.
#[server]
pub async fn remove(id: PasskeyId, revision: i32) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let held = session::ticket(&visit.session).await?.ok_or(Refusal::SignInNeeded)?;
        let ticket = passkey::remove(&visit.ctx, &held, id, revision).await?;
        session::change(&visit.session, &ticket).await?;
        Ok("/account/passkey".to_owned())
    };
    end("remove-passkey", "passkey-removed", &[], result.await).await
}
