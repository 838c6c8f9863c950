//! Signing in with a password, and what somebody changes about themselves.

use super::surroundings::address;
use super::{choice, session};
use crate::error::AppError;
use crate::form::{done, end, finish, resume};
use crate::visit::{Visit, visit};
use domain::account::Ticket;
use domain::id::MembershipId;
use domain::refusal::Refusal;
use leptos::prelude::server;
use service::account::{self, PasswordForm};

fn here() -> Result<Visit, AppError> {
    visit().ok_or(AppError::BadRequest)
}

async fn ticket(visit: &Visit) -> service::Result<Ticket> {
    Ok(session::ticket(&visit.session).await?.ok_or(Refusal::SignInNeeded)?)
}

/// First half of a sign-in.
#[server]
pub async fn sign_in(email: String, password: String, #[server(default)] next: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let passed = account::with_password(&visit.ctx, &email, &password, address()).await?;
        session::set_next(&visit.session, &next).await?;
        session::pass(&visit.session, &passed).await?;
        let first = passed.offered.is_some();
        Ok(if first { "/sign-in/authenticator" } else { "/sign-in/second-factor" }.to_owned())
    };
    finish("sign-in", &[("email", &email)], result.await).await
}

/// Second half: a code of the authenticator or a recovery code.
#[server]
pub async fn second_factor(code: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let passed = session::passed(&visit.session).await?.ok_or(Refusal::SignInNeeded)?;
        let ticket = account::second_factor(&visit.ctx, &passed, &code).await?;
        session::sign_in(&visit, &ticket).await?;
        session::take_next(&visit.session).await
    };
    finish("second-factor", &[], result.await).await
}

/// Second half of a first sign-in: registers the authenticator.
#[server]
pub async fn enrol(code: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let passed = session::passed(&visit.session).await?.ok_or(Refusal::SignInNeeded)?;
        let (ticket, codes) = account::enrol(&visit.ctx, &passed, &code).await?;
        session::sign_in(&visit, &ticket).await?;
        session::keep_codes(&visit.session, &codes).await?;
        Ok("/account/recovery-codes".to_owned())
    };
    finish("authenticator", &[], result.await).await
}

/// The recovery codes are written down.
#[server]
pub async fn forget_recovery_codes() -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        session::forget_codes(&visit.session).await?;
        session::take_next(&visit.session).await
    };
    finish("recovery-codes", &[], result.await).await
}

/// Makes new recovery codes.
#[server]
pub async fn new_recovery_codes(current: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let codes = account::new_recovery_codes(&visit.ctx, &current).await?;
        session::set_next(&visit.session, "/account").await?;
        session::keep_codes(&visit.session, &codes).await?;
        Ok("/account/recovery-codes".to_owned())
    };
    finish("new-recovery-codes", &[], result.await).await
}

/// Begins the change of the authenticator.
#[server]
pub async fn offer_authenticator(current: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let sealed = account::offer_authenticator(&visit.ctx, &current).await?;
        session::keep_offer(&visit.session, &sealed).await?;
        Ok("/account/authenticator".to_owned())
    };
    finish("offer-authenticator", &[], result.await).await
}

/// Puts the new authenticator in the place of the old one.
#[server]
pub async fn change_authenticator(code: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let sealed = session::offer(&visit.session).await?.ok_or(Refusal::NotFound)?;
        let held = ticket(&visit).await?;
        let (ticket, codes) = account::change_authenticator(&visit.ctx, &held, &sealed, &code).await?;
        session::change(&visit.session, &ticket).await?;
        session::forget_offer(&visit.session).await?;
        session::set_next(&visit.session, "/account").await?;
        session::keep_codes(&visit.session, &codes).await?;
        Ok("/account/recovery-codes".to_owned())
    };
    finish("authenticator", &[], result.await).await
}

/// Changes the password.
#[server]
pub async fn change_password(current: String, password: String, again: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let form = PasswordForm { current, password, again };
        let ticket = account::change_password(&visit.ctx, &ticket(&visit).await?, &form).await?;
        session::change(&visit.session, &ticket).await?;
        done("password-changed").await;
        Ok("/account".to_owned())
    };
    finish("password", &[], result.await).await
}

/// Changes name and language; the language holds for this browser too.
#[server]
pub async fn edit_account(revision: i32, name: String, language: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = account::edit(&visit.ctx, revision, &name, &language).await;
    if result.is_ok() {
        done("saved").await;
        choice::keep(choice::LOCALE_COOKIE, choice::language(&language));
    }
    finish("account", &[("name", &name), ("language", &language)], result.map(|()| "/account".to_owned())).await
}

/// Acts for another organisation from now on.
#[server]
pub async fn switch_organisation(membership: MembershipId) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        let ticket = account::switch(&visit.ctx, &ticket(&visit).await?, membership).await?;
        session::change(&visit.session, &ticket).await?;
        Ok("/".to_owned())
    };
    finish("switch", &[], result.await).await
}

/// Shows anew that it is still oneself, and goes back to what that was needed for.
#[server]
pub async fn reauthenticate(code: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        account::reauthenticate(&visit.ctx, &code).await?;
        session::shown(&visit.session, visit.ctx.now()).await?;
        resume(&visit).await
    };
    finish("reauthentication", &[], result.await).await
}

/// Signs out one other browser.
#[server]
pub async fn end_session(key: String) -> Result<(), AppError> {
    let visit = here()?;
    let result = account::end_session(&visit.ctx, &key).await;
    end("sessions", "session-ended", &[], result.map(|()| "/account".to_owned())).await
}

/// Signs out everywhere.
#[server]
pub async fn sign_out_everywhere() -> Result<(), AppError> {
    let visit = here()?;
    let result = async {
        account::end_all_sessions(&visit.ctx).await?;
        visit.session.flush().await.map_err(service::Error::internal)?;
        Ok("/sign-in".to_owned())
    };
    finish("sign-out-everywhere", &[], result.await).await
}

/// Lets single keys do something in this browser, or not (WCAG 2.1.4).
#[server]
pub async fn switch_keys(keys: String) -> Result<(), AppError> {
    let on = keys == "on";
    choice::keep(choice::KEYS_COOKIE, if on { "on" } else { "off" });
    done(if on { "keys-on" } else { "keys-off" }).await;
    finish("keys", &[], Ok("/account".to_owned())).await
}
