use super::{open, take, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit::AuditStep;
use domain::audit::finding::FindingStep;
use domain::audit::result::{AuditResult, FrozenCheck, FrozenFinding, holds_together};
use domain::audit_plan::content::departments;
use domain::digest;
use domain::id::AuditId;
use domain::notice::NoticeKind;
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal};
use domain::text;
use entity::{audit, audit_check, audit_finding, audit_result};

/// The result as typed (13-3-2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultForm {
    /// `yes` or `no`: whether there is a problem. Said in any case (13-3-2-ア).
    pub problem: String,
    /// The result in words.
    pub summary: String,
}

/// The audit unit submits the result to the supervisor (13-3-1-a). What it says is frozen; from now on each finding is worked off.
///
/// # Errors
/// [`domain::refusal::Rule::ChecksOpen`], [`domain::refusal::Rule::FindingMissing`], [`domain::refusal::Rule::FindingDenied`],
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn report(ctx: &Ctx, id: AuditId, revision: i32, form: &ResultForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit_unit(Action::HoldAudit)?;
    held.row.status.after(AuditStep::Report)?;
    let mut faults = Faults::default();
    let problem = match form.problem.as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Fault::Choice),
    };
    let problem = faults.take("problem", problem);
    let summary = faults.text("summary", &form.summary, text::PARAGRAPH);
    faults.check()?;
    let problem = problem.ok_or(Refusal::NotFound)?;
    let checks = audit_check::of(id).all(write.tx()).await?;
    let findings = audit_finding::of(id).all(write.tx()).await?;
    let outcomes: Vec<_> = checks.iter().map(|row| row.outcome).collect();
    holds_together(problem, &outcomes, findings.len())?;
    let said = said(&held.row, (problem, summary), &checks, &findings)?;
    let digest = digest::of(&said)?;
    let (reported_by, reported_at) = (held.actor.account, ctx.now());
    let frozen = audit_result::Model {
        id: ctx.new_id(),
        audit_id: id,
        content: serde_json::to_string(&said)?,
        digest: digest.clone(),
        reported_by,
        reported_at,
    };
    write.insert(frozen).await?;
    for row in findings {
        let status = row.status.after(FindingStep::Report)?;
        write.revise(audit_finding::Model { status, ..row }).await?;
    }
    let row = audit::Model {
        problem: Some(problem),
        reported_by: Some(reported_by),
        reported_at: Some(reported_at),
        result_digest: digest,
        revision,
        ..held.row
    };
    let row = take(&mut write, row, AuditStep::Report, ("", "audit-reported", role)).await?;
    tell::supervisors(&mut write, &row, NoticeKind::AuditReported).await?;
    write.commit().await
}

fn said(
    row: &audit::Model,
    (problem, summary): (bool, String),
    checks: &[audit_check::Model],
    findings: &[audit_finding::Model],
) -> Result<AuditResult> {
    let check = |row: &audit_check::Model| FrozenCheck {
        id: row.id,
        clause: row.clause.clone(),
        department: row.department.clone(),
        outcome: row.outcome,
    };
    let finding = |row: &audit_finding::Model| FrozenFinding {
        id: row.id.0,
        number: row.number,
        clause: row.clause.clone(),
        department: row.department.clone(),
        what: row.what.clone(),
        severity: row.severity,
        proposal: row.proposal.clone(),
        days: row.days,
    };
    Ok(AuditResult {
        audit: row.number.clone(),
        plan: (row.plan_number.clone(), row.plan_digest.clone()),
        departments: departments(&row.departments),
        held: (row.starts_on, row.held_on.ok_or(Refusal::NotFound)?),
        problem,
        summary,
        checks: checks.iter().map(check).collect(),
        findings: findings.iter().map(finding).collect(),
    })
}
