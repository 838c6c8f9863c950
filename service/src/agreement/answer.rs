use super::{Held, Step, newest, open, take, tell};
use crate::ctx::Ctx;
use crate::decision;
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::agreement::{AgreementStatus, AgreementStep, Permission};
use domain::desk::Procedure;
use domain::id::AgreementId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use domain::waiver::granted_until;
use domain::{text, time};
use entity::{agreement, agreement_answer, agreement_request};

/// The ministry's answer, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// `permitted` or `refused`.
    pub outcome: String,
    /// The last day permitted; needed for a permission.
    pub until: String,
    /// Conditions of a permission; may be empty.
    pub conditions: String,
    /// Reason of a refusal, which needs one.
    pub reason: String,
    /// Number of the answer; needed on paper.
    pub number: String,
    /// Day of the answer; needed on paper.
    pub answered_on: String,
}

/// What an answer says, checked.
struct Said {
    outcome: Permission,
    until: Option<NaiveDate>,
    conditions: String,
    reason: String,
    number: String,
    answered_on: NaiveDate,
}

/// The contracting officer permits until a day no later than asked, perhaps with conditions, or refuses with a reason. Silence
/// permits nothing.
///
/// # Errors
/// [`Rule::FourEyes`] where the office wants two people, [`Rule::QueryOpen`], [`Rule::NotInThisState`], [`Refusal::Fields`],
/// [`Refusal::ChangedMeanwhile`].
pub async fn decide(ctx: &Ctx, id: AgreementId, revision: i32, form: &AnswerForm) -> Result<()> {
    let mut write = ctx.write().await?;
    decision::alone(&write, Procedure::Agreement).await?;
    give(&mut write, id, revision, form).await?;
    write.commit().await
}

/// Answers inside a transaction, whether one person decided or two.
pub(crate) async fn give(write: &mut Write, id: AgreementId, revision: i32, form: &AnswerForm) -> Result<()> {
    let ctx = write.ctx.clone();
    let held = open(write, id).await?;
    let role = held.permit(Action::PermitAgreement)?;
    // An entry from paper takes effect by its check, never by a second answer.
    if held.row.status == AgreementStatus::PaperRecorded {
        return Err(Rule::NotInThisState.into());
    }
    let asked = newest(write, id).await?.ok_or(Refusal::NotFound)?;
    let said = read(&ctx, form, asked.wanted_until, false)?;
    held.row.status.after(said.outcome.step())?;
    let answer = write.insert(answer_of(&ctx, &held, &asked, said, false)).await?;
    let row = agreement::Model { revision, ..held.row.clone() };
    take_effect(write, &held, row, &answer, (role, "agreement-answered")).await
}

/// Whether a request that asks for this day could be answered like this today; nothing is stored.
///
/// # Errors
/// [`Refusal::Fields`].
pub fn check(ctx: &Ctx, form: &AnswerForm, asked: NaiveDate) -> Result<()> {
    read(ctx, form, asked, false).map(|_| ())
}

/// Enters an answer that was given on paper (trap 57); it takes effect once a second person has checked the entry.
///
/// # Errors
/// As [`decide`]; [`Refusal::Fields`] without number or day.
pub async fn record_paper(ctx: &Ctx, id: AgreementId, revision: i32, form: &AnswerForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::QueryAgreement)?;
    held.row.status.after(AgreementStep::RecordPaper)?;
    let asked = newest(&write, id).await?.ok_or(Refusal::NotFound)?;
    let said = read(ctx, form, asked.wanted_until, true)?;
    write.insert(answer_of(ctx, &held, &asked, said, true)).await?;
    let row = agreement::Model { revision, ..held.row };
    let act = "agreement-paper-recorded";
    let step = Step { step: AgreementStep::RecordPaper, text: "", act, role: Some(role) };
    let row = take(&mut write, Some(held.standing), row, step).await?;
    tell::ministry(&mut write, &row, asked.ministry_id, NoticeKind::PaperAnswerRecorded).await?;
    write.commit().await
}

/// The second person compares the entry with the paper.
///
/// # Errors
/// [`Rule::CheckerRecorded`], [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn check_paper(ctx: &Ctx, id: AgreementId, revision: i32, right: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::QueryAgreement)?;
    held.row.status.after(AgreementStep::RejectPaper)?;
    let checked = checked(&mut write, &held, right).await?;
    let row = agreement::Model { revision, ..held.row.clone() };
    if right {
        take_effect(&mut write, &held, row, &checked, (role, "agreement-paper-checked")).await?;
    } else {
        let act = "agreement-paper-rejected";
        let step = Step { step: AgreementStep::RejectPaper, text: "", act, role: Some(role) };
        take(&mut write, Some(held.standing), row, step).await?;
    }
    write.commit().await
}

