use super::register::past;
use super::{Step, open, planned, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::agreement::{AgreementStatus, AgreementStep, signed_under};
use domain::id::AgreementId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults};
use entity::agreement;

/// Records a signature. With wording that excludes protected information, a second person reads the signed text; under a permission
/// the day must come after it (trap 9); anything else is a defect – also where the company says that a permission was not there yet.
///
/// # Errors
/// [`domain::refusal::Refusal::Fields`], [`domain::refusal::Rule::PlanOpen`] where this ends a defect whose plan has not,
/// [`domain::refusal::Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn sign(ctx: &Ctx, id: AgreementId, revision: i32, signed_on: &str, without: bool) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::KeepAgreement)?;
    let step = step(held.row.status, without);
    held.row.status.after(step)?;
    let mut faults = Faults::default();
    let day = past(ctx, "signed_on", signed_on, &mut faults);
    if day.is_none() && signed_on.trim().is_empty() {
        faults.add("signed_on", Fault::Missing);
    }
    if let (AgreementStep::SignPermitted, Some(day), Some(permitted), Some(until)) =
        (step, day, held.row.permitted_on, held.row.valid_until)
    {
        faults.take("signed_on", signed_under(day, permitted, until));
    }
    faults.check()?;
    let mut row = agreement::Model { signed_on: day, revision, ..held.row };
    let (act, kind) = if step == AgreementStep::SignPermitted {
        planned(&write, &row).await?;
        ("agreement-signed-permitted", None)
    } else if step == AgreementStep::SignExcluded {
        row.recorded_by = Some(held.actor.account);
        ("agreement-signed-excluded", Some(NoticeKind::AgreementToCheck))
    } else {
        ("agreement-defect", Some(NoticeKind::AgreementDefect))
    };
    let text = day.map(|day| day.to_string()).unwrap_or_default();
    let row = take(&mut write, Some(held.standing), row, Step { step, text: &text, act, role: Some(role) }).await?;
    if let Some(kind) = kind {
        tell::company(&mut write, &row, kind).await?;
    }
    write.commit().await
}

/// What a signature is, as things stand.
const fn step(status: AgreementStatus, without: bool) -> AgreementStep {
    match status {
        AgreementStatus::ExclusionDrafted => AgreementStep::SignExcluded,
        AgreementStatus::Permitted if !without => AgreementStep::SignPermitted,
        AgreementStatus::Registered
        | AgreementStatus::NoClause
        | AgreementStatus::ExclusionSigned
        | AgreementStatus::Excluded
        | AgreementStatus::Asked
        | AgreementStatus::Queried
        | AgreementStatus::PaperRecorded
        | AgreementStatus::OutsideRecorded
        | AgreementStatus::Permitted
        | AgreementStatus::Refused
        | AgreementStatus::UnderPermission
        | AgreementStatus::Defect
        | AgreementStatus::Ended => AgreementStep::SignWithout,
    }
}
