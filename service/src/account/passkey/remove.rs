use crate::account::credential::next_epoch;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::write::{Act, Write};
use domain::account::Ticket;
use domain::account::passkey::{Proofs, passkey_number};
use domain::id::PasskeyId;
use domain::notice::NoticeKind;
use domain::refusal::Refusal;
use entity::{account, credential, external_identity, passkey};

/// Removes a passkey of the actor, and the key with it. All other sessions are dead from now on; the ticket given back is for this
/// one.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`], [`domain::refusal::Rule::LastProof`], [`Refusal::ReauthenticationNeeded`].
pub async fn remove(ctx: &Ctx, ticket: &Ticket, id: PasskeyId, revision: i32) -> Result<Ticket> {
    let actor = ctx.actor()?;
    let mut write = ctx.write().await?;
    let owner = account::with_ids(vec![actor.account]).one(write.tx()).await?.ok_or(Refusal::SignInNeeded)?;
    let row = passkey::one_of(owner.id, id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    // One that is suspended proves nothing any more.
    if row.suspended_at.is_none() {
        left(&write, &row).await?.without_one()?;
    }
    write.revise(passkey::Model { credential: None, removed_at: Some(ctx.now()), revision, ..row }).await?;
    let owner = next_epoch(&mut write, owner).await?;
    write.record(Act { case: owner.id.0, act: "passkey-removed", role: None, reason: "" }).await?;
    let (place, number) = (actor.organisation, passkey_number(id));
    notice::tell_owner(&mut write, owner.id, place, NoticeKind::PasskeyRemoved, &number).await?;
    write.commit().await?;
    Ok(Ticket { epoch: owner.epoch, ..ticket.clone() })
}

/// By what its owner can prove who they are without it.
async fn left(write: &Write, row: &passkey::Model) -> Result<Proofs> {
    let owner = row.account_id;
    let found = credential::of(owner).one(write.tx()).await?.ok_or(Refusal::SignInNeeded)?;
    let others = passkey::of(owner).all(write.tx()).await?;
    Ok(Proofs {
        authenticator: found.password_hash.is_some() && found.totp_confirmed_at.is_some(),
        providers: external_identity::of(owner).all(write.tx()).await?.len(),
        passkeys: others.iter().filter(|other| other.id != row.id && other.suspended_at.is_none()).count(),
    })
}