/// The entry from paper that waits, checked by the actor.
pub(super) async fn checked(write: &mut Write, held: &Held, right: bool) -> Result<agreement_answer::Model> {
    let answers = agreement_answer::of(held.row.id).all(write.tx()).await?;
    let open = answers.into_iter().find(|answer| answer.on_paper && answer.checked_by.is_none());
    let open = open.ok_or(Rule::NotInThisState)?;
    let checker = held.actor.account;
    if open.recorded_by == checker {
        return Err(Rule::CheckerRecorded.into());
    }
    let checked_at = Some(write.ctx.now());
    write.revise(agreement_answer::Model { checked_by: Some(checker), checked_at, rejected: !right, ..open }).await
}

fn read(ctx: &Ctx, form: &AnswerForm, asked: NaiveDate, on_paper: bool) -> Result<Said> {
    let mut faults = Faults::default();
    let outcome = faults.take("outcome", Permission::from_code(&form.outcome).ok_or(Fault::Choice));
    let number = if on_paper {
        faults.text("number", &form.number, text::LINE)
    } else {
        at_most(&mut faults, ("number", &form.number), text::LINE)
    };
    let answered_on = if on_paper { day(ctx, &form.answered_on, &mut faults) } else { Some(ctx.today()) };
    let (mut until, mut conditions, mut reason) = (None, String::new(), String::new());
    match outcome {
        Some(Permission::Permitted) => {
            conditions = at_most(&mut faults, ("conditions", &form.conditions), text::PARAGRAPH);
            until = granted_until(&form.until, asked, answered_on.unwrap_or_else(|| ctx.today()), &mut faults);
        }
        Some(Permission::Refused) => reason = faults.text("reason", &form.reason, text::PARAGRAPH),
        None => {}
    }
    faults.check()?;
    let (Some(outcome), Some(answered_on)) = (outcome, answered_on) else { return Err(Refusal::NotFound.into()) };
    Ok(Said { outcome, until, conditions, reason, number, answered_on })
}

/// What may be left out, but not be longer than this.
fn at_most(faults: &mut Faults, (field, typed): (&str, &str), most: usize) -> String {
    if typed.chars().count() > most {
        faults.add(field, Fault::TooLong);
    }
    typed.trim().to_owned()
}

fn answer_of(
    ctx: &Ctx,
    held: &Held,
    asked: &agreement_request::Model,
    said: Said,
    on_paper: bool,
) -> agreement_answer::Model {
    agreement_answer::Model {
        id: ctx.new_id(),
        request_id: asked.id,
        outcome: said.outcome,
        conditions: said.conditions,
        reason: said.reason,
        number: said.number,
        answered_on: said.answered_on,
        valid_until: said.until,
        on_paper,
        recorded_by: held.actor.account,
        recorded_at: ctx.now(),
        checked_by: None,
        checked_at: None,
        rejected: false,
        revision: 1,
    }
}

/// A day that has come.
pub(super) fn day(ctx: &Ctx, typed: &str, faults: &mut Faults) -> Option<NaiveDate> {
    let day = faults.take("answered_on", time::parse_day(typed));
    if day.is_some_and(|day| day > ctx.today()) {
        faults.add("answered_on", Fault::InTheFuture);
    }
    day
}

async fn take_effect(
    write: &mut Write,
    held: &Held,
    row: agreement::Model,
    answer: &agreement_answer::Model,
    (role, act): (Role, &str),
) -> Result<()> {
    let permitted = answer.outcome == Permission::Permitted;
    let words = if permitted { &answer.conditions } else { &answer.reason };
    let row = if permitted { permitted_by(row, answer) } else { row };
    let step = Step { step: answer.outcome.step(), text: words, act, role: Some(role) };
    let row = take(write, Some(held.standing), row, step).await?;
    tell::company(write, &row, NoticeKind::AgreementAnswered).await
}

/// An agreement with the permission that it has from now on.
pub(super) fn permitted_by(row: agreement::Model, answer: &agreement_answer::Model) -> agreement::Model {
    agreement::Model {
        permitted_on: Some(answer.answered_on),
        valid_until: answer.valid_until,
        conditions: answer.conditions.clone(),
        ..row
    }
}
