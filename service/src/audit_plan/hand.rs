//! From hand to hand: the audit unit submits, the supervisor passes on, the executive approves – or it comes back.

use super::detail::{content, lacks, people};
use super::{Rows, open, rows, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use domain::audit::separation::{TeamProblem, may_approve, may_pass};
use domain::audit_plan::AuditPlanStep;
use domain::audit_plan::content::AuditPlanContent;
use domain::audit_plan::view::Lack;
use domain::digest;
use domain::id::{AccountId, AuditPlanId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::text;
use entity::{audit, audit_approval, audit_plan};

/// The audit unit submits a plan to the supervisor. Where no handler from outside the audited departments takes part, it is said why,
/// and the executive will see it (13-1-1-b).
///
/// # Errors
/// [`Rule::AuditPlanIncomplete`], [`Rule::CarriedOver`], [`Rule::OwnUnit`]; [`Refusal::Fields`] of `exception`, naming what is wrong
/// with the people; [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn submit(ctx: &Ctx, id: AuditPlanId, revision: i32, exception: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftAuditPlan)?;
    held.row.status.after(AuditPlanStep::Submit)?;
    let rows = rows(write.tx(), id).await?;
    let said = content(&held.row, held.contract.as_ref(), &rows);
    let exception = complete(&said, &rows, exception)?;
    let row = audit_plan::Model {
        exception: exception.clone(),
        submitted_by: Some(held.actor.account),
        submitted_at: held.row.submitted_at.or(Some(ctx.now())),
        revision,
        ..held.row
    };
    let row = take(&mut write, row, AuditPlanStep::Submit, (&exception, "audit-plan-submitted", role)).await?;
    tell::whoever_may(&mut write, &row, Action::PassAuditPlan, NoticeKind::AuditPlanSubmitted).await?;
    write.commit().await
}

/// Whether a plan can be submitted; the reason that is kept where no handler from outside takes part.
fn complete(said: &AuditPlanContent, rows: &Rows, exception: &str) -> Result<String> {
    for lack in lacks(said, rows) {
        match lack {
            Lack::Rows(_) => return Err(Rule::AuditPlanIncomplete.into()),
            Lack::Carried => return Err(Rule::CarriedOver.into()),
            Lack::Team(_) => {}
        }
    }
    let mut faults = Faults::default();
    let exception = match people(said, false) {
        None => String::new(),
        Some(TeamProblem::Nobody) => return Err(Rule::AuditPlanIncomplete.into()),
        Some(TeamProblem::OwnUnitOnly) => return Err(Rule::OwnUnit.into()),
        Some(problem @ (TeamProblem::NoOutsider | TeamProblem::OutsiderNotHandler)) => {
            let fault = if problem == TeamProblem::NoOutsider { Fault::NoOutsider } else { Fault::OutsiderNotHandler };
            if exception.trim().is_empty() {
                return Err(Refusal::field("exception", fault).into());
            }
            faults.text("exception", exception, text::PARAGRAPH)
        }
    };
    faults.check()?;
    Ok(exception)
}

/// The audit unit takes a plan back before the executive decided.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn take_back(ctx: &Ctx, id: AuditPlanId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftAuditPlan)?;
    let row = audit_plan::Model { revision, ..held.row };
    take(&mut write, row, AuditPlanStep::TakeBack, ("", "audit-plan-taken-back", role)).await?;
    write.commit().await
}

/// The supervisor passes a plan on to the executive, and approves nothing (trap 20).
///
/// # Errors
/// [`Rule::ThreePeople`] for whoever drafted or submitted it or takes part; [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn pass(ctx: &Ctx, id: AuditPlanId, revision: i32) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::PassAuditPlan)?;
    held.row.status.after(AuditPlanStep::Pass)?;
    let members = members(&write, id).await?;
    if !may_pass(held.actor.account, &drafters(&held.row), &members) {
        return Err(Rule::ThreePeople.into());
    }
    let row = audit_plan::Model {
        passed_by: Some(held.actor.account),
        passed_at: held.row.passed_at.or(Some(ctx.now())),
        revision,
        ..held.row
    };
    let row = take(&mut write, row, AuditPlanStep::Pass, ("", "audit-plan-passed", role)).await?;
    tell::whoever_may(&mut write, &row, Action::ApproveAuditPlan, NoticeKind::AuditPlanPassed).await?;
    write.commit().await
}

/// The supervisor returns a plan to the audit unit, with the reason.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`] without a reason, [`Refusal::ChangedMeanwhile`].
pub async fn give_back(ctx: &Ctx, id: AuditPlanId, revision: i32, reason: &str) -> Result<()> {
    back(ctx, id, revision, reason, (Action::PassAuditPlan, AuditPlanStep::Return, "audit-plan-returned")).await
}

