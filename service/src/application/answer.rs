use super::in_case;
use crate::ctx::Ctx;
use crate::decision;
use crate::desk::intake;
use crate::engagement::Case;
use crate::error::Result;
use crate::notice;
use crate::write::{Act, Write};
use chrono::NaiveDate;
use domain::application::{ApplicationStatus, Outcome};
use domain::desk::Procedure;
use domain::engagement::{EngagementStep, Side};
use domain::id::ApplicationId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Rule};
use domain::role::Role;
use domain::{text, time};
use entity::{application, engagement, ministry_answer};

/// The ministry's answer, as typed.
#[derive(Clone, Debug, Default)]
pub struct AnswerForm {
    /// `accepted` or `refused`.
    pub outcome: String,
    /// Conditions of an acceptance, may be empty.
    pub conditions: String,
    /// Reason; needed for a refusal.
    pub reason: String,
    /// Number of the answer; needed for an answer on paper.
    pub number: String,
    /// Day of the answer; needed for an answer on paper.
    pub answered_on: String,
}

/// The contracting officer answers in the portal: accepted, perhaps with conditions, or refused with a reason.
///
/// # Errors
/// [`domain::refusal::Rule::FourEyes`] where the office wants two people, [`domain::refusal::Rule::QueryOpen`],
/// [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`].
pub async fn decide(ctx: &Ctx, id: ApplicationId, revision: i32, form: &AnswerForm) -> Result<()> {
    let mut write = ctx.write().await?;
    decision::alone(&write, Procedure::Application).await?;
    give(&mut write, id, revision, form).await?;
    write.commit().await
}

/// Answers inside a transaction, whether one person decided or two.
pub(crate) async fn give(write: &mut Write, id: ApplicationId, revision: i32, form: &AnswerForm) -> Result<()> {
    let ctx = write.ctx.clone();
    let (application, case) = in_case(write, id).await?;
    let role = case.permit(Action::Decide)?;
    // An entry from paper takes effect by its check, never by a second answer.
    if application.status == ApplicationStatus::PaperRecorded {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let answer = read(form, &mut faults);
    faults.check()?;
    let Some((outcome, conditions, reason)) = answer else { return Ok(()) };
    let answer = ministry_answer::Model {
        id: ctx.new_id(),
        application_id: id,
        outcome,
        conditions,
        reason,
        number: form.number.trim().to_owned(),
        answered_on: ctx.today(),
        on_paper: false,
        recorded_by: case.actor().account,
        recorded_at: ctx.now(),
        checked_by: None,
        checked_at: None,
        rejected: false,
        revision: 1,
    };
    let answer = write.insert(answer).await?;
    let application = application::Model { revision, ..application };
    take_effect(write, application, &case, &answer, role, "application-answered").await
}

/// Whether an answer could be given like this; nothing is stored. Whether it may be is asked when it is given.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`].
pub fn check(form: &AnswerForm) -> Result<()> {
    let mut faults = Faults::default();
    read(form, &mut faults);
    Ok(faults.check()?)
}

/// Outcome, conditions and reason, checked.
pub(super) fn read(form: &AnswerForm, faults: &mut Faults) -> Option<(Outcome, String, String)> {
    let outcome = faults.take("outcome", Outcome::from_code(&form.outcome).ok_or(Fault::Choice))?;
    for (field, typed) in [("conditions", &form.conditions), ("reason", &form.reason)] {
        if typed.chars().count() > text::PARAGRAPH {
            faults.add(field, Fault::TooLong);
        }
    }
    if outcome == Outcome::Refused && form.reason.trim().is_empty() {
        faults.add("reason", Fault::Missing);
    }
    Some((outcome, form.conditions.trim().to_owned(), form.reason.trim().to_owned()))
}

/// Day of an answer on paper: not in the future.
pub(super) fn day(typed: &str, today: NaiveDate, faults: &mut Faults) -> Option<NaiveDate> {
    let day = faults.take("answered_on", time::parse_day(typed))?;
    if day > today {
        faults.add("answered_on", Fault::InTheFuture);
    }
    Some(day)
}

/// Moves application and engagement by an answer that stands, and tells both sides.
pub(super) async fn take_effect(
    write: &mut Write,
    application: application::Model,
    case: &Case,
    answer: &ministry_answer::Model,
    role: Role,
    act: &str,
) -> Result<()> {
    let status = application.status.after(answer.outcome.step())?;
    let step = match answer.outcome {
        Outcome::Accepted => EngagementStep::Accept,
        Outcome::Refused => EngagementStep::Refuse,
    };
    let moved = case.engagement.status.after(step)?;
    let answered_on = (answer.outcome == Outcome::Accepted).then_some(answer.answered_on);
    let application = write.revise(application::Model { status, ..application }).await?;
    intake::follow(write, Procedure::Application, application.id.0, application.status).await?;
    let moved = engagement::Model { status: moved, answered_on, ..case.engagement.clone() };
    let moved = write.revise(moved).await?;
    write.record(Act { case: moved.id.0, act, role: Some(role), reason: answer.outcome.code() }).await?;
    notice::tell_side(write, &moved, Side::Upstream, NoticeKind::ApplicationAnswered).await?;
    notice::tell_side(write, &moved, Side::Downstream, NoticeKind::ApplicationAnswered).await
}
