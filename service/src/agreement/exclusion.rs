use super::{Step, open, planned, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::agreement::AgreementStep;
use domain::id::AgreementId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::Faults;
use domain::{text, time};
use entity::agreement;

/// Records the wording that excludes protected information, as drafted: reference and day of the text. For an agreement that was
/// signed already it is an amendment.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn draft_exclusion(ctx: &Ctx, id: AgreementId, revision: i32, wording: &str, day: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::KeepAgreement)?;
    held.row.status.after(AgreementStep::DraftExclusion)?;
    let mut faults = Faults::default();
    let exclusion = faults.text("exclusion", wording, text::PARAGRAPH);
    let exclusion_on = faults.take("exclusion_on", time::parse_day(day));
    faults.check()?;
    let row = agreement::Model {
        exclusion: exclusion.clone(),
        exclusion_on,
        recorded_by: Some(held.actor.account),
        checked_by: None,
        checked_at: None,
        revision,
        ..held.row
    };
    let act = "agreement-exclusion-drafted";
    let step = Step { step: AgreementStep::DraftExclusion, text: &exclusion, act, role: Some(role) };
    take(&mut write, Some(held.standing), row, step).await?;
    write.commit().await
}

/// A second person read the signed text: the wording is in it, or it is not – then the agreement is a defect. A defect that was
/// open ends with this, once its corrective plan came to its end.
///
/// # Errors
/// [`domain::refusal::Rule::CheckerRecorded`], [`domain::refusal::Rule::PlanOpen`],
/// [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn check_exclusion(ctx: &Ctx, id: AgreementId, revision: i32, right: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::KeepAgreement)?;
    let (step, act) = if right {
        (AgreementStep::CheckExclusion, "agreement-exclusion-checked")
    } else {
        (AgreementStep::RejectExclusion, "agreement-exclusion-rejected")
    };
    held.row.status.after(step)?;
    held.second()?;
    let mut row = agreement::Model { revision, ..held.row };
    if right {
        planned(&write, &row).await?;
        row.checked_by = Some(held.actor.account);
        row.checked_at = Some(ctx.now());
    }
    let row = take(&mut write, Some(held.standing), row, Step { step, text: "", act, role: Some(role) }).await?;
    if !right {
        tell::company(&mut write, &row, NoticeKind::AgreementDefect).await?;
    }
    write.commit().await
}
