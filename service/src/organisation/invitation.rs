use super::invite::send;
use super::people::manager;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::id::{InvitationId, OrganisationId};
use domain::refusal::Refusal;
use entity::invitation;

/// Sends an invitation once more, with a new link and new seven days; the old link is void.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`].
pub async fn resend(ctx: &Ctx, id: InvitationId, revision: i32) -> Result<()> {
    let (actor, role) = manager(ctx)?;
    let mut write = ctx.write().await?;
    let row = waiting(&write, actor.organisation, id).await?;
    send(&mut write, invitation::Model { revision, ..row }).await?;
    write.record(Act { case: actor.organisation.0, act: "invitation-resent", role: Some(role), reason: "" }).await?;
    write.commit().await
}

/// Takes an invitation back; its link is void.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`].
pub async fn revoke(ctx: &Ctx, id: InvitationId, revision: i32) -> Result<()> {
    let (actor, role) = manager(ctx)?;
    let mut write = ctx.write().await?;
    let row = waiting(&write, actor.organisation, id).await?;
    write.revise(invitation::Model { revoked_at: Some(ctx.now()), revision, ..row }).await?;
    write.record(Act { case: actor.organisation.0, act: "invitation-revoked", role: Some(role), reason: "" }).await?;
    write.commit().await
}

async fn waiting(write: &Write, organisation: OrganisationId, id: InvitationId) -> Result<invitation::Model> {
    let rows = invitation::waiting_in(organisation).all(write.tx()).await?;
    Ok(rows.into_iter().find(|row| row.id == id).ok_or(Refusal::NotFound)?)
}
