use super::finding::{open, take};
use super::tell;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::audit::finding::FindingStep;
use domain::corrective_plan::PlanStatus;
use domain::id::{FindingId, PlanId};
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::{audit_finding, corrective_plan};

/// What proves a measure, as typed (13-3-3-b).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProofForm {
    /// The day on which it was done.
    pub done_on: String,
    /// What proves that, by reference.
    pub proof: String,
}

impl ProofForm {
    /// The day, which is not in the future, and the proof.
    pub(crate) fn read(&self, ctx: &Ctx) -> std::result::Result<(Option<NaiveDate>, String), Refusal> {
        let mut faults = Faults::default();
        let done_on = faults.take("done_on", time::parse_day(&self.done_on));
        if done_on.is_some_and(|day| day > ctx.today()) {
            faults.add("done_on", Fault::InTheFuture);
        }
        let proof = faults.text("proof", &self.proof, text::PARAGRAPH);
        faults.check()?;
        Ok((done_on, proof))
    }
}

/// The owner has carried the measure out and proves it; the audit unit looks at that. Below a corrective plan, once that was carried out
/// within its period (13-3-4-b).
///
/// # Errors
/// [`Rule::NotInThisState`], [`Rule::PlanOpen`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn implement(ctx: &Ctx, id: FindingId, revision: i32, form: &ProofForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::CarryOutMeasure)?;
    held.row.status.after(FindingStep::Implement)?;
    plan_is_done(&write, held.row.corrective_plan_id).await?;
    let (done_on, proof) = form.read(ctx)?;
    let row = audit_finding::Model {
        done_on,
        proof: proof.clone(),
        implemented_by: Some(held.actor.account),
        revision,
        ..held.row
    };
    let row = take(&mut write, row, FindingStep::Implement, (&proof, "finding-implemented", role)).await?;
    let unit = tell::of_the_unit(&write, &held.audit).await?;
    tell::of_finding(&mut write, (&row, &held.audit), unit, NoticeKind::FindingImplemented).await?;
    write.commit().await
}

/// Whether a corrective plan, where there is one, was carried out.
///
/// # Errors
/// [`Rule::PlanOpen`].
pub(crate) async fn plan_is_done(write: &Write, plan: Option<PlanId>) -> Result<()> {
    let Some(plan) = plan else { return Ok(()) };
    let plan = corrective_plan::for_operator(plan).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    match plan.status {
        PlanStatus::Done | PlanStatus::Closed => Ok(()),
        PlanStatus::Drafted | PlanStatus::Reported | PlanStatus::Revising | PlanStatus::Cancelled => {
            Err(Rule::PlanOpen.into())
        }
    }
}

/// The audit unit finds a measure done, or not, with the reason: never whoever owns it, nor anybody of the audited department.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Rule::NotTheAudited`], [`Refusal::Fields`] without a reason, [`Refusal::ChangedMeanwhile`].
pub async fn verify(ctx: &Ctx, id: FindingId, revision: i32, right: bool, reason: &str) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::HoldAudit)?;
    let step = if right { FindingStep::Verify } else { FindingStep::Reject };
    held.row.status.after(step)?;
    if !held.may_verify() {
        return Err(Rule::NotTheAudited.into());
    }
    let mut faults = Faults::default();
    let reason = if right { String::new() } else { faults.text("reason", reason, text::PARAGRAPH) };
    faults.check()?;
    let owner: Vec<_> = held.row.owner_account.into_iter().collect();
    let done = right.then(|| (held.actor.account, ctx.now()));
    let row = audit_finding::Model {
        verified_by: done.map(|(by, _)| by),
        verified_at: done.map(|(_, at)| at),
        revision,
        ..held.row
    };
    let (act, kind) = if right {
        ("finding-verified", NoticeKind::FindingVerified)
    } else {
        ("finding-rejected", NoticeKind::FindingRejected)
    };
    let row = take(&mut write, row, step, (&reason, act, role)).await?;
    tell::of_finding(&mut write, (&row, &held.audit), owner, kind).await?;
    tell::supervisors(&mut write, &held.audit, kind).await?;
    write.commit().await
}

/// A corrective plan was begun from a finding (13-3-4-a), within the transaction that began it; it is reported to the ministry like any
/// other (13-3-4-c).
///
/// # Errors
/// [`Refusal::NotPermitted`] for anybody but the supervisor, [`Rule::NotInThisState`].
pub(crate) async fn planned(write: &mut Write, id: FindingId, plan: PlanId) -> Result<()> {
    let held = open(write, id).await?;
    let role = held.permit(Action::OrderAudit)?;
    let row = audit_finding::Model { corrective_plan_id: Some(plan), ..held.row };
    take(write, row, FindingStep::Plan, ("", "finding-planned", role)).await?;
    Ok(())
}
