use super::desk::{moved, open, permission};
use super::put::reasoned;
use super::tell;
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::NaiveDate;
use domain::disclosure::{DisclosureStatus, DisclosureStep, Place};
use domain::id::DisclosureId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Rule};
use domain::{text, time};
use entity::disclosure;

/// Records that the third party handled the information for the first time: not before the permission, not after its end
/// (5-4-1).
///
/// # Errors
/// [`Rule::BeforePermission`], [`Rule::PermissionOver`], [`Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`].
pub async fn handle_first(ctx: &Ctx, id: DisclosureId, revision: i32, day: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::RequestDisclosure)?;
    let status = desk.row.status.after(DisclosureStep::HandleFirst)?;
    let mut faults = Faults::default();
    let day = past(day, ctx.today(), &mut faults);
    faults.check()?;
    let (Some(day), Some(permission)) = (day, permission(&desk.row)) else { return Err(Rule::NotInThisState.into()) };
    permission.covers(day)?;
    let row = disclosure::Model { status, first_handled_on: Some(day), revision, ..desk.row };
    moved(&mut write, row, ("disclosure-handled", DisclosureStep::HandleFirst, role), ("", Some(day))).await?;
    write.commit().await
}

/// The ministry takes a permission back, with a reason. The holder and every company of the chain are told at once; what is out
/// there must come back.
///
/// # Errors
/// [`Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`] without a reason.
pub async fn revoke(ctx: &Ctx, id: DisclosureId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::PermitDisclosure)?;
    let status = desk.row.status.after(DisclosureStep::Revoke)?;
    let reason = reasoned(reason)?;
    let row = disclosure::Model { status, revoked_on: Some(ctx.today()), revision, ..desk.row };
    let step = ("disclosure-revoked", DisclosureStep::Revoke, role);
    let row = moved(&mut write, row, step, (&reason, Some(ctx.today()))).await?;
    tell::chain(&mut write, &row, NoticeKind::DisclosureRevoked).await?;
    write.commit().await
}

/// Records that everything came back or was destroyed, and what proves it; or that a permission ends unused. What was revoked
/// stays revoked.
///
/// # Errors
/// [`Rule::NotInThisState`] where nothing is owed, [`domain::refusal::Refusal::Fields`] without day or proof.
pub async fn record_return(ctx: &Ctx, id: DisclosureId, revision: i32, day: &str, proof: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let desk = open(&write, id).await?;
    let role = desk.permit(Action::RequestDisclosure)?;
    let status = desk.row.status.after(DisclosureStep::RecordReturn)?;
    let owes = permission(&desk.row).is_some_and(|permission| permission.owes_return());
    if status == DisclosureStatus::Revoked && !owes {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let day = past(day, ctx.today(), &mut faults);
    let from = desk.row.first_handled_on.or(desk.row.permitted_on);
    if day.zip(from).is_some_and(|(day, from)| day < from) {
        faults.add("day", Fault::EndsBeforeItStarts);
    }
    let proof = faults.text("proof", proof, text::PARAGRAPH);
    faults.check()?;
    let row = disclosure::Model { status, returned_on: day, return_proof: proof.clone(), revision, ..desk.row };
    let step = ("disclosure-returned", DisclosureStep::RecordReturn, role);
    let row = moved(&mut write, row, step, (&proof, day)).await?;
    let above = [Place::Upstream, Place::Prime, Place::Ministry];
    tell::parties(&mut write, &row, &above, NoticeKind::DisclosureReturned).await?;
    write.commit().await
}

/// A day that has come.
fn past(typed: &str, today: NaiveDate, faults: &mut Faults) -> Option<NaiveDate> {
    let day = faults.take("day", time::parse_day(typed))?;
    if day > today {
        faults.add("day", Fault::InTheFuture);
    }
    Some(day)
}
