use super::{Step, open, take};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::corrective_plan::PlanStep;
use domain::corrective_plan::content::PlanContent;
use domain::id::PlanId;
use domain::permission::Action;
use domain::refusal::{Faults, Refusal};
use domain::text;
use entity::{corrective_part, corrective_plan, corrective_report};

/// Begins a further version, with the reason: a day slips, or a measure changes. What was reported holds until it is reported.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`] without a reason, [`Refusal::ChangedMeanwhile`].
pub async fn revise(ctx: &Ctx, id: PlanId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftPlan)?;
    held.row.status.after(PlanStep::Revise)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let row = corrective_plan::Model { reason: reason.clone(), revision, ..held.row };
    let step = Step { step: PlanStep::Revise, text: &reason, act: "plan-revision-begun", role };
    take(&mut write, held.standing, row, step).await?;
    write.commit().await
}

/// Gives the further version up: the plan says again what was reported last. What was recorded of measures meanwhile stays.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn keep(ctx: &Ctx, id: PlanId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftPlan)?;
    held.row.status.after(PlanStep::Keep)?;
    let last = corrective_report::of(id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let said: PlanContent = serde_json::from_str(&last.content)?;
    for part in corrective_part::ever(id).all(write.tx()).await? {
        let reported = said.parts.iter().find(|reported| reported.id == part.id);
        // One that was added meanwhile is none of the reported plan. An owner who was replaced comes back by the next version.
        let back = reported.map_or_else(
            || corrective_part::Model { dropped: true, ..part.clone() },
            |reported| corrective_part::Model {
                dropped: false,
                title: reported.title.clone(),
                due_on: reported.due_on,
                ..part.clone()
            },
        );
        if back != part {
            write.revise(back).await?;
        }
    }
    let row = corrective_plan::Model {
        reference: said.reference,
        clause: said.clause,
        shortcoming: said.shortcoming,
        delay: said.delay,
        limit_on: said.limit_on,
        ends_on: said.ends_on,
        reason: String::new(),
        revision,
        ..held.row
    };
    let step = Step { step: PlanStep::Keep, text: "", act: "plan-revision-dropped", role };
    let row = take(&mut write, held.standing, row, step).await?;
    super::report::complete(&mut write, row, role).await?;
    write.commit().await
}
