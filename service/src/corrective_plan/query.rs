use super::{Step, open, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::corrective_plan::PlanStep;
use domain::id::PlanId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Faults, Rule};
use domain::text;
use entity::corrective_plan;

/// The ministry asks about a plan. That stops nothing.
///
/// # Errors
/// [`Rule::QueryOpen`] while a question is open, [`domain::refusal::Refusal::Fields`] without words,
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn query(ctx: &Ctx, id: PlanId, revision: i32, question: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::ReceivePlan)?;
    if held.row.asked {
        return Err(Rule::QueryOpen.into());
    }
    let text = words(question)?;
    let row = corrective_plan::Model { asked: true, revision, ..held.row };
    let step = Step { step: PlanStep::Query, text: &text, act: "plan-queried", role };
    let row = take(&mut write, held.standing, row, step).await?;
    tell::company(&mut write, &row, NoticeKind::PlanQueried).await?;
    write.commit().await
}

/// The company answers.
///
/// # Errors
/// [`Rule::NotInThisState`] where nothing was asked; else as [`query`].
pub async fn answer_query(ctx: &Ctx, id: PlanId, revision: i32, answer: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftPlan)?;
    if !held.row.asked {
        return Err(Rule::NotInThisState.into());
    }
    let text = words(answer)?;
    let row = corrective_plan::Model { asked: false, revision, ..held.row };
    let step = Step { step: PlanStep::AnswerQuery, text: &text, act: "plan-query-answered", role };
    let row = take(&mut write, held.standing, row, step).await?;
    tell::ministry(&mut write, &row, NoticeKind::PlanQueryAnswered).await?;
    write.commit().await
}

fn words(typed: &str) -> Result<String> {
    let mut faults = Faults::default();
    let text = faults.text("text", typed, text::PARAGRAPH);
    faults.check()?;
    Ok(text)
}
