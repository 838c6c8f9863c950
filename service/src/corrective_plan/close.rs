use super::report::{content, freeze};
use super::{Step, open, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::corrective_plan::PlanStep;
use domain::id::PlanId;
use domain::permission::Action;
use domain::refusal::Faults;
use domain::text;
use entity::{corrective_part, corrective_plan};

/// Reports the end: what was done, with what proves each measure. Only where a second person found every one done.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`] without words,
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn close(ctx: &Ctx, id: PlanId, revision: i32, end: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftPlan)?;
    held.row.status.after(PlanStep::Close)?;
    let mut faults = Faults::default();
    let end = faults.text("end", end, text::PARAGRAPH);
    faults.check()?;
    let parts = corrective_part::of(id).all(write.tx()).await?;
    let content = content(&held.row, &parts, &end);
    let row = corrective_plan::Model { closed_at: Some(ctx.now()), revision, ..held.row };
    let row = freeze(&mut write, row, &content).await?;
    let step = Step { step: PlanStep::Close, text: &end, act: "plan-closed", role };
    let row = take(&mut write, held.standing, row, step).await?;
    tell::reported(&mut write, &row).await?;
    write.commit().await
}

/// Gives a draft up, with a reason. Nobody outside the company heard of it.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`] once it was reported, [`domain::refusal::Refusal::Fields`] without a reason.
pub async fn cancel(ctx: &Ctx, id: PlanId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftPlan)?;
    held.row.status.after(PlanStep::Cancel)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let row = corrective_plan::Model { revision, ..held.row };
    let step = Step { step: PlanStep::Cancel, text: &reason, act: "plan-cancelled", role };
    take(&mut write, held.standing, row, step).await?;
    write.commit().await
}
