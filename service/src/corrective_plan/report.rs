use super::{Step, open, say, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::corrective_plan::content::{FrozenPart, PlanContent};
use domain::corrective_plan::{PartKind, PlanStatus, PlanStep};
use domain::digest;
use domain::id::PlanId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use entity::{corrective_part, corrective_plan, corrective_report};

/// Reports a plan to the ministry (報告), the first time or a further version: frozen, numbered, pinned by a digest. The work goes
/// on; nothing waits for an answer. Whoever owns a measure is told.
///
/// # Errors
/// [`Rule::MeasureMissing`], [`Rule::NothingRevised`], [`Rule::NotInThisState`], [`Refusal::Fields`] where the last day is over,
/// [`Refusal::ChangedMeanwhile`].
pub async fn report(ctx: &Ctx, id: PlanId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftPlan)?;
    held.row.status.after(PlanStep::Report)?;
    if held.row.ends_on < ctx.today() {
        return Err(Refusal::field("ends_on", Fault::InThePast).into());
    }
    let parts = corrective_part::of(id).all(write.tx()).await?;
    if !parts.iter().any(|part| part.kind == PartKind::Measure) {
        return Err(Rule::MeasureMissing.into());
    }
    let content = content(&held.row, &parts, "");
    let before = corrective_report::of(id).one(write.tx()).await?;
    if before.as_ref().is_some_and(|before| digest::of(&content).is_ok_and(|now| now == before.digest)) {
        return Err(Rule::NothingRevised.into());
    }
    let first = before.is_none();
    let row = freeze(&mut write, corrective_plan::Model { revision, ..held.row }, &content).await?;
    let act = if first { "plan-reported" } else { "plan-reported-again" };
    let reason = row.reason.clone();
    let row = corrective_plan::Model { reason: String::new(), ..row };
    let row = take(&mut write, held.standing, row, Step { step: PlanStep::Report, text: &reason, act, role }).await?;
    for part in parts.iter().filter(|part| part.verified_at.is_none()) {
        tell::owner(&mut write, &row, (part.owner_id, part.id), NoticeKind::PlanMeasureNamed).await?;
    }
    tell::reported(&mut write, &row).await?;
    complete(&mut write, row, role).await?;
    write.commit().await
}

/// What a plan says now.
pub(super) fn content(row: &corrective_plan::Model, parts: &[corrective_part::Model], end: &str) -> PlanContent {
    let ended = !end.is_empty();
    let part = |part: &corrective_part::Model| FrozenPart {
        id: part.id,
        kind: part.kind,
        title: part.title.clone(),
        owner: part.owner_name.clone(),
        due_on: part.due_on,
        // How far it is is the company's own until it is found done.
        done_on: part.done_on.filter(|_| part.verified_at.is_some() || ended),
        proof: if ended { part.proof.clone() } else { String::new() },
    };
    PlanContent {
        origin: row.origin,
        reference: row.reference.clone(),
        clause: row.clause.clone(),
        shortcoming: row.shortcoming.clone(),
        delay: row.delay.clone(),
        limit_on: row.limit_on,
        ends_on: row.ends_on,
        parts: parts.iter().map(part).collect(),
        end: end.to_owned(),
    }
}

/// Keeps the next version as it is reported now; the row says which that is.
pub(super) async fn freeze(
    write: &mut Write,
    row: corrective_plan::Model,
    content: &PlanContent,
) -> Result<corrective_plan::Model> {
    let (version, now) = (row.version + 1, write.ctx.now());
    let report = corrective_report::Model {
        id: write.ctx.new_id(),
        plan_id: row.id,
        version,
        content: serde_json::to_string(content)?,
        digest: digest::of(content)?,
        reason: row.reason.clone(),
        reported_by: write.ctx.actor()?.account,
        reported_at: now,
    };
    write.insert(report).await?;
    let (reported_ends_on, reported_at) = (Some(row.ends_on), row.reported_at.or(Some(now)));
    Ok(corrective_plan::Model { version, reported_ends_on, reported_at, ..row })
}

/// The plan is done once a second person found every measure done.
pub(super) async fn complete(write: &mut Write, row: corrective_plan::Model, role: Role) -> Result<()> {
    if row.status != PlanStatus::Reported {
        return Ok(());
    }
    let parts = corrective_part::of(row.id).all(write.tx()).await?;
    let open = |part: &corrective_part::Model| part.kind == PartKind::Measure && part.verified_at.is_none();
    if parts.iter().any(open) {
        return Ok(());
    }
    let status = row.status.after(PlanStep::Complete)?;
    let row = write.revise(corrective_plan::Model { status, ..row }).await?;
    say(write, row.id, (PlanStep::Complete, None), "").await?;
    write.record(Act { case: row.id.0, act: "plan-done", role: Some(role), reason: "" }).await?;
    tell::company(write, &row, NoticeKind::PlanDone).await
}