/// The executive returns a plan to the audit unit, with the reason.
///
/// # Errors
/// As [`give_back`].
pub async fn decline(ctx: &Ctx, id: AuditPlanId, revision: i32, reason: &str) -> Result<()> {
    back(ctx, id, revision, reason, (Action::ApproveAuditPlan, AuditPlanStep::Decline, "audit-plan-declined")).await
}

async fn back(
    ctx: &Ctx,
    id: AuditPlanId,
    revision: i32,
    reason: &str,
    (action, step, act): (Action, AuditPlanStep, &str),
) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(action)?;
    held.row.status.after(step)?;
    let reason = words("reason", reason)?;
    let row = audit_plan::Model { revision, ..held.row };
    let row = take(&mut write, row, step, (&reason, act, role)).await?;
    tell::unit(&mut write, &row, NoticeKind::AuditPlanReturned).await?;
    write.commit().await
}

/// The executive approves exactly what they read (13-1-2-d).
///
/// # Errors
/// [`Rule::DecisionStale`] where the plan says something else than what was read; [`Rule::ThreePeople`] for whoever drafted it, takes
/// part or passed it on; [`Rule::NotInThisState`], [`Refusal::ChangedMeanwhile`].
pub async fn approve(ctx: &Ctx, id: AuditPlanId, revision: i32, read: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::ApproveAuditPlan)?;
    held.row.status.after(AuditPlanStep::Approve)?;
    let rows = rows(write.tx(), id).await?;
    let members: Vec<AccountId> = rows.members.iter().map(|row| row.account_id).collect();
    if !may_approve(held.actor.account, &drafters(&held.row), &members, held.row.passed_by) {
        return Err(Rule::ThreePeople.into());
    }
    let said = content(&held.row, held.contract.as_ref(), &rows);
    let digest = digest::of(&said)?;
    if digest != read {
        return Err(Rule::DecisionStale.into());
    }
    let (by, at) = (held.actor.account, ctx.now());
    let approval = audit_approval::Model {
        id: ctx.new_id(),
        plan_id: id,
        content: serde_json::to_string(&said)?,
        digest: digest.clone(),
        approved_by: by,
        approved_at: at,
    };
    write.insert(approval).await?;
    let row = audit_plan::Model {
        approved_by: Some(by),
        approved_at: Some(at),
        approved_digest: digest,
        revision,
        ..held.row
    };
    let row = take(&mut write, row, AuditPlanStep::Approve, ("", "audit-plan-approved", role)).await?;
    tell::unit(&mut write, &row, NoticeKind::AuditPlanApproved).await?;
    tell::whoever_may(&mut write, &row, Action::PassAuditPlan, NoticeKind::AuditPlanApproved).await?;
    write.commit().await
}

/// The audit unit changes an approved plan, with the reason: the approval falls, and it goes from hand to hand again.
///
/// # Errors
/// As [`give_back`]; [`Rule::NotInThisState`] also once an audit was ordered on it.
pub async fn reopen(ctx: &Ctx, id: AuditPlanId, revision: i32, reason: &str) -> Result<()> {
    own(ctx, id, revision, reason, (AuditPlanStep::Reopen, "audit-plan-reopened")).await
}

/// The audit unit gives a plan up, with the reason.
///
/// # Errors
/// As [`give_back`].
pub async fn cancel(ctx: &Ctx, id: AuditPlanId, revision: i32, reason: &str) -> Result<()> {
    own(ctx, id, revision, reason, (AuditPlanStep::Cancel, "audit-plan-cancelled")).await
}

async fn own(
    ctx: &Ctx,
    id: AuditPlanId,
    revision: i32,
    reason: &str,
    (step, act): (AuditPlanStep, &str),
) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftAuditPlan)?;
    held.row.status.after(step)?;
    if audit::on_plan(id).one(write.tx()).await?.is_some() {
        return Err(Rule::NotInThisState.into());
    }
    let reason = words("reason", reason)?;
    let row = audit_plan::Model { revision, ..held.row };
    take(&mut write, row, step, (&reason, act, role)).await?;
    write.commit().await
}

fn words(field: &str, typed: &str) -> Result<String> {
    let mut faults = Faults::default();
    let text = faults.text(field, typed, text::PARAGRAPH);
    faults.check()?;
    Ok(text)
}

fn drafters(row: &audit_plan::Model) -> Vec<AccountId> {
    [Some(row.drafted_by), row.submitted_by].into_iter().flatten().collect()
}

async fn members(write: &Write, id: AuditPlanId) -> Result<Vec<AccountId>> {
    Ok(rows(write.tx(), id).await?.members.iter().map(|row| row.account_id).collect())
}
