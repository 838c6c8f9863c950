use super::{Step, contract, newest, open, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::NaiveDate;
use domain::agreement::AgreementStep;
use domain::id::AgreementId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal};
use domain::{text, time};
use entity::{agreement, agreement_request, contract as contracts};

/// A request for the ministry's permission, as typed.
#[derive(Clone, Debug, Default)]
pub struct RequestForm {
    /// Key of the contract whose ministry answers.
    pub contract: String,
    /// Why protected information cannot be excluded.
    pub reason: String,
    /// Until when it is asked for.
    pub wanted_until: String,
}

/// Asks the ministry to permit, before the signature, that protected information is not excluded (5-4-2). A request after a refused
/// one is a new one that refers to it.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn ask(ctx: &Ctx, id: AgreementId, revision: i32, form: &RequestForm) -> Result<()> {
    let chosen = contract(ctx, &form.contract).await?;
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::KeepAgreement)?;
    held.row.status.after(AgreementStep::Ask)?;
    let mut faults = Faults::default();
    let chosen = faults.take("contract", chosen.ok_or(Fault::Choice));
    let reason = faults.text("reason", &form.reason, text::PARAGRAPH);
    let until = faults.take("wanted_until", time::parse_day(&form.wanted_until));
    if until.is_some_and(|until| until < ctx.today()) {
        faults.add("wanted_until", Fault::InThePast);
    }
    faults.check()?;
    let (Some(chosen), Some(until)) = (chosen, until) else { return Err(Refusal::NotFound.into()) };
    let row = request(ctx, &held.row, &chosen, (reason.clone(), until), false)?;
    let follows_id = newest(&write, id).await?.map(|before| before.id);
    write.insert(agreement_request::Model { follows_id, ..row }).await?;
    let row = agreement::Model { revision, ..held.row };
    let step = Step { step: AgreementStep::Ask, text: &reason, act: "agreement-asked", role: Some(role) };
    let row = take(&mut write, Some(held.standing), row, step).await?;
    tell::ministry(&mut write, &row, chosen.ministry_id, NoticeKind::AgreementAsked).await?;
    write.commit().await
}

pub(super) fn request(
    ctx: &Ctx,
    row: &agreement::Model,
    contract: &contracts::Model,
    (reason, wanted_until): (String, NaiveDate),
    outside: bool,
) -> Result<agreement_request::Model> {
    Ok(agreement_request::Model {
        id: ctx.new_id(),
        agreement_id: row.id,
        contract_id: contract.id,
        ministry_id: contract.ministry_id,
        follows_id: None,
        reason,
        wanted_until,
        outside,
        asked_by: ctx.actor()?.account,
        asked_at: ctx.now(),
        revision: 1,
    })
}

/// Takes a request back, with a reason.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`] without a reason.
pub async fn withdraw(ctx: &Ctx, id: AgreementId, revision: i32, reason: &str) -> Result<()> {
    let (action, kind) = (Action::KeepAgreement, NoticeKind::AgreementWithdrawn);
    let step = (AgreementStep::Withdraw, "agreement-withdrawn", "reason");
    said(ctx, (id, revision), reason, (action, kind), step).await
}

/// The ministry asks back.
///
/// # Errors
/// As [`withdraw`].
pub async fn query(ctx: &Ctx, id: AgreementId, revision: i32, question: &str) -> Result<()> {
    let (action, kind) = (Action::QueryAgreement, NoticeKind::AgreementQueried);
    said(ctx, (id, revision), question, (action, kind), (AgreementStep::Query, "agreement-queried", "text")).await
}

/// The company answers.
///
/// # Errors
/// As [`withdraw`].
pub async fn answer_query(ctx: &Ctx, id: AgreementId, revision: i32, answer: &str) -> Result<()> {
    let (action, kind) = (Action::KeepAgreement, NoticeKind::AgreementQueryAnswered);
    let step = (AgreementStep::AnswerQuery, "agreement-query-answered", "text");
    said(ctx, (id, revision), answer, (action, kind), step).await
}

/// A step with words, told to the other side.
async fn said(
    ctx: &Ctx,
    (id, revision): (AgreementId, i32),
    words: &str,
    (action, kind): (Action, NoticeKind),
    (step, act, field): (AgreementStep, &str, &str),
) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(action)?;
    held.row.status.after(step)?;
    let mut faults = Faults::default();
    let text = faults.text(field, words, text::PARAGRAPH);
    faults.check()?;
    let asked = newest(&write, id).await?.ok_or(Refusal::NotFound)?;
    let row = agreement::Model { revision, ..held.row };
    let step = Step { step, text: &text, act, role: Some(role) };
    let row = take(&mut write, Some(held.standing), row, step).await?;
    if action == Action::KeepAgreement {
        tell::ministry(&mut write, &row, asked.ministry_id, kind).await?;
    } else {
        tell::company(&mut write, &row, kind).await?;
    }
    write.commit().await
}
