use super::desk::{moved, open};
use super::tell;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::disclosure::{DisclosureStep, Place};
use domain::id::DisclosureId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Faults, Rule};
use domain::text;
use entity::disclosure;

/// The ministry asks. The prime answers; the companies below are told as well.
///
/// # Errors
/// [`Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`] without words.
pub async fn query(ctx: &Ctx, id: DisclosureId, revision: i32, question: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::QueryDisclosure)?;
    let status = desk.row.status.after(DisclosureStep::Query)?;
    let text = words(question)?;
    let row = disclosure::Model { status, desk_id: desk.row.prime_id, revision, ..desk.row };
    let step = ("disclosure-queried", DisclosureStep::Query, role);
    let row = moved(&mut write, row, step, (&text, None)).await?;
    tell::chain(&mut write, &row, NoticeKind::DisclosureQueried).await?;
    write.commit().await
}

/// The prime answers the ministry's question.
///
/// # Errors
/// [`Rule::NotInThisState`] also for a company that is not the prime, [`domain::refusal::Refusal::Fields`] without words.
pub async fn answer_query(ctx: &Ctx, id: DisclosureId, revision: i32, answer: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::PassDisclosure)?;
    let status = desk.row.status.after(DisclosureStep::AnswerQuery)?;
    if !desk.is_prime() {
        return Err(Rule::NotInThisState.into());
    }
    let text = words(answer)?;
    let row = disclosure::Model { status, desk_id: desk.row.ministry_id, revision, ..desk.row };
    let step = ("disclosure-query-answered", DisclosureStep::AnswerQuery, role);
    let row = moved(&mut write, row, step, (&text, None)).await?;
    tell::parties(&mut write, &row, &[Place::Ministry], NoticeKind::DisclosureQueryAnswered).await?;
    write.commit().await
}

fn words(typed: &str) -> Result<String> {
    let mut faults = Faults::default();
    let text = faults.text("text", typed, text::PARAGRAPH);
    faults.check()?;
    Ok(text)
}
