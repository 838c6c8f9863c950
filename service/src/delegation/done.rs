use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::{Error, Result};
use crate::notice;
use crate::write::{Act, Write};
use domain::id::{ConfirmationId, DelegationId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Refusal, Rule};
use entity::{confirmation, delegation, delegation_item};

/// Says that everything asked for is answered (回答済みにした). Whoever asked is told; nothing is submitted by it.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody but the colleague who was asked, [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn done(ctx: &Ctx, id: ConfirmationId, which: DelegationId, revision: i32) -> Result<()> {
    let (mut write, sheet, case, row) = own(ctx, id, which).await?;
    let asker = row.delegated_by;
    write.revise(delegation::Model { done_round: Some(sheet.round), revision, ..row }).await?;
    record(&mut write, &case, "delegation-done").await?;
    let (engagement, path) = (&case.engagement, format!("/confirmation/{id}"));
    let kind = NoticeKind::DelegationDone;
    notice::tell_at(&mut write, vec![asker], engagement.downstream_id, kind, &engagement.number, &path).await?;
    write.commit().await
}

/// Takes the mark away again.
///
/// # Errors
/// As [`done`].
pub async fn undone(ctx: &Ctx, id: ConfirmationId, which: DelegationId, revision: i32) -> Result<()> {
    let (mut write, _, case, row) = own(ctx, id, which).await?;
    write.revise(delegation::Model { done_round: None, revision, ..row }).await?;
    record(&mut write, &case, "delegation-reopened").await?;
    write.commit().await
}

async fn own(
    ctx: &Ctx,
    id: ConfirmationId,
    which: DelegationId,
) -> Result<(Write, confirmation::Model, Case, delegation::Model)> {
    let actor = ctx.actor()?;
    let write = ctx.write().await?;
    let first = delegation_item::some_of(actor, which).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let (sheet, case) = super::in_part(&write, id, &first.item_key).await?;
    if !sheet.status.is_answerable() {
        return Err(Rule::NotInThisState.into());
    }
    let row = delegation::live(id, which).one(write.tx()).await?.filter(|row| row.membership_id == actor.membership);
    let row = row.ok_or_else(|| Error::from(Refusal::NotFound))?;
    Ok((write, sheet, case, row))
}

async fn record(write: &mut Write, case: &Case, act: &str) -> Result<()> {
    let role = case.permit(Action::Answer)?;
    write.record(Act { case: case.engagement.id.0, act, role: Some(role), reason: "" }).await
}
