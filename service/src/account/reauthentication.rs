//! Showing anew that it is still oneself, before acts that weigh: [`domain::account::reauthentication`].

use super::passkey::offered;
use super::sign_in::is_second_factor;
use super::{attempt, known_identity};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::account::view::ReauthenticationPage;
use domain::refusal::{Fault, Refusal, Rule};
use entity::{account, credential, external_identity, passkey};

/// How the actor can show it. Three statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn ways(ctx: &Ctx) -> Result<ReauthenticationPage> {
    let id = ctx.actor()?.account;
    let found = credential::of(id).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    let identities = external_identity::of(id).all(ctx.read()).await?;
    let passkeys = passkey::of(id).all(ctx.read()).await?;
    Ok(ReauthenticationPage {
        has_passkey: offered(ctx) && passkeys.iter().any(|row| row.suspended_at.is_none()),
        has_authenticator: found.totp_confirmed_at.is_some(),
        providers: identities.into_iter().map(|row| row.provider).collect(),
    })
}

/// With a code of the authenticator, or a recovery code.
///
/// # Errors
/// [`Fault::OneTimeCode`] at `code`, [`Refusal::TooManyTries`].
pub async fn reauthenticate(ctx: &Ctx, code: &str) -> Result<()> {
    let id = ctx.actor()?.account;
    let account = account::with_ids(vec![id]).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    let attempt = attempt::begin(ctx, &[format!("second factor {id}")]).await?;
    if !is_second_factor(ctx, &account, code).await? {
        return Err(Refusal::field("code", Fault::OneTimeCode).into());
    }
    attempt::succeeded(ctx, attempt).await
}

/// At a provider: whoever it vouches for must be the actor.
///
/// # Errors
/// [`Rule::IdentityUnknown`] for anybody else.
pub async fn reauthenticate_with_identity(ctx: &Ctx, provider: &str, subject: &str) -> Result<()> {
    let id = ctx.actor()?.account;
    let known = known_identity(ctx, provider, subject).await?;
    if known.is_some_and(|account| account.id == id) { Ok(()) } else { Err(Rule::IdentityUnknown.into()) }
}
