use super::{Step, in_case, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::engagement::Side;
use domain::id::WaiverId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::Faults;
use domain::text;
use domain::waiver::WaiverStep;
use entity::waiver;

/// The ministry asks about a waiver.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`] without words,
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn query(ctx: &Ctx, id: WaiverId, revision: i32, question: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role = case.permit(Action::Query)?;
    row.status.after(WaiverStep::Query)?;
    let text = words(question)?;
    let step = Step { step: WaiverStep::Query, text: &text, act: "waiver-queried", role };
    let row = take(&mut write, &case, waiver::Model { revision, ..row }, step).await?;
    for side in [Side::Upstream, Side::Downstream] {
        tell::side(&mut write, &case.engagement, side, &row, NoticeKind::WaiverQueried).await?;
    }
    write.commit().await
}

/// One of the two companies answers: the prime, which put the waiver to the ministry, or the subcontractor, which proposed it.
///
/// # Errors
/// As [`query`].
pub async fn answer_query(ctx: &Ctx, id: WaiverId, revision: i32, answer: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role = case.permit(Action::SupportWaiver).or_else(|_| case.permit(Action::ProposeWaiver))?;
    row.status.after(WaiverStep::AnswerQuery)?;
    let text = words(answer)?;
    let step = Step { step: WaiverStep::AnswerQuery, text: &text, act: "waiver-query-answered", role };
    let row = take(&mut write, &case, waiver::Model { revision, ..row }, step).await?;
    tell::ministry(&mut write, &row, NoticeKind::WaiverQueryAnswered).await?;
    for side in [Side::Upstream, Side::Downstream] {
        tell::side(&mut write, &case.engagement, side, &row, NoticeKind::WaiverQueryAnswered).await?;
    }
    write.commit().await
}

fn words(typed: &str) -> Result<String> {
    let mut faults = Faults::default();
    let text = faults.text("text", typed, text::PARAGRAPH);
    faults.check()?;
    Ok(text)
}
