use super::answer::{AnswerForm, answer_of, read, take_effect};
use super::{Step, in_case, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::WaiverId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Rule};
use domain::waiver::WaiverStep;
use domain::{text, time};
use entity::{waiver, waiver_answer};

/// Enters an answer that was given on paper (trap 57); it takes effect once a second person has checked the entry.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`] without number or day, [`Rule::NotInThisState`],
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn record_paper(ctx: &Ctx, id: WaiverId, revision: i32, form: &AnswerForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role = case.permit(Action::RecordPaperAnswer)?;
    row.status.after(WaiverStep::RecordPaper)?;
    let mut faults = Faults::default();
    let day = faults.take("answered_on", time::parse_day(&form.answered_on));
    if day.is_some_and(|day| day > ctx.today()) {
        faults.add("answered_on", Fault::InTheFuture);
    }
    let said = read(form, row.ends_on, day.unwrap_or_else(|| ctx.today()), &mut faults);
    let number = faults.text("number", &form.number, text::LINE);
    faults.check()?;
    let (Some(said), Some(day)) = (said, day) else { return Ok(()) };
    write.insert(answer_of(ctx, &case, &row, said, (&number, day), true)).await?;
    let step = Step { step: WaiverStep::RecordPaper, text: "", act: "waiver-paper-recorded", role };
    let row = take(&mut write, &case, waiver::Model { revision, ..row }, step).await?;
    tell::ministry(&mut write, &row, NoticeKind::PaperAnswerRecorded).await?;
    write.commit().await
}

/// The second person compares the entry with the paper: right, and it takes effect; wrong, and the waiver waits again.
///
/// # Errors
/// [`Rule::CheckerRecorded`], [`Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn check_paper(ctx: &Ctx, id: WaiverId, revision: i32, right: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role = case.permit(Action::RecordPaperAnswer)?;
    let answers = waiver_answer::of(id).all(write.tx()).await?;
    let open = answers.into_iter().find(|answer| answer.on_paper && answer.checked_by.is_none());
    let open = open.ok_or(Rule::NotInThisState)?;
    let checker = case.actor().account;
    if open.recorded_by == checker {
        return Err(Rule::CheckerRecorded.into());
    }
    let checked =
        waiver_answer::Model { checked_by: Some(checker), checked_at: Some(ctx.now()), rejected: !right, ..open };
    let checked = write.revise(checked).await?;
    let row = waiver::Model { revision, ..row };
    if right {
        take_effect(&mut write, row, &case, &checked, (role, "waiver-paper-checked")).await?;
    } else {
        let step = Step { step: WaiverStep::RejectPaper, text: "", act: "waiver-paper-rejected", role };
        take(&mut write, &case, row, step).await?;
    }
    write.commit().await
}
