use super::{Open, content, open, take, tell};
use crate::ctx::Ctx;
use crate::decision;
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::conformity::{ConformityOutcome, ConformityStatus};
use domain::desk::Procedure;
use domain::digest;
use domain::id::ConformityId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Rule};
use domain::role::Role;
use domain::text;
use entity::{conformity, conformity_answer};

/// The ministry's answer, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// A [`ConformityOutcome`].
    pub outcome: String,
    /// The remarks; not read for a confirmation.
    pub remarks: String,
    /// Number of the answer; needed, and read, on paper only.
    pub number: String,
    /// Day of the answer; needed, and read, on paper only.
    pub answered_on: String,
}

/// What an answer says, checked.
pub(super) struct Said {
    outcome: ConformityOutcome,
    remarks: String,
}

/// The contracting officer confirms in the portal, or remarks. Silence confirms nothing.
///
/// # Errors
/// [`Rule::FourEyes`] where the office wants two people, [`Rule::QueryOpen`], [`Rule::NotInThisState`], [`Rule::DecisionStale`],
/// [`domain::refusal::Refusal::Fields`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn decide(ctx: &Ctx, id: ConformityId, revision: i32, form: &AnswerForm) -> Result<()> {
    let mut write = ctx.write().await?;
    decision::alone(&write, Procedure::Conformity).await?;
    give(&mut write, id, revision, form).await?;
    write.commit().await
}

/// Answers inside a transaction, whether one person decided or two.
pub(crate) async fn give(write: &mut Write, id: ConformityId, revision: i32, form: &AnswerForm) -> Result<()> {
    let ctx = write.ctx.clone();
    let open = open(write, id).await?;
    let role = open.ministry(Action::Decide)?;
    // An entry from paper takes effect by its check, never by a second answer.
    if open.row.status == ConformityStatus::PaperRecorded {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let said = read(form, &mut faults);
    faults.check()?;
    let Some(said) = said else { return Ok(()) };
    open.row.status.after(said.outcome.step())?;
    let answer = write.insert(answer_of(&ctx, &open, said, ("", ctx.today()), false)).await?;
    let row = conformity::Model { revision, ..open.row };
    take_effect(write, row, &answer, (role, "conformity-answered")).await
}

/// Whether a request could be answered like this; nothing is stored.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`].
pub fn check(form: &AnswerForm) -> Result<()> {
    let mut faults = Faults::default();
    read(form, &mut faults);
    Ok(faults.check()?)
}

pub(super) fn read(form: &AnswerForm, faults: &mut Faults) -> Option<Said> {
    let outcome = faults.take("outcome", ConformityOutcome::from_code(&form.outcome).ok_or(Fault::Choice))?;
    let remarks = match outcome {
        ConformityOutcome::Confirmed => String::new(),
        ConformityOutcome::Remarked => faults.text("remarks", &form.remarks, text::PARAGRAPH),
    };
    Some(Said { outcome, remarks })
}

pub(super) fn answer_of(
    ctx: &Ctx,
    open: &Open,
    said: Said,
    (number, answered_on): (&str, NaiveDate),
    on_paper: bool,
) -> conformity_answer::Model {
    conformity_answer::Model {
        id: ctx.new_id(),
        conformity_id: open.row.id,
        outcome: said.outcome,
        remarks: said.remarks,
        number: number.to_owned(),
        answered_on,
        on_paper,
        recorded_by: open.actor.account,
        recorded_at: ctx.now(),
        checked_by: None,
        checked_at: None,
        rejected: false,
        revision: 1,
    }
}

/// Moves a request by an answer that stands, and tells the company. What was decided on is what was submitted: its digest is
/// computed once more.
pub(super) async fn take_effect(
    write: &mut Write,
    row: conformity::Model,
    answer: &conformity_answer::Model,
    (role, act): (Role, &str),
) -> Result<()> {
    if digest::of(&content(&row))? != row.digest {
        return Err(Rule::DecisionStale.into());
    }
    let confirmed_on = match answer.outcome {
        ConformityOutcome::Confirmed => Some(answer.answered_on),
        ConformityOutcome::Remarked => None,
    };
    let row = conformity::Model { confirmed_on, ..row };
    let row = take(write, row, (answer.outcome.step(), act, role), &answer.remarks).await?;
    tell::company(write, &row, NoticeKind::ConformityAnswered).await
}
