use super::write::reach;
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::comment;
use domain::id::{CommentId, ConfirmationId};
use domain::permission::Action;
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::comment as rows;

/// Resolves a thread: by anybody of the side that began it.
///
/// # Errors
/// [`Refusal::NotFound`] for whoever may not see it, [`Refusal::NotPermitted`] for the other side, [`Refusal::ChangedMeanwhile`],
/// [`Rule::NotInThisState`] where it is resolved.
pub async fn resolve(ctx: &Ctx, id: ConfirmationId, item: &str, which: CommentId, revision: i32) -> Result<()> {
    let (mut write, case, role, row) = begun_by_own_side(ctx, id, item, which).await?;
    if row.resolved_at.is_some() {
        return Err(Rule::NotInThisState.into());
    }
    let (resolved_by, resolved_at) = (Some(case.actor().account), Some(ctx.now()));
    write.revise(rows::Model { resolved_by, resolved_at, revision, ..row }).await?;
    end(write, &case, role, "comment-resolved", item).await
}

/// Opens a thread again.
///
/// # Errors
/// As [`resolve`].
pub async fn reopen(ctx: &Ctx, id: ConfirmationId, item: &str, which: CommentId, revision: i32) -> Result<()> {
    let (mut write, case, role, row) = begun_by_own_side(ctx, id, item, which).await?;
    if row.resolved_at.is_none() {
        return Err(Rule::NotInThisState.into());
    }
    write.revise(rows::Model { resolved_by: None, resolved_at: None, revision, ..row }).await?;
    end(write, &case, role, "comment-reopened", item).await
}

/// Takes an own comment back: its words are gone, that it was there and their digest stay.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotPermitted`] for anybody but its author, [`Refusal::ChangedMeanwhile`].
pub async fn retract(ctx: &Ctx, id: ConfirmationId, item: &str, which: CommentId, revision: i32) -> Result<()> {
    let (mut write, case, role, row) = seen(ctx, id, item, which).await?;
    if row.written_by != case.actor().account {
        return Err(Refusal::NotPermitted.into());
    }
    if row.retracted_at.is_some() {
        return Err(Rule::NotInThisState.into());
    }
    write.revise(rows::Model { text: String::new(), retracted_at: Some(ctx.now()), revision, ..row }).await?;
    end(write, &case, role, "comment-retracted", item).await
}

async fn seen(ctx: &Ctx, id: ConfirmationId, item: &str, which: CommentId) -> Result<(Write, Case, Role, rows::Model)> {
    let write = ctx.write().await?;
    let (_, case) = reach(&write, id, item).await?;
    let role = case.permit(Action::Comment)?;
    let party = comment::party(case.standing).ok_or(Refusal::NotFound)?;
    let seen = rows::on(rows::read_by(case.actor(), party, id), item);
    let row = rows::one_of(seen, which).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    Ok((write, case, role, row))
}

async fn begun_by_own_side(
    ctx: &Ctx,
    id: ConfirmationId,
    item: &str,
    which: CommentId,
) -> Result<(Write, Case, Role, rows::Model)> {
    let (write, case, role, row) = seen(ctx, id, item, which).await?;
    if row.thread_id.is_some() {
        return Err(Refusal::NotFound.into());
    }
    let own = row.organisation_id == case.actor().organisation;
    if own && comment::audiences(case.standing).contains(&row.audience) {
        Ok((write, case, role, row))
    } else {
        Err(Refusal::NotPermitted.into())
    }
}

async fn end(mut write: Write, case: &Case, role: Role, act: &str, item: &str) -> Result<()> {
    write.record(Act { case: case.engagement.id.0, act, role: Some(role), reason: item }).await?;
    write.commit().await
}
