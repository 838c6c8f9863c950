use super::{Held, Step, open, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::corrective_plan::PlanStep;
use domain::id::PlanId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use domain::{text, time};
use entity::{corrective_plan, corrective_receipt};

/// The ministry's receipt, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptForm {
    /// Its number; needed on paper.
    pub number: String,
    /// Its day; needed on paper.
    pub received_on: String,
    /// A word with it; may be empty.
    pub note: String,
}

/// The ministry confirms that it received the version reported last (受領). That is all it is: no approval.
///
/// # Errors
/// [`Rule::NotInThisState`] where that was confirmed already or waits for a second person, [`Refusal::Fields`],
/// [`Refusal::ChangedMeanwhile`].
pub async fn receive(ctx: &Ctx, id: PlanId, revision: i32, form: &ReceiptForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::ReceivePlan)?;
    outstanding(&write, &held).await?;
    let mut faults = Faults::default();
    let said = read(form, &mut faults);
    faults.check()?;
    let row = receipt(&write, &held, said, ctx.today(), false);
    let row = write.insert(row).await?;
    take_effect(&mut write, revision, &held, &row, (role, "plan-received")).await?;
    write.commit().await
}

/// Enters a receipt that was given on paper (trap 57); it takes effect once a second person has checked the entry.
///
/// # Errors
/// As [`receive`]; [`Refusal::Fields`] without number or day.
pub async fn record_paper(ctx: &Ctx, id: PlanId, revision: i32, form: &ReceiptForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::ReceivePlan)?;
    outstanding(&write, &held).await?;
    let mut faults = Faults::default();
    let said = read(form, &mut faults);
    if said.0.is_empty() {
        faults.add("number", Fault::Missing);
    }
    let day = faults.take("received_on", time::parse_day(&form.received_on));
    if day.is_some_and(|day| day > ctx.today()) {
        faults.add("received_on", Fault::InTheFuture);
    }
    faults.check()?;
    let row = receipt(&write, &held, said, day.ok_or(Refusal::NotFound)?, true);
    write.insert(row).await?;
    let row = corrective_plan::Model { revision, ..held.row };
    let step = Step { step: PlanStep::RecordPaper, text: "", act: "plan-paper-recorded", role };
    let row = take(&mut write, held.standing, row, step).await?;
    tell::ministry(&mut write, &row, NoticeKind::PaperAnswerRecorded).await?;
    write.commit().await
}

/// The second person compares the entry with the paper.
///
/// # Errors
/// [`Rule::CheckerRecorded`], [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn check_paper(ctx: &Ctx, id: PlanId, revision: i32, right: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::ReceivePlan)?;
    let waiting = waiting(&write, id).await?.ok_or(Rule::NotInThisState)?;
    let checker = held.actor.account;
    if waiting.recorded_by == checker {
        return Err(Rule::CheckerRecorded.into());
    }
    let checked = corrective_receipt::Model {
        checked_by: Some(checker),
        checked_at: Some(ctx.now()),
        rejected: !right,
        ..waiting
    };
    let checked = write.revise(checked).await?;
    if right {
        take_effect(&mut write, revision, &held, &checked, (role, "plan-paper-checked")).await?;
    } else {
        let row = corrective_plan::Model { revision, ..held.row };
        let step = Step { step: PlanStep::RejectPaper, text: "", act: "plan-paper-rejected", role };
        take(&mut write, held.standing, row, step).await?;
    }
    write.commit().await
}

/// An entry from paper that waits for its second person.
pub(super) async fn waiting(write: &Write, id: PlanId) -> Result<Option<corrective_receipt::Model>> {
    let receipts = corrective_receipt::of(id).all(write.tx()).await?;
    Ok(receipts.into_iter().find(|receipt| receipt.on_paper && receipt.checked_by.is_none()))
}

async fn outstanding(write: &Write, held: &Held) -> Result<()> {
    held.row.status.after(PlanStep::Receive)?;
    let confirmed = held.row.received_version >= held.row.version;
    if confirmed || waiting(write, held.row.id).await?.is_some() {
        return Err(Rule::NotInThisState.into());
    }
    Ok(())
}

/// Number and note.
fn read(form: &ReceiptForm, faults: &mut Faults) -> (String, String) {
    let (number, note) = (form.number.trim(), form.note.trim());
    for (field, typed, most) in [("number", number, text::LINE), ("note", note, text::PARAGRAPH)] {
        if typed.chars().count() > most {
            faults.add(field, Fault::TooLong);
        }
    }
    (number.to_owned(), note.to_owned())
}

fn receipt(
    write: &Write,
    held: &Held,
    (number, note): (String, String),
    received_on: NaiveDate,
    on_paper: bool,
) -> corrective_receipt::Model {
    corrective_receipt::Model {
        id: write.ctx.new_id(),
        plan_id: held.row.id,
        version: held.row.version,
        number,
        received_on,
        note,
        on_paper,
        recorded_by: held.actor.account,
        recorded_at: write.ctx.now(),
        checked_by: None,
        checked_at: None,
        rejected: false,
        revision: 1,
    }
}

async fn take_effect(
    write: &mut Write,
    revision: i32,
    held: &Held,
    receipt: &corrective_receipt::Model,
    (role, act): (Role, &str),
) -> Result<()> {
    let row = corrective_plan::Model { received_version: receipt.version, revision, ..held.row.clone() };
    let step = Step { step: PlanStep::Receive, text: &receipt.note, act, role };
    let row = take(write, held.standing, row, step).await?;
    tell::company(write, &row, NoticeKind::PlanReceived).await
}
