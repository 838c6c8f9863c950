use super::place::place;
use super::store::grant;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::evidence::view::EvidenceLine;
use domain::id::{ConfirmationId, EvidenceId};
use domain::permission::Actor;
use domain::refusal::Refusal;
use entity::{evidence_grant, evidence_removal};
use uuid::Uuid;

/// Attaches a file that was uploaded before to another item. It must be the own organisation's, and one that the actor sees
/// already: attaching never shows anybody of the own side more than they knew. A file that is there already stays as it is.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotPermitted`]; the sheet or the item is not open.
pub async fn attach(ctx: &Ctx, sheet: ConfirmationId, item: &str, file: EvidenceId) -> Result<EvidenceLine> {
    let actor = ctx.actor()?;
    let mut write = ctx.write().await?;
    let place = place(&write, sheet, item).await?;
    let row = super::shown(&write.ctx, file, write.tx()).await?;
    if row.organisation_id != actor.organisation {
        return Err(Refusal::NotFound.into());
    }
    if let Some(there) = evidence_grant::live_at(sheet, item, file).one(write.tx()).await? {
        drop(write);
        return super::line(ctx, there.id).await;
    }
    let grant = grant(&mut write, actor, &place, sheet, item, file).await?;
    still_there(&write, file).await?;
    write.commit().await?;
    super::line(ctx, grant).await
}

/// The same inside a transaction that has looked at the item: adds the attachment, which the caller records with its own act.
///
/// # Errors
/// The store does not answer.
pub(crate) async fn attach_in(
    write: &mut Write,
    actor: &Actor,
    sheet: ConfirmationId,
    item: &str,
    file: EvidenceId,
) -> Result<()> {
    let row = super::store::granted(write, actor, sheet, item, file);
    write.insert(row).await?;
    still_there(write, file).await
}

/// Asked after the attachment was written, which waits for whoever deletes the file: see [`crate::vault::remove`].
async fn still_there(write: &Write, file: EvidenceId) -> Result<()> {
    match evidence_removal::of(file).one(write.tx()).await? {
        Some(_) => Err(Refusal::NotFound.into()),
        None => Ok(()),
    }
}

/// Takes a file away from an item. What was submitted with it keeps it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotPermitted`]; the sheet or the item is not open; [`Refusal::ChangedMeanwhile`].
pub async fn detach(ctx: &Ctx, grant: Uuid, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let row = evidence_grant::live(grant).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let place = place(&write, row.confirmation_id, &row.item_key).await?;
    let ended_at = Some(ctx.now());
    write.revise(evidence_grant::Model { ended_at, revision, ..row }).await?;
    let case = place.case.engagement.id.0;
    write.record(Act { case, act: "evidence-detached", role: Some(place.role), reason: "" }).await?;
    write.commit().await
}
