use super::{note, only, open};
use crate::audit_plan::Put;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit::finding::{FindingStatus, Severity};
use domain::audit::separation::{may_look, same_unit};
use domain::audit_plan::content::departments;
use domain::id::{AuditId, FindingId};
use domain::permission::Action;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::text;
use entity::audit_finding;
use sea_orm::PaginatorTrait as _;

/// A finding as typed (13-3-2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingForm {
    /// Clause.
    pub clause: String,
    /// One of the audited departments.
    pub department: String,
    /// What is wrong.
    pub what: String,
    /// A [`Severity`].
    pub severity: String,
    /// What is proposed.
    pub proposal: String,
    /// How many days that takes.
    pub days: String,
}

/// How many days somebody can mean.
const DAYS: std::ops::RangeInclusive<i32> = 1..=1_095;

/// The audit unit raises a finding, or changes one, before the result is submitted.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Rule::OwnUnit`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn put_finding(ctx: &Ctx, id: AuditId, put: &Put, form: &FindingForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit_unit(Action::LookAtProcedure)?;
    only(held.row.status.is_written())?;
    let before = match put.row {
        None => None,
        Some(key) => {
            let all = audit_finding::of(id).all(write.tx()).await?;
            Some(all.into_iter().find(|row| row.id.0 == key).ok_or(Refusal::NotFound)?)
        }
    };
    let said = read(form, &departments(&held.row.departments))?;
    if held.member().is_some_and(|member| !may_look(&member.department, &said.department)) {
        return Err(Rule::OwnUnit.into());
    }
    match before {
        Some(row) => {
            let Said { clause, department, what, severity, proposal, days } = said;
            let row = audit_finding::Model { clause, department, what, severity, proposal, days, ..row };
            write.revise(audit_finding::Model { revision: put.revision, ..row }).await?;
        }
        None => {
            let so_far = audit_finding::ever(id).count(write.tx()).await?;
            let number = i32::try_from(so_far).unwrap_or(i32::MAX).saturating_add(1);
            write.insert(new(ctx, &held.row, number, said)?).await?;
        }
    }
    note(&mut write, id, role, "finding-put").await?;
    write.commit().await
}

/// The audit unit takes a finding out again, before the result is submitted.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::NotFound`], [`Refusal::ChangedMeanwhile`].
pub async fn take_out(ctx: &Ctx, id: AuditId, (finding, revision): (FindingId, i32)) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit_unit(Action::LookAtProcedure)?;
    only(held.row.status.is_written())?;
    let all = audit_finding::of(id).all(write.tx()).await?;
    let row = all.into_iter().find(|row| row.id == finding).ok_or(Refusal::NotFound)?;
    write.revise(audit_finding::Model { dropped: true, revision, ..row }).await?;
    note(&mut write, id, role, "finding-taken-out").await?;
    write.commit().await
}

/// A form that was read.
struct Said {
    clause: String,
    department: String,
    what: String,
    severity: Severity,
    proposal: String,
    days: i32,
}

fn read(form: &FindingForm, audited: &[String]) -> Result<Said> {
    let mut faults = Faults::default();
    let clause = faults.text("clause", &form.clause, text::LINE);
    let department = audited.iter().find(|unit| same_unit(unit, &form.department)).cloned();
    let department = faults.take("department", department.ok_or(Fault::NotAudited));
    let what = faults.text("what", &form.what, text::PARAGRAPH);
    let severity = faults.take("severity", Severity::from_code(&form.severity).ok_or(Fault::Choice));
    let proposal = faults.text("proposal", &form.proposal, text::PARAGRAPH);
    let days = match text::line(&form.days).as_str() {
        "" => Err(Fault::Missing),
        typed => typed.parse().ok().filter(|days| DAYS.contains(days)).ok_or(Fault::Number),
    };
    let days = faults.take("days", days);
    faults.check()?;
    let (Some(department), Some(severity), Some(days)) = (department, severity, days) else {
        return Err(Refusal::NotFound.into());
    };
    Ok(Said { clause, department, what, severity, proposal, days })
}

fn new(ctx: &Ctx, audit: &entity::audit::Model, number: i32, said: Said) -> Result<audit_finding::Model> {
    Ok(audit_finding::Model {
        id: FindingId(ctx.new_id()),
        audit_id: audit.id,
        company_id: audit.company_id,
        number,
        status: FindingStatus::Raised,
        clause: said.clause,
        department: said.department,
        what: said.what,
        severity: said.severity,
        proposal: said.proposal,
        days: said.days,
        raised_by: ctx.actor()?.account,
        consulted_on: None,
        consulted_with: String::new(),
        minutes: String::new(),
        measure: String::new(),
        owner_id: None,
        owner_account: None,
        owner_name: String::new(),
        due_on: None,
        decided_by: None,
        done_on: None,
        proof: String::new(),
        implemented_by: None,
        verified_by: None,
        verified_at: None,
        corrective_plan_id: None,
        dropped: false,
        revision: 1,
    })
}
