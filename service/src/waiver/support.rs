use super::{Step, in_case, take, tell};
use crate::approval;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::approval::ApprovalSubject;
use domain::engagement::Side;
use domain::id::WaiverId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults};
use domain::text;
use domain::waiver::WaiverStep;
use entity::waiver;

/// The prime supports a proposed waiver, perhaps with a word to the ministry, and puts it to the ministry.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`] for too long a word,
/// [`domain::refusal::Refusal::ChangedMeanwhile`], [`domain::refusal::Rule::ApprovalMissing`] where the company wants an approval.
pub async fn support(ctx: &Ctx, id: WaiverId, revision: i32, note: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role = case.permit(Action::SupportWaiver)?;
    row.status.after(WaiverStep::Support)?;
    let mut faults = Faults::default();
    if note.chars().count() > text::PARAGRAPH {
        faults.add("note", Fault::TooLong);
    }
    faults.check()?;
    approval::check(&mut write, ApprovalSubject::SupportWaiver, id.0, &row.digest).await?;
    let step = Step { step: WaiverStep::Support, text: note.trim(), act: "waiver-supported", role };
    let row = waiver::Model { supported_at: Some(ctx.now()), revision, ..row };
    let row = take(&mut write, &case, row, step).await?;
    tell::ministry(&mut write, &row, NoticeKind::WaiverSupported).await?;
    tell::side(&mut write, &case.engagement, Side::Downstream, &row, NoticeKind::WaiverSupported).await?;
    write.commit().await
}

/// The prime sends a proposed waiver back to be changed, with a reason.
///
/// # Errors
/// As [`support`]; [`domain::refusal::Refusal::Fields`] without a reason.
pub async fn give_back(ctx: &Ctx, id: WaiverId, revision: i32, reason: &str) -> Result<()> {
    turn_down(ctx, (id, revision), reason, WaiverStep::Return, "waiver-returned", NoticeKind::WaiverReturned).await
}

/// The prime does not support a waiver, with a reason: it is over, and another one can be begun.
///
/// # Errors
/// As [`give_back`].
pub async fn decline(ctx: &Ctx, id: WaiverId, revision: i32, reason: &str) -> Result<()> {
    turn_down(ctx, (id, revision), reason, WaiverStep::Decline, "waiver-declined", NoticeKind::WaiverDeclined).await
}

async fn turn_down(
    ctx: &Ctx,
    (id, revision): (WaiverId, i32),
    reason: &str,
    step: WaiverStep,
    act: &str,
    kind: NoticeKind,
) -> Result<()> {
    let mut write = ctx.write().await?;
    let (row, case) = in_case(&write, id).await?;
    let role = case.permit(Action::SupportWaiver)?;
    row.status.after(step)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    approval::settle(&mut write, &[ApprovalSubject::SupportWaiver], id.0).await?;
    let row = waiver::Model { revision, ..row };
    let row = take(&mut write, &case, row, Step { step, text: &reason, act, role }).await?;
    tell::side(&mut write, &case.engagement, Side::Downstream, &row, kind).await?;
    write.commit().await
}
