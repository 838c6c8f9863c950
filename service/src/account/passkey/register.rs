use super::challenge::{Challenge, Purpose, keep, take};
use super::{about, hash, open, party, read, refused};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::Act;
use domain::account::passkey::{PASSKEYS, passkey_number};
use domain::id::PasskeyId;
use domain::notice::NoticeKind;
use domain::refusal::{Fault, Faults, Refusal};
use domain::text;
use entity::{account, passkey, passkey_use};
use uuid::Uuid;
use webauthn_rs::prelude::{CredentialID, PasskeyRegistration};
use webauthn_rs_proto::{RegisterPublicKeyCredential, ResidentKeyRequirement};

/// Asks a device of the actor for a new key that it finds by itself later, and that it uses for nobody but them.
///
/// # Errors
/// [`Refusal::ReauthenticationNeeded`], [`domain::refusal::Rule::PasskeysNotOffered`], [`Refusal::Fields`] (`name`).
pub async fn ask_new(ctx: &Ctx, name: &str) -> Result<Challenge> {
    let (owner, kept, _) = named(ctx, name).await?;
    let known = kept.iter().map(|row| open(ctx, row).map(|key| key.cred_id().clone()));
    let known = known.collect::<Result<Vec<CredentialID>>>()?;
    let asked = party(ctx)?.start_passkey_registration(owner.id.0, &owner.email, &owner.name, Some(known));
    let (mut asked, state) = asked.map_err(crate::Error::internal)?;
    if let Some(wanted) = &mut asked.public_key.authenticator_selection {
        // Only a key that the device finds by itself signs in somebody who has typed nothing.
        wanted.resident_key = Some(ResidentKeyRequirement::Required);
        wanted.require_resident_key = true;
    }
    keep(ctx, Purpose::Register(owner.id), &state, &asked.public_key).await
}

/// Registers the key with which the device answered.
///
/// # Errors
/// As [`ask_new`]; [`Fault::Passkey`] or [`Fault::PasskeyMissing`] at `passkey`.
pub async fn register(ctx: &Ctx, challenge: Option<Uuid>, name: &str, said: &str) -> Result<()> {
    let (owner, _, name) = named(ctx, name).await?;
    let said: RegisterPublicKeyCredential = read(said)?;
    let state: PasskeyRegistration = take(ctx, challenge, Purpose::Register(owner.id)).await?;
    let key = party(ctx)?.finish_passkey_registration(&said, &state).map_err(|_| refused())?;
    let id = PasskeyId(ctx.new_id());
    let sealed = ctx.house.keys.seal(&about(id, owner.id), &serde_json::to_vec(&key)?)?;
    let mut write = ctx.write().await?;
    let row = passkey::Model {
        id,
        account_id: owner.id,
        name,
        credential_hash: hash(key.cred_id()),
        credential: Some(sealed),
        made_at: ctx.now(),
        suspended_at: None,
        removed_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    passkey_use::begin(write.tx(), id).await?;
    write.record(Act { case: owner.id.0, act: "passkey-registered", role: None, reason: "" }).await?;
    let place = ctx.actor()?.organisation;
    notice::tell_owner(&mut write, owner.id, place, NoticeKind::PasskeyRegistered, &passkey_number(id)).await?;
    write.commit().await
}

/// Who asks, the passkeys that they have, and what they call the new one.
async fn named(ctx: &Ctx, name: &str) -> Result<(account::Model, Vec<passkey::Model>, String)> {
    let id = ctx.actor()?.account;
    ctx.fresh()?;
    party(ctx)?;
    let owner = account::with_ids(vec![id]).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    let kept = passkey::of(id).all(ctx.read()).await?;
    let mut faults = Faults::default();
    let name = faults.text("name", name, text::LINE);
    if kept.iter().any(|row| row.name == name) {
        faults.add("name", Fault::NameTaken);
    }
    if kept.len() >= PASSKEYS {
        faults.add("name", Fault::TooMany);
    }
    faults.check()?;
    Ok((owner, kept, name))
}
