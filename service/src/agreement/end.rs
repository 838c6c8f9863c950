use super::{Step, open, planned, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::agreement::{AgreementStatus, AgreementStep};
use domain::id::AgreementId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Faults, Refusal};
use domain::text;
use entity::{agreement, trail_head};

/// Records that an agreement is over, with the reason. A defect ends with it, once its corrective plan came to its end.
///
/// # Errors
/// [`domain::refusal::Rule::PlanOpen`], [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`] without a reason.
pub async fn end(ctx: &Ctx, id: AgreementId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::KeepAgreement)?;
    held.row.status.after(AgreementStep::End)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    planned(&write, &held.row).await?;
    let row = agreement::Model { revision, ..held.row };
    let step = Step { step: AgreementStep::End, text: &reason, act: "agreement-ended", role: Some(role) };
    take(&mut write, Some(held.standing), row, step).await?;
    write.commit().await
}

/// Records the end of every permission whose last day is over, as nobody: an agreement that stands under it is a defect from then
/// on, one that was not signed is to be settled anew. Gives how many there were.
///
/// # Errors
/// The store does not answer.
pub async fn lapse(ctx: &Ctx) -> Result<usize> {
    let mut done = 0;
    for row in agreement::lapsed_for_worker(ctx.today()).all(ctx.read()).await? {
        let mut write = ctx.write().await?;
        trail_head::locked(write.tx(), row.id.0).await?;
        // Read again: it is locked only now, and two workers may look at once.
        let row = agreement::one_for_worker(row.id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
        let over = row.valid_until.is_some_and(|until| until < ctx.today());
        if !over || row.status.after(AgreementStep::Lapse).is_err() {
            continue;
        }
        let step = Step { step: AgreementStep::Lapse, text: "", act: "agreement-permission-over", role: None };
        let row = take(&mut write, None, row, step).await?;
        if row.status == AgreementStatus::Defect {
            tell::company(&mut write, &row, NoticeKind::AgreementDefect).await?;
        }
        write.commit().await?;
        done += 1;
    }
    Ok(done)
}
