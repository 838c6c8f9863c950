use super::credential::{confirm_password, next_epoch};
use super::{attempt, recovery, totp};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::account::Ticket;
use domain::account::view::AuthenticatorOffer;
use domain::id::AccountId;
use domain::refusal::{Fault, Refusal};
use entity::{account, credential, totp_use};

/// The offered secret as an authenticator takes it. One statement.
///
/// # Errors
/// The account is gone, or the secret was sealed for another one.
pub async fn shown(ctx: &Ctx, account: AccountId, sealed: &str) -> Result<AuthenticatorOffer> {
    let found = account::with_ids(vec![account]).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    totp::show(ctx, found.id, &found.email, sealed)
}

/// Begins the change of the actor's authenticator: a new secret, sealed, that the session keeps until it is confirmed.
///
/// # Errors
/// [`Fault::PresentPassword`] at `current`, [`Refusal::TooManyTries`].
pub async fn offer_authenticator(ctx: &Ctx, current: &str) -> Result<String> {
    let (account, _) = confirm_password(ctx, current).await?;
    totp::offer(ctx, account.id)
}

/// Puts the offered authenticator in the place of the old one. All other sessions are dead from now on; the recovery codes
/// are new too and never shown again.
///
/// # Errors
/// [`Fault::OneTimeCode`] at `code`, [`Refusal::TooManyTries`].
pub async fn change_authenticator(
    ctx: &Ctx,
    ticket: &Ticket,
    sealed: &str,
    code: &str,
) -> Result<(Ticket, Vec<String>)> {
    let id = ctx.actor()?.account;
    let attempt = attempt::begin(ctx, &[format!("second factor {id}")]).await?;
    let wrong = || Refusal::field("code", Fault::OneTimeCode);
    let step = totp::step(ctx, id, sealed, code)?.ok_or_else(wrong)?;
    let mut write = ctx.write().await?;
    let account = account::with_ids(vec![id]).one(write.tx()).await?.ok_or(Refusal::SignInNeeded)?;
    let found = credential::of(id).one(write.tx()).await?.ok_or(Refusal::SignInNeeded)?;
    if !totp_use::once(write.tx(), id, step).await? {
        return Err(wrong().into());
    }
    let sealed = Some(sealed.to_owned());
    write.revise(credential::Model { totp_secret: sealed, totp_confirmed_at: Some(ctx.now()), ..found }).await?;
    let account = next_epoch(&mut write, account).await?;
    let codes = recovery::renew(&mut write, id).await?;
    write.record(Act { case: id.0, act: "authenticator-changed", role: None, reason: "" }).await?;
    write.commit().await?;
    attempt::succeeded(ctx, attempt).await?;
    Ok((Ticket { epoch: account.epoch, ..ticket.clone() }, codes))
}

/// Makes new recovery codes; the old ones are void.
///
/// # Errors
/// [`Fault::PresentPassword`] at `current`, [`Refusal::TooManyTries`].
pub async fn new_recovery_codes(ctx: &Ctx, current: &str) -> Result<Vec<String>> {
    let (account, _) = confirm_password(ctx, current).await?;
    let mut write = ctx.write().await?;
    let codes = recovery::renew(&mut write, account.id).await?;
    write.record(Act { case: account.id.0, act: "recovery-codes-made", role: None, reason: "" }).await?;
    write.commit().await?;
    Ok(codes)
}
