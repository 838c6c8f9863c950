use super::case_for_update;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::notice;
use crate::waiver;
use crate::write::Act;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::{EngagementStatus, EngagementStep, Side, StartGate};
use domain::id::EngagementId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults};
use domain::{text, time};
use entity::{confirmation, engagement};

/// Lets the work begin: only once accepted, with the security contract in force, not before the day of the answer (5-3-d).
///
/// # Errors
/// The rule of [`StartGate::check`] that stands in the way; [`domain::refusal::Rule::WaiverEnded`] where an item of what was
/// confirmed last is not met any more.
pub async fn start(ctx: &Ctx, id: EngagementId, revision: i32, start: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::Release)?;
    let mut faults = Faults::default();
    let day = faults.take("start", time::parse_day(start));
    if day.is_some_and(|day| day > ctx.today()) {
        faults.add("start", Fault::InTheFuture);
    }
    faults.check()?;
    let day = day.unwrap_or_else(|| ctx.today());
    let gate = StartGate {
        status: case.engagement.status,
        answered_on: case.engagement.answered_on,
        contract_from: case.engagement.security_contract_from,
        contract_until: case.engagement.security_contract_until,
    };
    let status = gate.check(day)?;
    let sheets = confirmation::of([id]).all(write.tx()).await?;
    if let Some(sheet) = sheets.iter().find(|sheet| sheet.status == ConfirmationStatus::Confirmed) {
        waiver::still_met(&write, sheet.id).await?;
    }
    let started = engagement::Model { status, started_on: Some(day), revision, ..case.engagement };
    let started = write.revise(started).await?;
    write.record(Act { case: id.0, act: "work-started", role: Some(role), reason: "" }).await?;
    notice::tell_side(&mut write, &started, Side::Downstream, NoticeKind::WorkStarted).await?;
    notice::tell_side(&mut write, &started, Side::Upstream, NoticeKind::WorkStarted).await?;
    write.commit().await
}

/// Suspends the work, with a reason.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], a missing reason.
pub async fn suspend(ctx: &Ctx, id: EngagementId, revision: i32, reason: &str) -> Result<()> {
    step(ctx, id, revision, EngagementStep::Suspend, "work-suspended", reason).await
}

/// Lets suspended work go on, with a reason.
///
/// # Errors
/// As [`suspend`].
pub async fn resume(ctx: &Ctx, id: EngagementId, revision: i32, reason: &str) -> Result<()> {
    step(ctx, id, revision, EngagementStep::Resume, "work-resumed", reason).await
}

/// Ends the case, with a reason.
///
/// # Errors
/// As [`suspend`].
pub async fn close(ctx: &Ctx, id: EngagementId, revision: i32, reason: &str) -> Result<()> {
    step(ctx, id, revision, EngagementStep::Close, "engagement-closed", reason).await
}

async fn step(ctx: &Ctx, id: EngagementId, revision: i32, step: EngagementStep, act: &str, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::Release)?;
    let status = case.engagement.status.after(step)?;
    let mut faults = Faults::default();
    let reason = faults.text("reason", reason, text::PARAGRAPH);
    faults.check()?;
    let moved = write.revise(engagement::Model { status, revision, ..case.engagement }).await?;
    write.record(Act { case: id.0, act, role: Some(role), reason: &reason }).await?;
    if status == EngagementStatus::Suspended {
        notice::tell_side(&mut write, &moved, Side::Downstream, NoticeKind::WorkSuspended).await?;
    }
    write.commit().await
}
