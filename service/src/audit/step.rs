use super::grant::withdraw_all;
use super::{open, take};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit::{AuditStep, Outcome, next_by};
use domain::circulation::CirculationSubject;
use domain::id::AuditId;
use domain::permission::Action;
use domain::refusal::{Faults, Rule};
use domain::text;
use entity::{audit, audit_check, audit_finding, audit_grant, circulation};

/// The audit unit begins, once somebody of it holds rights.
///
/// # Errors
/// [`Rule::RightsMissing`], [`Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn start(ctx: &Ctx, id: AuditId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit_unit(Action::HoldAudit)?;
    held.row.status.after(AuditStep::Start)?;
    let grants = audit_grant::of(id).all(write.tx()).await?;
    if !grants.iter().any(|row| row.rights().hold(ctx.today())) {
        return Err(Rule::RightsMissing.into());
    }
    let row = audit::Model { revision, ..held.row };
    take(&mut write, row, AuditStep::Start, ("", "audit-started", role)).await?;
    write.commit().await
}

/// The audit unit has looked at everything: rights are over from now on, and the next audit is counted from today (13-1-3, 13-2-a).
///
/// # Errors
/// [`Rule::ChecksOpen`], [`Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn finish(ctx: &Ctx, id: AuditId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit_unit(Action::HoldAudit)?;
    held.row.status.after(AuditStep::Finish)?;
    let checks = audit_check::of(id).all(write.tx()).await?;
    if checks.iter().any(|row| row.outcome == Outcome::Open) {
        return Err(Rule::ChecksOpen.into());
    }
    let today = ctx.today();
    let row = audit::Model { held_on: Some(today), next_on: Some(next_by(today)), revision, ..held.row };
    withdraw_all(&mut write, id).await?;
    take(&mut write, row, AuditStep::Finish, ("", "audit-held", role)).await?;
    write.commit().await
}

/// The supervisor calls an audit off before it was held, with the reason; its plan can be ordered again.
///
/// # Errors
/// [`Rule::NotInThisState`], [`domain::refusal::Refusal::Fields`] without a reason, [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn call_off(ctx: &Ctx, id: AuditId, revision: i32, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::OrderAudit)?;
    held.row.status.after(AuditStep::CallOff)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let row = audit::Model { revision, ..held.row };
    withdraw_all(&mut write, id).await?;
    take(&mut write, row, AuditStep::CallOff, (&reason, "audit-called-off", role)).await?;
    write.commit().await
}

/// The supervisor closes an audit: its result was made known, and everything that it found is improved.
///
/// # Errors
/// [`Rule::NotMadeKnown`], [`Rule::FindingsOpen`], [`Rule::NotInThisState`], [`domain::refusal::Refusal::ChangedMeanwhile`].
pub async fn close(ctx: &Ctx, id: AuditId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::OrderAudit)?;
    held.row.status.after(AuditStep::Close)?;
    if circulation::of(CirculationSubject::AuditResult, id.0).one(write.tx()).await?.is_none() {
        return Err(Rule::NotMadeKnown.into());
    }
    let findings = audit_finding::of(id).all(write.tx()).await?;
    if findings.iter().any(|row| row.status.is_open()) {
        return Err(Rule::FindingsOpen.into());
    }
    let row = audit::Model { closed_at: Some(ctx.now()), revision, ..held.row };
    take(&mut write, row, AuditStep::Close, ("", "audit-closed", role)).await?;
    write.commit().await
}
