use super::in_case;
use crate::ctx::Ctx;
use crate::desk::intake;
use crate::error::Result;
use crate::notice;
use crate::write::Act;
use domain::application::ApplicationStep;
use domain::desk::Procedure;
use domain::engagement::Side;
use domain::id::ApplicationId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::Faults;
use domain::text;
use entity::{application, application_message};

/// The ministry asks the applicant.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`] without words.
pub async fn query(ctx: &Ctx, id: ApplicationId, revision: i32, question: &str) -> Result<()> {
    write_message(ctx, id, revision, question, true).await
}

/// The applicant answers the ministry's question.
///
/// # Errors
/// As [`query`].
pub async fn answer_query(ctx: &Ctx, id: ApplicationId, revision: i32, answer: &str) -> Result<()> {
    write_message(ctx, id, revision, answer, false).await
}

async fn write_message(ctx: &Ctx, id: ApplicationId, revision: i32, typed: &str, from_ministry: bool) -> Result<()> {
    let (action, step, act) = if from_ministry {
        (Action::Query, ApplicationStep::Query, "application-queried")
    } else {
        (Action::Apply, ApplicationStep::AnswerQuery, "query-answered")
    };
    let mut write = ctx.write().await?;
    let (application, case) = in_case(&write, id).await?;
    let role = case.permit(action)?;
    let status = application.status.after(step)?;
    let mut faults = Faults::default();
    let text = faults.text("text", typed, text::PARAGRAPH);
    faults.check()?;
    let message = application_message::Model {
        id: ctx.new_id(),
        application_id: id,
        from_ministry,
        text,
        written_by: case.actor().account,
        written_at: ctx.now(),
    };
    write.insert(message).await?;
    let application = write.revise(application::Model { status, revision, ..application }).await?;
    intake::follow(&mut write, Procedure::Application, application.id.0, application.status).await?;
    write.record(Act { case: case.engagement.id.0, act, role: Some(role), reason: &application.number }).await?;
    if from_ministry {
        notice::tell_side(&mut write, &case.engagement, Side::Upstream, NoticeKind::ApplicationQueried).await?;
    } else {
        let (ministry, number) = (application.ministry_id, &application.number);
        notice::tell_ministry(&mut write, ministry, NoticeKind::QueryAnswered, number, case.engagement.id).await?;
    }
    write.commit().await
}
