use super::challenge::{Challenge, Purpose, keep, take};
use super::suspend::suspend;
use super::{hash, open, party, read, refused};
use crate::account::{attempt, ticket_for};
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use domain::account::Ticket;
use entity::{account, passkey, passkey_use};
use std::net::IpAddr;
use uuid::Uuid;
use webauthn_rs::prelude::{DiscoverableAuthentication, WebauthnError};
use webauthn_rs_proto::{AllowCredentials, PublicKeyCredential};

/// What browsers call a passkey; in two parts, for a whole word with a hyphen is an act of the trail here.
const KIND: &str = concat!("public", "-key");

/// Asks whatever device there is who holds it. Names no account and no key.
///
/// # Errors
/// [`domain::refusal::Refusal::TooManyTries`], [`domain::refusal::Rule::PasskeysNotOffered`].
pub async fn ask_sign_in(ctx: &Ctx, from: Option<IpAddr>) -> Result<Challenge> {
    attempt::allowed(ctx, from).await?;
    let (asked, state) = party(ctx)?.start_discoverable_authentication().map_err(Error::internal)?;
    keep(ctx, Purpose::SignIn, &state, &asked.public_key).await
}

/// Asks the devices of the actor whether it is still they.
///
/// # Errors
/// [`domain::refusal::Fault::Passkey`] at `passkey` where there is none, [`domain::refusal::Rule::PasskeysNotOffered`].
pub async fn ask_anew(ctx: &Ctx) -> Result<Challenge> {
    let id = ctx.actor()?.account;
    let (mut asked, state) = party(ctx)?.start_discoverable_authentication().map_err(Error::internal)?;
    for row in passkey::of(id).all(ctx.read()).await?.iter().filter(|row| row.suspended_at.is_none()) {
        let id = open(ctx, row)?.cred_id().clone();
        let named = AllowCredentials { type_: KIND.to_owned(), id, transports: None };
        asked.public_key.allow_credentials.push(named);
    }
    if asked.public_key.allow_credentials.is_empty() {
        return Err(refused());
    }
    keep(ctx, Purpose::ShowAnew(id), &state, &asked.public_key).await
}

/// Signs in whom a device knows: having it and being its owner are both factors. Whatever is wrong, the answer is the same.
///
/// # Errors
/// [`domain::refusal::Fault::Passkey`] or [`domain::refusal::Fault::PasskeyMissing`] at `passkey`,
/// [`domain::refusal::Refusal::TooManyTries`], [`domain::refusal::Rule::NoPlace`].
pub async fn sign_in(ctx: &Ctx, challenge: Option<Uuid>, said: &str, from: Option<IpAddr>) -> Result<Ticket> {
    attempt::allowed(ctx, from).await?;
    let said: PublicKeyCredential = read(said)?;
    let attempt = begin(ctx, &said, from).await?;
    let state = take(ctx, challenge, Purpose::SignIn).await?;
    let row = known(ctx, &said).await?;
    // A device that was asked for nobody says for whom it keeps the key.
    if said.get_user_unique_id() != Some(row.account_id.0.as_bytes().as_slice()) {
        return Err(refused());
    }
    let found = account::with_ids(vec![row.account_id]).one(ctx.read()).await?;
    let owner = found.filter(|owner| owner.disabled_at.is_none()).ok_or_else(refused)?;
    proven(ctx, row, &said, state).await?;
    attempt::succeeded(ctx, attempt).await?;
    ticket_for(ctx, &owner).await
}

/// Shows anew that it is still the actor.
///
/// # Errors
/// [`domain::refusal::Fault::Passkey`] or [`domain::refusal::Fault::PasskeyMissing`] at `passkey`,
/// [`domain::refusal::Refusal::TooManyTries`].
pub async fn show_anew(ctx: &Ctx, challenge: Option<Uuid>, said: &str) -> Result<()> {
    let id = ctx.actor()?.account;
    let said: PublicKeyCredential = read(said)?;
    let attempt = begin(ctx, &said, None).await?;
    let state = take(ctx, challenge, Purpose::ShowAnew(id)).await?;
    let row = known(ctx, &said).await?;
    if row.account_id != id {
        return Err(refused());
    }
    proven(ctx, row, &said, state).await?;
    attempt::succeeded(ctx, attempt).await
}

/// Notes the try: of the address it comes from, and of the key, whether there is such a one or not.
async fn begin(ctx: &Ctx, said: &PublicKeyCredential, from: Option<IpAddr>) -> Result<attempt::Attempt> {
    let mut subjects = vec![format!("passkey {}", hash(said.get_credential_id()))];
    subjects.extend(from.map(attempt::from_address));
    attempt::begin(ctx, &subjects).await
}

/// The passkey that a device speaks of. Nobody guesses the id of one, so that it tells nothing to look it up.
async fn known(ctx: &Ctx, said: &PublicKeyCredential) -> Result<passkey::Model> {
    let found = passkey::with_hash(&hash(said.get_credential_id())).one(ctx.read()).await?;
    found.filter(|row| row.suspended_at.is_none()).ok_or_else(refused)
}

/// Whether the device signed what was asked, for this portal, having verified its owner, and counts on from where it was.
async fn proven(
    ctx: &Ctx,
    row: passkey::Model,
    said: &PublicKeyCredential,
    state: DiscoverableAuthentication,
) -> Result<()> {
    let key = open(ctx, &row)?;
    let counts_on = match party(ctx)?.finish_discoverable_authentication_v2(said, state, &key) {
        Ok(done) => passkey_use::once(ctx.house.store.writer(), row.id, done.counter().into(), ctx.now()).await?,
        // Said once the signature holds, so that a stranger suspends nobody's key.
        Err(WebauthnError::CredentialPossibleCompromise) => false,
        Err(_) => return Err(refused()),
    };
    if counts_on {
        return Ok(());
    }
    suspend(ctx, row).await?;
    Err(refused())
}
