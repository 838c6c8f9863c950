use super::answer::{AnswerForm, day, read, take_effect};
use super::in_case;
use crate::ctx::Ctx;
use crate::desk::intake;
use crate::error::Result;
use crate::notice;
use crate::write::Act;
use domain::application::ApplicationStep;
use domain::desk::Procedure;
use domain::id::ApplicationId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Faults, Rule};
use domain::text;
use entity::{application, ministry_answer};

/// Enters an answer that was given on paper (trap 57); it takes effect once a second person has checked the entry.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`] without number or day, [`Rule::NotInThisState`].
pub async fn record_paper(ctx: &Ctx, id: ApplicationId, revision: i32, form: &AnswerForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let (application, case) = in_case(&write, id).await?;
    let role = case.permit(Action::RecordPaperAnswer)?;
    let status = application.status.after(ApplicationStep::RecordPaper)?;
    let mut faults = Faults::default();
    let answer = read(form, &mut faults);
    let number = faults.text("number", &form.number, text::LINE);
    let answered_on = day(&form.answered_on, ctx.today(), &mut faults);
    faults.check()?;
    let (Some((outcome, conditions, reason)), Some(answered_on)) = (answer, answered_on) else { return Ok(()) };
    let row = ministry_answer::Model {
        id: ctx.new_id(),
        application_id: id,
        outcome,
        conditions,
        reason,
        number,
        answered_on,
        on_paper: true,
        recorded_by: case.actor().account,
        recorded_at: ctx.now(),
        checked_by: None,
        checked_at: None,
        rejected: false,
        revision: 1,
    };
    write.insert(row).await?;
    let application = write.revise(application::Model { status, revision, ..application }).await?;
    intake::follow(&mut write, Procedure::Application, application.id.0, application.status).await?;
    let act =
        Act { case: case.engagement.id.0, act: "paper-answer-recorded", role: Some(role), reason: &application.number };
    write.record(act).await?;
    let (ministry, number) = (application.ministry_id, &application.number);
    notice::tell_ministry(&mut write, ministry, NoticeKind::PaperAnswerRecorded, number, case.engagement.id).await?;
    write.commit().await
}

/// The second person compares the entry with the paper: right, and it takes effect; wrong, and the application waits again.
///
/// # Errors
/// [`Rule::CheckerRecorded`], [`Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn check_paper(ctx: &Ctx, id: ApplicationId, revision: i32, right: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let (application, case) = in_case(&write, id).await?;
    let role = case.permit(Action::RecordPaperAnswer)?;
    let answers = ministry_answer::of(id).all(write.tx()).await?;
    let open = answers.into_iter().find(|answer| answer.on_paper && answer.checked_by.is_none());
    let open = open.ok_or(Rule::NotInThisState)?;
    let checker = case.actor().account;
    if open.recorded_by == checker {
        return Err(Rule::CheckerRecorded.into());
    }
    let checked =
        ministry_answer::Model { checked_by: Some(checker), checked_at: Some(ctx.now()), rejected: !right, ..open };
    let checked = write.revise(checked).await?;
    let application = application::Model { revision, ..application };
    if right {
        take_effect(&mut write, application, &case, &checked, role, "paper-answer-checked").await?;
    } else {
        let status = application.status.after(ApplicationStep::RejectPaper)?;
        let application = write.revise(application::Model { status, ..application }).await?;
        intake::follow(&mut write, Procedure::Application, application.id.0, application.status).await?;
        let reason = &application.number;
        write
            .record(Act { case: case.engagement.id.0, act: "paper-answer-rejected", role: Some(role), reason })
            .await?;
    }
    write.commit().await
}
