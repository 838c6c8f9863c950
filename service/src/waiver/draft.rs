use super::propose::read;
use super::{Step, in_case, take};
use crate::ctx::Ctx;
use crate::engagement::Case;
use crate::error::Result;
use crate::write::{Act, Write};
use crate::{approval, confirmation};
use domain::approval::ApprovalSubject;
use domain::confirmation::ConfirmationStatus;
use domain::confirmation::view::Sheet;
use domain::engagement::{EngagementStatus, Side};
use domain::id::{ConfirmationId, WaiverId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::reference::ReferenceKind;
use domain::refusal::{Faults, Refusal, Rule};
use domain::role::Role;
use domain::text;
use domain::waiver::{WaiverStatus, WaiverStep, is_waivable};
use entity::{answer, confirmation as sheet, waiver};

/// A waiver, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaiverForm {
    /// Why the item cannot be met now.
    pub reason: String,
    /// What is done instead.
    pub measure: String,
    /// What shows that, in words; may be empty. Files are those of the item.
    pub evidence: String,
    /// The last day asked for.
    pub ends_on: String,
}

/// The sheet for whose item a waiver can be begun, for the page with its form; where one is under way already, that one's key.
/// Five statements.
///
/// # Errors
/// [`Refusal::NotFound`] where the item is not the actor's to waive, or there is nothing to waive.
pub async fn begin(ctx: &Ctx, id: ConfirmationId, item: &str) -> Result<(Sheet, Option<WaiverId>)> {
    let sheet = confirmation::sheet(ctx, id).await?;
    let answer = sheet.answers.get(item).map(|line| line.value.as_str()).unwrap_or_default();
    let may = sheet.may.contains(&Action::ProposeWaiver) && sheet.status != ConfirmationStatus::CalledOff;
    if !may || sheet.content.item(item).is_none() || !is_waivable(answer) {
        return Err(Refusal::NotFound.into());
    }
    let known = waiver::on(id, item).all(ctx.read()).await?;
    Ok((sheet, known.into_iter().find(|row| row.status.is_under_way()).map(|row| row.id)))
}

/// Begins a waiver for an item that is answered *in part* or *not conforming*. It is the subcontractor's own until it is
/// proposed.
///
/// # Errors
/// [`Rule::NothingToWaive`], [`Rule::WaiverUnderWay`], [`Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::NotPermitted`].
pub async fn draft(ctx: &Ctx, id: ConfirmationId, item: &str, form: &WaiverForm) -> Result<WaiverId> {
    let mut write = ctx.write().await?;
    let (sheet, case) = confirmation::in_case(&write, id).await?;
    let role = case.permit(Action::ProposeWaiver)?;
    let row = insert(&mut write, &case, &sheet, (item, None), form).await?;
    let act = Act { case: case.engagement.id.0, act: "waiver-drafted", role: Some(role), reason: &row.number };
    write.record(act).await?;
    write.commit().await?;
    Ok(row.id)
}

/// Begins a waiver that is to follow one that runs or has ended, as a new one that refers to it: on the newest sheet of the case
/// where that asks the item again, else on the same one. Nothing of the former is taken over without being said again.
///
/// # Errors
/// As [`draft`]; [`Rule::NotInThisState`] for one that was never granted.
pub async fn renew(ctx: &Ctx, former: WaiverId, form: &WaiverForm) -> Result<WaiverId> {
    let mut write = ctx.write().await?;
    let (former, case) = in_case(&write, former).await?;
    let role = case.permit(Action::ProposeWaiver)?;
    if !matches!(former.status, WaiverStatus::Granted | WaiverStatus::Expired) {
        return Err(Rule::NotInThisState.into());
    }
    let sheets = sheet::of([case.engagement.id]).all(write.tx()).await?;
    let mut on = sheets.iter().find(|sheet| sheet.id == former.confirmation_id).ok_or(Refusal::NotFound)?;
    let newest = sheets.iter().find(|sheet| sheet.sent_at.is_some() && sheet.status != ConfirmationStatus::CalledOff);
    if let Some(newest) = newest {
        let said = answer::to(newest.id, &former.item_key).one(write.tx()).await?;
        if said.is_some_and(|said| is_waivable(&said.value)) {
            on = newest;
        }
    }
    let row = insert(&mut write, &case, on, (&former.item_key, Some(former.id)), form).await?;
    let act = Act { case: case.engagement.id.0, act: "waiver-renewal-drafted", role: Some(role), reason: &row.number };
    write.record(act).await?;
    write.commit().await?;
    Ok(row.id)
}

async fn insert(
    write: &mut Write,
    case: &Case,
    sheet: &sheet::Model,
    (item, renews): (&str, Option<WaiverId>),
    form: &WaiverForm,
) -> Result<waiver::Model> {
    if case.engagement.status == EngagementStatus::Closed || sheet.status == ConfirmationStatus::CalledOff {
        return Err(Rule::NotInThisState.into());
    }
    waivable(write, sheet, item).await?;
    let known = waiver::on(sheet.id, item).all(write.tx()).await?;
    if known.iter().any(|row| row.status.is_under_way()) {
        return Err(Rule::WaiverUnderWay.into());
    }
    let said = read(form, write.ctx.today())?;
    let row = waiver::Model {
        id: WaiverId(write.ctx.new_id()),
        number: write.number(ReferenceKind::Waiver).await?,
        engagement_id: case.engagement.id,
        confirmation_id: sheet.id,
        item_key: item.to_owned(),
        ministry_id: case.contract(write.tx()).await?.ministry_id,
        status: WaiverStatus::Drafted,
        reason: said.reason,
        measure: said.measure,
        evidence: said.evidence,
        ends_on: said.ends_on,
        content: String::new(),
        digest: String::new(),
        granted_until: None,
        conditions: String::new(),
        renews_id: renews,
        drafted_by: case.actor().account,
        drafted_at: write.ctx.now(),
        proposed_at: None,
        supported_at: None,
        granted_at: None,
        expired_at: None,
        settled_at: None,
        revision: 1,
    };
    write.insert(row).await
}

/// Whether there is something to waive about an item now: what is answered to it says so.
async fn waivable(write: &Write, sheet: &sheet::Model, item: &str) -> Result<answer::Model> {
    let content = crate::checklist::content(&write.ctx, sheet.version_id).await?;
    content.item(item).ok_or(Refusal::NotFound)?;
    let said = answer::to(sheet.id, item).one(write.tx()).await?;
    Ok(said.filter(|said| is_waivable(&said.value)).ok_or(Rule::NothingToWaive)?)
}

/// Takes a waiver back that is not decided yet, with a reason. The item stands as it is answered.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`] without a reason, [`Refusal::ChangedMeanwhile`].
pub async fn withdraw(ctx: &Ctx, id: WaiverId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role: Role = case.permit(Action::ProposeWaiver)?;
    row.status.after(WaiverStep::Withdraw)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let subjects = [ApprovalSubject::ProposeWaiver, ApprovalSubject::SupportWaiver];
    approval::settle(&mut write, &subjects, id.0).await?;
    let known = (row.proposed_at.is_some(), row.supported_at.is_some());
    let step = Step { step: WaiverStep::Withdraw, text: &reason, act: "waiver-withdrawn", role };
    let row = take(&mut write, &case, waiver::Model { revision, ..row }, step).await?;
    if known.0 {
        super::tell::side(&mut write, &case.engagement, Side::Upstream, &row, NoticeKind::WaiverWithdrawn).await?;
    }
    if known.1 {
        super::tell::ministry(&mut write, &row, NoticeKind::WaiverWithdrawn).await?;
    }
    write.commit().await
}
