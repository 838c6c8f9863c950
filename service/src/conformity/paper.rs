use super::answer::{AnswerForm, answer_of, read, take_effect};
use super::{open, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::conformity::ConformityStep;
use domain::id::ConformityId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Rule};
use domain::{text, time};
use entity::{conformity, conformity_answer};

/// Enters an answer that was given on paper (trap 57); it takes effect once a second person has checked the entry.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`] without number or day, [`Rule::NotInThisState`],
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn record_paper(ctx: &Ctx, id: ConformityId, revision: i32, form: &AnswerForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let open = open(&write, id).await?;
    let role = open.ministry(Action::RecordPaperAnswer)?;
    open.row.status.after(ConformityStep::RecordPaper)?;
    let mut faults = Faults::default();
    let number = faults.text("number", &form.number, text::LINE);
    let day = faults.take("answered_on", time::parse_day(&form.answered_on));
    if day.is_some_and(|day| day > ctx.today()) {
        faults.add("answered_on", Fault::InTheFuture);
    }
    let said = read(form, &mut faults);
    faults.check()?;
    let (Some(said), Some(day)) = (said, day) else { return Ok(()) };
    write.insert(answer_of(ctx, &open, said, (&number, day), true)).await?;
    let row = conformity::Model { revision, ..open.row };
    let row = take(&mut write, row, (ConformityStep::RecordPaper, "conformity-paper-recorded", role), "").await?;
    tell::ministry(&mut write, &row, NoticeKind::ConformityPaperRecorded).await?;
    write.commit().await
}

/// The second person compares the entry with the paper: right, and it takes effect; wrong, and the request waits again.
///
/// # Errors
/// [`Rule::CheckerRecorded`], [`Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn check_paper(ctx: &Ctx, id: ConformityId, revision: i32, right: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let open = open(&write, id).await?;
    let role = open.ministry(Action::RecordPaperAnswer)?;
    let answers = conformity_answer::of(id).all(write.tx()).await?;
    let entry = answers.into_iter().find(|answer| answer.on_paper && answer.checked_by.is_none());
    let entry = entry.ok_or(Rule::NotInThisState)?;
    let checker = open.actor.account;
    if entry.recorded_by == checker {
        return Err(Rule::CheckerRecorded.into());
    }
    let checked =
        conformity_answer::Model { checked_by: Some(checker), checked_at: Some(ctx.now()), rejected: !right, ..entry };
    let checked = write.revise(checked).await?;
    let row = conformity::Model { revision, ..open.row };
    if right {
        take_effect(&mut write, row, &checked, (role, "conformity-paper-checked")).await?;
    } else {
        take(&mut write, row, (ConformityStep::RejectPaper, "conformity-paper-rejected", role), "").await?;
    }
    write.commit().await
}
