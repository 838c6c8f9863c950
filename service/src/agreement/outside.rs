use super::answer::{checked, day, permitted_by};
use super::request::request;
use super::{Step, contract, open, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::agreement::{AgreementStep, Permission};
use domain::id::AgreementId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal};
use domain::{text, time};
use entity::{agreement, agreement_answer};

/// A permission that was received outside the portal, as typed.
#[derive(Clone, Debug, Default)]
pub struct OutsideForm {
    /// Key of the contract whose ministry permitted.
    pub contract: String,
    /// Number of the permission.
    pub number: String,
    /// Its day.
    pub answered_on: String,
    /// Its last day.
    pub until: String,
    /// Its conditions; may be empty.
    pub conditions: String,
}

/// Enters a permission that the company received before the portal was there; it counts once a second person of the company has
/// compared the entry with the paper.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn record_outside(ctx: &Ctx, id: AgreementId, revision: i32, form: &OutsideForm) -> Result<()> {
    let chosen = contract(ctx, &form.contract).await?;
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::KeepAgreement)?;
    held.row.status.after(AgreementStep::RecordOutside)?;
    let mut faults = Faults::default();
    let chosen = faults.take("contract", chosen.ok_or(Fault::Choice));
    let number = faults.text("number", &form.number, text::LINE);
    let answered_on = day(ctx, &form.answered_on, &mut faults);
    let until = faults.take("until", time::parse_day(&form.until));
    if until.zip(answered_on).is_some_and(|(until, day)| until < day) {
        faults.add("until", Fault::EndsBeforeItStarts);
    }
    if form.conditions.chars().count() > text::PARAGRAPH {
        faults.add("conditions", Fault::TooLong);
    }
    faults.check()?;
    let (Some(chosen), Some(answered_on), Some(until)) = (chosen, answered_on, until) else {
        return Err(Refusal::NotFound.into());
    };
    let asked = write.insert(request(ctx, &held.row, &chosen, (String::new(), until), true)?).await?;
    let answer = agreement_answer::Model {
        id: ctx.new_id(),
        request_id: asked.id,
        outcome: Permission::Permitted,
        conditions: form.conditions.trim().to_owned(),
        reason: String::new(),
        number: number.clone(),
        answered_on,
        valid_until: Some(until),
        on_paper: true,
        recorded_by: held.actor.account,
        recorded_at: ctx.now(),
        checked_by: None,
        checked_at: None,
        rejected: false,
        revision: 1,
    };
    write.insert(answer).await?;
    let row = agreement::Model { recorded_by: Some(held.actor.account), revision, ..held.row };
    let act = "agreement-outside-recorded";
    let step = Step { step: AgreementStep::RecordOutside, text: &number, act, role: Some(role) };
    let row = take(&mut write, Some(held.standing), row, step).await?;
    tell::company(&mut write, &row, NoticeKind::AgreementToCheck).await?;
    write.commit().await
}

/// A second person of the company compares the entry with the paper.
///
/// # Errors
/// [`domain::refusal::Rule::CheckerRecorded`], [`domain::refusal::Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn check_outside(ctx: &Ctx, id: AgreementId, revision: i32, right: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::KeepAgreement)?;
    let (step, act) = if right {
        (AgreementStep::CheckOutside, "agreement-outside-checked")
    } else {
        (AgreementStep::RejectOutside, "agreement-outside-rejected")
    };
    held.row.status.after(step)?;
    let answer = checked(&mut write, &held, right).await?;
    let row = agreement::Model { revision, ..held.row };
    let row = if right { permitted_by(row, &answer) } else { row };
    take(&mut write, Some(held.standing), row, Step { step, text: "", act, role: Some(role) }).await?;
    write.commit().await
}
