use super::case_for_update;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::engagement::EngagementStep;
use domain::id::EngagementId;
use domain::permission::Action;
use domain::refusal::{Faults, Rule};
use domain::text;
use entity::engagement;

/// A named person judges that the work cannot make protected information known (5-3, second sentence; 5-3-e). The
/// subcontractor may then carry a locked box and nothing more. Whoever drafted the case does not judge.
///
/// # Errors
/// [`Rule::JudgeIsClerk`], [`Rule::NotInThisState`], a missing ground.
pub async fn judge_exempt(ctx: &Ctx, id: EngagementId, revision: i32, ground: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::JudgeExemption)?;
    if case.engagement.drafted_by == case.actor().account {
        return Err(Rule::JudgeIsClerk.into());
    }
    let status = case.engagement.status.after(EngagementStep::JudgeExempt)?;
    let mut faults = Faults::default();
    let ground = faults.text("ground", ground, text::PARAGRAPH);
    faults.check()?;
    let judged = engagement::Model {
        status,
        exemption_ground: ground.clone(),
        exempted_by: Some(case.actor().account),
        exempted_at: Some(ctx.now()),
        revision,
        ..case.engagement
    };
    write.revise(judged).await?;
    write.record(Act { case: id.0, act: "exemption-judged", role: Some(role), reason: &ground }).await?;
    write.commit().await
}

/// The work touches protected information: also when an earlier exemption no longer holds because the work changed.
///
/// # Errors
/// [`Rule::NotInThisState`].
pub async fn require_confirmation(ctx: &Ctx, id: EngagementId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::EditWorkPackage)?;
    let status = case.engagement.status.after(EngagementStep::RequireConfirmation)?;
    write.revise(engagement::Model { status, revision, ..case.engagement }).await?;
    write.record(Act { case: id.0, act: "confirmation-required", role: Some(role), reason: "" }).await?;
    write.commit().await
}
