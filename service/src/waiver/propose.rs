use super::draft::WaiverForm;
use super::{Step, in_case, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use crate::{approval, checklist, evidence};
use chrono::NaiveDate;
use domain::approval::ApprovalSubject;
use domain::checklist::Item;
use domain::digest;
use domain::engagement::Side;
use domain::id::WaiverId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::text;
use domain::waiver::view::FrozenWaiver;
use domain::waiver::{WaiverStep, ends_on, is_waivable};
use entity::{answer, confirmation, waiver};
use sea_orm::ConnectionTrait;

/// What a form says, checked.
pub(super) struct Said {
    pub(super) reason: String,
    pub(super) measure: String,
    pub(super) evidence: String,
    pub(super) ends_on: NaiveDate,
}

pub(super) fn read(form: &WaiverForm, today: NaiveDate) -> Result<Said> {
    let mut faults = Faults::default();
    let reason = faults.text("reason", &form.reason, text::PARAGRAPH);
    let measure = faults.text("measure", &form.measure, text::PARAGRAPH);
    let evidence = form.evidence.trim().to_owned();
    if evidence.chars().count() > text::PARAGRAPH {
        faults.add("evidence", Fault::TooLong);
    }
    let ends_on = ends_on(&form.ends_on, today, &mut faults);
    faults.check()?;
    Ok(Said { reason, measure, evidence, ends_on: ends_on.ok_or(Refusal::NotFound)? })
}

/// Changes what a waiver says, as long as it is being written or was sent back.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn edit(ctx: &Ctx, id: WaiverId, revision: i32, form: &WaiverForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role = case.permit(Action::ProposeWaiver)?;
    if !row.status.is_editable() {
        return Err(Rule::NotInThisState.into());
    }
    let Said { reason, measure, evidence, ends_on } = read(form, ctx.today())?;
    let row = write.revise(waiver::Model { reason, measure, evidence, ends_on, revision, ..row }).await?;
    let act = Act { case: row.engagement_id.0, act: "waiver-edited", role: Some(role), reason: &row.number };
    write.record(act).await?;
    write.commit().await
}

/// Proposes a waiver to the prime, with the answer and the files of the item as they are now: frozen and pinned by a digest.
///
/// # Errors
/// [`Rule::NothingToWaive`] where the answer conforms by now, [`Rule::NotInThisState`], [`Refusal::Fields`] where the day asked
/// for is over, [`Refusal::ChangedMeanwhile`], [`Rule::ApprovalMissing`] where the company wants an approval.
pub async fn propose(ctx: &Ctx, id: WaiverId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role = case.permit(Action::ProposeWaiver)?;
    row.status.after(WaiverStep::Propose)?;
    if row.ends_on < ctx.today() {
        return Err(Refusal::field("ends_on", Fault::InThePast).into());
    }
    let content = freeze(ctx, write.tx(), &case.engagement.number, &row).await?;
    let seal = digest::of(&content)?;
    approval::check(&mut write, ApprovalSubject::ProposeWaiver, id.0, &seal).await?;
    let row = waiver::Model {
        content: serde_json::to_string(&content)?,
        digest: seal,
        proposed_at: Some(ctx.now()),
        revision,
        ..row
    };
    let step = Step { step: WaiverStep::Propose, text: "", act: "waiver-proposed", role };
    let row = take(&mut write, &case, row, step).await?;
    tell::side(&mut write, &case.engagement, Side::Upstream, &row, NoticeKind::WaiverProposed).await?;
    write.commit().await
}

/// What would be proposed.
async fn freeze<C: ConnectionTrait>(ctx: &Ctx, store: &C, number: &str, row: &waiver::Model) -> Result<FrozenWaiver> {
    let (content, waivable) = present(ctx, store, number, row).await?;
    if waivable { Ok(content) } else { Err(Rule::NothingToWaive.into()) }
}

/// What a waiver says now with the answer and the files of its item, and whether there is something to waive. Three statements.
pub(super) async fn present<C: ConnectionTrait>(
    ctx: &Ctx,
    store: &C,
    number: &str,
    row: &waiver::Model,
) -> Result<(FrozenWaiver, bool)> {
    // Reached through the waiver: who approves it from a seat may not see the answers of the sheet.
    let sheet = confirmation::behind(row.confirmation_id).one(store).await?.ok_or(Refusal::NotFound)?;
    let content = checklist::content(ctx, sheet.version_id).await?;
    let item = content.item(&row.item_key).ok_or(Refusal::NotFound)?;
    let said = answer::to(sheet.id, &row.item_key).one(store).await?;
    let files = evidence::of_confirmation(ctx, sheet.id).await?;
    let files = files.into_iter().filter(|file| file.item_key == row.item_key);
    let files = files.map(|file| (file.name, file.sha256)).collect();
    let waivable = said.as_ref().is_some_and(|said| is_waivable(&said.value));
    Ok((written(number, row, item, said.as_ref(), files), waivable))
}

/// What a waiver says together with its item.
pub(super) fn written(
    number: &str,
    row: &waiver::Model,
    item: &Item,
    said: Option<&answer::Model>,
    files: Vec<(String, String)>,
) -> FrozenWaiver {
    FrozenWaiver {
        engagement: number.to_owned(),
        item: item.clone(),
        value: said.map(|said| said.value.clone()).unwrap_or_default(),
        remark: said.map(|said| said.remark.clone()).unwrap_or_default(),
        reason: row.reason.clone(),
        measure: row.measure.clone(),
        evidence: row.evidence.clone(),
        files,
        ends_on: row.ends_on,
    }
}
