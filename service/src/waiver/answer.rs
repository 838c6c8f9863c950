use super::{Step, in_case, take, tell};
use crate::ctx::Ctx;
use crate::decision;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::desk::Procedure;
use domain::engagement::Side;
use domain::id::WaiverId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Rule};
use domain::role::Role;
use domain::text;
use domain::waiver::{WaiverOutcome, WaiverStatus, granted_until};
use entity::{waiver, waiver_answer};

/// The ministry's answer, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// `granted` or `refused`.
    pub outcome: String,
    /// The last day granted; needed for a grant.
    pub until: String,
    /// Conditions of a grant, may be empty.
    pub conditions: String,
    /// Reason; needed for a refusal.
    pub reason: String,
    /// Number of the answer; needed for an answer on paper.
    pub number: String,
    /// Day of the answer; needed for an answer on paper.
    pub answered_on: String,
}

/// What an answer says, checked.
pub(super) struct Said {
    outcome: WaiverOutcome,
    until: Option<NaiveDate>,
    conditions: String,
    reason: String,
}

/// The contracting officer answers in the portal: granted until a day no later than asked, perhaps with conditions, or refused
/// with a reason. Silence never grants.
///
/// # Errors
/// [`domain::refusal::Rule::FourEyes`] where the office wants two people, [`domain::refusal::Rule::QueryOpen`], [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`],
/// [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn decide(ctx: &Ctx, id: WaiverId, revision: i32, form: &AnswerForm) -> Result<()> {
    let mut write = ctx.write().await?;
    decision::alone(&write, Procedure::Waiver).await?;
    give(&mut write, id, revision, form).await?;
    write.commit().await
}

/// Answers inside a transaction, whether one person decided or two.
pub(crate) async fn give(write: &mut Write, id: WaiverId, revision: i32, form: &AnswerForm) -> Result<()> {
    let ctx = write.ctx.clone();
    let (row, case) = in_case(write, id).await?;
    let role = case.permit(Action::Decide)?;
    // An entry from paper takes effect by its check, never by a second answer.
    if row.status == WaiverStatus::PaperRecorded {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let said = read(form, row.ends_on, ctx.today(), &mut faults);
    faults.check()?;
    let Some(said) = said else { return Ok(()) };
    row.status.after(said.outcome.step())?;
    let answer = answer_of(&ctx, &case, &row, said, (form.number.trim(), ctx.today()), false);
    let answer = write.insert(answer).await?;
    take_effect(write, waiver::Model { revision, ..row }, &case, &answer, (role, "waiver-answered")).await
}

/// Whether a waiver that asks for this day could be answered like this today; nothing is stored. Whether it may be is asked when
/// it is given.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`].
pub fn check(ctx: &Ctx, form: &AnswerForm, asked: NaiveDate) -> Result<()> {
    let mut faults = Faults::default();
    read(form, asked, ctx.today(), &mut faults);
    Ok(faults.check()?)
}

pub(super) fn read(form: &AnswerForm, asked: NaiveDate, answered: NaiveDate, faults: &mut Faults) -> Option<Said> {
    let outcome = faults.take("outcome", WaiverOutcome::from_code(&form.outcome).ok_or(Fault::Choice))?;
    for (field, typed) in [("conditions", &form.conditions), ("reason", &form.reason)] {
        if typed.chars().count() > text::PARAGRAPH {
            faults.add(field, Fault::TooLong);
        }
    }
    if form.number.chars().count() > text::LINE {
        faults.add("number", Fault::TooLong);
    }
    let until = match outcome {
        WaiverOutcome::Granted => granted_until(&form.until, asked, answered, faults),
        WaiverOutcome::Refused => {
            if form.reason.trim().is_empty() {
                faults.add("reason", Fault::Missing);
            }
            None
        }
    };
    let (conditions, reason) = (form.conditions.trim().to_owned(), form.reason.trim().to_owned());
    Some(Said { outcome, until, conditions, reason })
}

pub(super) fn answer_of(
    ctx: &Ctx,
    case: &Case,
    row: &waiver::Model,
    said: Said,
    (number, answered_on): (&str, NaiveDate),
    on_paper: bool,
) -> waiver_answer::Model {
    waiver_answer::Model {
        id: ctx.new_id(),
        waiver_id: row.id,
        outcome: said.outcome,
        granted_until: said.until,
        conditions: said.conditions,
        reason: said.reason,
        number: number.to_owned(),
        answered_on,
        on_paper,
        recorded_by: case.actor().account,
        recorded_at: ctx.now(),
        checked_by: None,
        checked_at: None,
        rejected: false,
        revision: 1,
    }
}

/// Moves a waiver by an answer that stands, and tells both companies.
pub(super) async fn take_effect(
    write: &mut Write,
    row: waiver::Model,
    case: &Case,
    answer: &waiver_answer::Model,
    (role, act): (Role, &str),
) -> Result<()> {
    let granted = answer.outcome == WaiverOutcome::Granted;
    let row = waiver::Model {
        granted_until: answer.granted_until.filter(|_| granted),
        conditions: if granted { answer.conditions.clone() } else { String::new() },
        granted_at: granted.then(|| write.ctx.now()),
        ..row
    };
    let words = if granted { &answer.conditions } else { &answer.reason };
    let step = Step { step: answer.outcome.step(), text: words, act, role };
    let row = take(write, case, row, step).await?;
    for side in [Side::Upstream, Side::Downstream] {
        tell::side(write, &case.engagement, side, &row, NoticeKind::WaiverAnswered).await?;
    }
    Ok(())
}
