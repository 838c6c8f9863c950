use super::{attempt, password, recovery, totp};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use chrono::Duration;
use domain::account::view::SignInLine;
use domain::account::{PASSED_MINUTES, Passed, RECOVERY_SIGNS, Ticket, spoken};
use domain::id::AccountId;
use domain::refusal::{Fault, Refusal, Rule};
use domain::text;
use entity::{account, credential, membership, sign_in, totp_use};
use std::net::IpAddr;

/// First half of a sign-in. Costs one verification of a password on every path but that of too many tries, which is the
/// same for addresses that have an account and for those that have none.
///
/// # Errors
/// [`Refusal::TooManyTries`]; [`Fault::Credentials`] at `password`, whatever was wrong; [`Refusal::Unavailable`].
pub async fn with_password(ctx: &Ctx, email: &str, typed: &str, from: Option<IpAddr>) -> Result<Passed> {
    let email = text::email(email).unwrap_or_default();
    let mut subjects = vec![format!("account {email}")];
    subjects.extend(from.map(attempt::from_address));
    let attempt = attempt::begin(ctx, &subjects).await?;
    let found = account::with_email(&email).one(ctx.read()).await?;
    let credential = match &found {
        Some(account) => credential::of(account.id).one(ctx.read()).await?,
        None => None,
    };
    let stored = credential.as_ref().and_then(|credential| credential.password_hash.as_deref());
    let right = password::verify(typed, stored).await?;
    let found = found.filter(|account| right && account.disabled_at.is_none());
    let Some(account) = found else { return Err(Refusal::field("password", Fault::Credentials).into()) };
    attempt::succeeded(ctx, attempt).await?;
    passed(ctx, &account, credential.is_some_and(|credential| credential.totp_confirmed_at.is_some()))
}

/// What is remembered between the password and the second factor.
pub(crate) fn passed(ctx: &Ctx, account: &account::Model, enrolled: bool) -> Result<Passed> {
    let offered = if enrolled { None } else { Some(totp::offer(ctx, account.id)?) };
    Ok(Passed { account: account.id, epoch: account.epoch, at: ctx.now(), offered })
}

/// Second half: a code of the authenticator, or a recovery code.
///
/// # Errors
/// [`Refusal::SignInNeeded`] where the first half is over, [`Fault::OneTimeCode`] at `code`, [`Refusal::TooManyTries`],
/// [`Rule::NoPlace`].
pub async fn second_factor(ctx: &Ctx, passed: &Passed, code: &str) -> Result<Ticket> {
    let account = still_passed(ctx, passed).await?;
    let attempt = attempt::begin(ctx, &[format!("second factor {}", account.id)]).await?;
    if !is_second_factor(ctx, &account, code).await? {
        return Err(Refusal::field("code", Fault::OneTimeCode).into());
    }
    attempt::succeeded(ctx, attempt).await?;
    ticket_for(ctx, &account).await
}

/// Whether this is a code of the account's authenticator, or one of its recovery codes; each counts once.
///
/// # Errors
/// [`Refusal::SignInNeeded`] where no authenticator is registered.
pub(crate) async fn is_second_factor(ctx: &Ctx, account: &account::Model, code: &str) -> Result<bool> {
    let credential = credential::of(account.id).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    let (Some(sealed), Some(_)) = (&credential.totp_secret, credential.totp_confirmed_at) else {
        return Err(Refusal::SignInNeeded.into());
    };
    match totp::step(ctx, account.id, sealed, code)? {
        Some(step) => Ok(totp_use::once(ctx.house.store.writer(), account.id, step).await?),
        None => with_recovery_code(ctx, account, code).await,
    }
}

/// Notes a sign-in for the list that its owner sees; gives the one before.
///
/// # Errors
/// The store does not answer.
pub async fn note(ctx: &Ctx, account: AccountId, browser: &str) -> Result<Option<SignInLine>> {
    let before = sign_in::newest_of(account, 1).one(ctx.read()).await?;
    let row = sign_in::Model { id: ctx.new_id(), account_id: account, at: ctx.now(), browser: browser.to_owned() };
    sign_in::add(ctx.house.store.writer(), row).await?;
    Ok(before.map(|row| SignInLine { at: row.at, browser: row.browser }))
}

async fn with_recovery_code(ctx: &Ctx, account: &account::Model, code: &str) -> Result<bool> {
    if spoken(code).chars().count() != RECOVERY_SIGNS {
        return Ok(false);
    }
    let mut write = ctx.write().await?;
    if !recovery::once(&mut write, account.id, code).await? {
        return Ok(false);
    }
    let act = Act { case: account.id.0, act: "recovery-code-used", role: None, reason: "" };
    write.record_as(account.id, None, act).await?;
    write.commit().await?;
    Ok(true)
}

/// Second half of a first sign-in: registers the authenticator that was offered. Gives the recovery codes, which are
/// never shown again.
///
/// # Errors
/// As [`second_factor`]; [`Refusal::SignInNeeded`] where an authenticator was registered meanwhile.
pub async fn enrol(ctx: &Ctx, passed: &Passed, code: &str) -> Result<(Ticket, Vec<String>)> {
    let account = still_passed(ctx, passed).await?;
    let sealed = passed.offered.clone().ok_or(Refusal::SignInNeeded)?;
    let attempt = attempt::begin(ctx, &[format!("second factor {}", account.id)]).await?;
    let step = totp::step(ctx, account.id, &sealed, code)?;
    let step = step.ok_or_else(|| Refusal::field("code", Fault::OneTimeCode))?;
    let ticket = ticket_for(ctx, &account).await?;
    let mut write = ctx.write().await?;
    let found = credential::of(account.id).one(write.tx()).await?.ok_or(Refusal::SignInNeeded)?;
    if found.totp_confirmed_at.is_some() || !totp_use::once(write.tx(), account.id, step).await? {
        return Err(Refusal::SignInNeeded.into());
    }
    write.revise(credential::Model { totp_secret: Some(sealed), totp_confirmed_at: Some(ctx.now()), ..found }).await?;
    let codes = recovery::renew(&mut write, account.id).await?;
    let act = Act { case: account.id.0, act: "authenticator-registered", role: None, reason: "" };
    write.record_as(account.id, None, act).await?;
    write.commit().await?;
    attempt::succeeded(ctx, attempt).await?;
    Ok((ticket, codes))
}

async fn still_passed(ctx: &Ctx, passed: &Passed) -> Result<account::Model> {
    let found = account::with_ids(vec![passed.account]).one(ctx.read()).await?;
    let in_time = passed.at + Duration::minutes(PASSED_MINUTES) > ctx.now();
    let found = found.filter(|account| in_time && account.disabled_at.is_none() && account.epoch == passed.epoch);
    Ok(found.ok_or(Refusal::SignInNeeded)?)
}

/// What the session of this account keeps: at first for the place that it has longest.
pub(crate) async fn ticket_for(ctx: &Ctx, account: &account::Model) -> Result<Ticket> {
    let place = membership::places_of(account.id).one(ctx.read()).await?;
    let (membership, organisation) =
        place.and_then(|(membership, organisation)| Some((membership, organisation?))).ok_or(Rule::NoPlace)?;
    Ok(Ticket {
        account: account.id,
        membership: membership.id,
        kind: organisation.kind,
        epoch: account.epoch,
        since: ctx.now(),
    })
}
