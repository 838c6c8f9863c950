use super::draft::confirmed;
use super::{content, open, take, tell, words};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::conformity::ConformityStep;
use domain::digest;
use domain::id::ConformityId;
use domain::notice::NoticeKind;
use domain::refusal::Rule;
use entity::conformity;

/// Puts a request to the ministry (4-1-3, 5-2-1-エ). What it says is pinned by a digest. The version in force stays so.
///
/// # Errors
/// [`Rule::ChangesMissing`] where another version was confirmed since it was written and it says nothing of what changed;
/// [`Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn submit(ctx: &Ctx, id: ConformityId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let open = open(&write, id).await?;
    let role = open.company()?;
    open.row.status.after(ConformityStep::Submit)?;
    let before = confirmed(ctx, write.tx(), open.row.contract_id, open.row.kind).await?;
    if before && open.row.changes.is_empty() {
        return Err(Rule::ChangesMissing.into());
    }
    let digest = digest::of(&content(&open.row))?;
    let row = conformity::Model { digest, submitted_at: Some(ctx.now()), revision, ..open.row };
    let row = take(&mut write, row, (ConformityStep::Submit, "conformity-submitted", role), "").await?;
    tell::ministry(&mut write, &row, NoticeKind::ConformitySubmitted).await?;
    write.commit().await
}

/// Takes a request back before it is answered, with a reason.
///
/// # Errors
/// [`Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`] without a reason,
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn withdraw(ctx: &Ctx, id: ConformityId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let open = open(&write, id).await?;
    let role = open.company()?;
    open.row.status.after(ConformityStep::Withdraw)?;
    let reason = words("reason", reason)?;
    let row = conformity::Model { revision, ..open.row };
    let row = take(&mut write, row, (ConformityStep::Withdraw, "conformity-withdrawn", role), &reason).await?;
    if row.submitted_at.is_some() {
        tell::ministry(&mut write, &row, NoticeKind::ConformityWithdrawn).await?;
    }
    write.commit().await
}
