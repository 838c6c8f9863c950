//! What is done about a finding of the ministry: decided, carried out, found done by the audit unit – or a corrective plan.

use super::finding::{open, take};
use super::tell;
use crate::audit::{DecideForm, Decided, ProofForm, plan_is_done};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::id::{MinistryFindingId, PlanId};
use domain::ministry_audit::finding::MinistryFindingStep;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::Rule;
use entity::ministry_finding;

/// The supervisor decides the measure, its owner and its day; the owner is told.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn decide(ctx: &Ctx, id: MinistryFindingId, revision: i32, form: &DecideForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(MinistryFindingStep::Decide)?;
    held.row.status.after(MinistryFindingStep::Decide)?;
    let Decided { measure, owner, name, due_on } = form.read(&write, held.row.company_id).await?;
    let row = ministry_finding::Model {
        measure: measure.clone(),
        owner_id: Some(owner.id),
        owner_account: Some(owner.account_id),
        owner_name: name,
        due_on: Some(due_on),
        decided_by: Some(held.actor.account),
        revision,
        ..held.row
    };
    let row = take(&mut write, row, MinistryFindingStep::Decide, (&measure, "ministry-finding-decided", role)).await?;
    let told = (vec![owner.account_id], None);
    tell::of_finding(&mut write, (&row, &held.audit), told, NoticeKind::FindingDecided).await?;
    write.commit().await
}

/// The owner has carried the measure out and proves it; below a corrective plan, once that is done.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Rule::PlanOpen`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn implement(ctx: &Ctx, id: MinistryFindingId, revision: i32, form: &ProofForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(MinistryFindingStep::Implement)?;
    held.row.status.after(MinistryFindingStep::Implement)?;
    plan_is_done(&write, held.row.corrective_plan_id).await?;
    let (done_on, proof) = form.read(ctx)?;
    let row = ministry_finding::Model {
        done_on,
        proof: proof.clone(),
        implemented_by: Some(held.actor.account),
        revision,
        ..held.row
    };
    let step = MinistryFindingStep::Implement;
    let row = take(&mut write, row, step, (&proof, "ministry-finding-implemented", role)).await?;
    let told = (Vec::new(), Some(Action::HoldAudit));
    tell::of_finding(&mut write, (&row, &held.audit), told, NoticeKind::FindingImplemented).await?;
    write.commit().await
}

/// The audit unit finds a measure done, or not, with the reason: never whoever owns it or carried it out.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Rule::NotTheAudited`], [`Refusal::Fields`] without a reason, [`Refusal::ChangedMeanwhile`].
pub async fn verify(ctx: &Ctx, id: MinistryFindingId, revision: i32, right: bool, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let step = if right { MinistryFindingStep::Verify } else { MinistryFindingStep::Reject };
    let role = held.permit(step)?;
    held.row.status.after(step)?;
    if !held.may_verify() {
        return Err(Rule::NotTheAudited.into());
    }
    let rejected = if right { String::new() } else { super::words("reason", reason)? };
    let owner: Vec<_> = held.row.owner_account.into_iter().collect();
    let done = right.then(|| (held.actor.account, ctx.now()));
    let row = ministry_finding::Model {
        verified_by: done.map(|(by, _)| by),
        verified_at: done.map(|(_, at)| at),
        rejected: rejected.clone(),
        revision,
        ..held.row
    };
    let (act, kind) = if right {
        ("ministry-finding-verified", NoticeKind::FindingVerified)
    } else {
        ("ministry-finding-rejected", NoticeKind::FindingRejected)
    };
    let row = take(&mut write, row, step, (&rejected, act, role)).await?;
    let told = (owner, Some(Action::AnswerMinistryAudit));
    tell::of_finding(&mut write, (&row, &held.audit), told, kind).await?;
    write.commit().await
}

/// A corrective plan was begun from a finding, within the transaction that began it.
///
/// # Errors
/// [`Refusal::NotPermitted`] for anybody but the supervisor, [`Rule::NotInThisState`].
pub(crate) async fn planned(write: &mut Write, id: MinistryFindingId, plan: PlanId) -> Result<()> {
    let held = open(write, id).await?;
    let role = held.permit(MinistryFindingStep::Plan)?;
    let row = ministry_finding::Model { corrective_plan_id: Some(plan), ..held.row };
    take(write, row, MinistryFindingStep::Plan, ("", "ministry-finding-planned", role)).await?;
    Ok(())
}
