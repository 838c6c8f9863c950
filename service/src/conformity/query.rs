use super::{open, take, tell, words};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::conformity::ConformityStep;
use domain::id::ConformityId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use entity::conformity;

/// The ministry asks.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`] without words,
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn query(ctx: &Ctx, id: ConformityId, revision: i32, question: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let open = open(&write, id).await?;
    let role = open.ministry(Action::Query)?;
    open.row.status.after(ConformityStep::Query)?;
    let text = words("text", question)?;
    let row = conformity::Model { revision, ..open.row };
    let row = take(&mut write, row, (ConformityStep::Query, "conformity-queried", role), &text).await?;
    tell::company(&mut write, &row, NoticeKind::ConformityQueried).await?;
    write.commit().await
}

/// Whoever answers for this kind in the company answers.
///
/// # Errors
/// As [`query`].
pub async fn answer_query(ctx: &Ctx, id: ConformityId, revision: i32, answer: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let open = open(&write, id).await?;
    let role = open.company()?;
    open.row.status.after(ConformityStep::AnswerQuery)?;
    let text = words("text", answer)?;
    let row = conformity::Model { revision, ..open.row };
    let row = take(&mut write, row, (ConformityStep::AnswerQuery, "conformity-query-answered", role), &text).await?;
    tell::ministry(&mut write, &row, NoticeKind::ConformityQueryAnswered).await?;
    write.commit().await
}
