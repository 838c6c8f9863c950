use super::open;
use super::row::{self, Put};
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit::separation::same_unit;
use domain::audit_plan::content::departments;
use domain::id::AuditPlanId;
use domain::refusal::{Fault, Faults, Refusal};
use domain::text;
use entity::{audit_plan, audit_procedure};

/// How one clause is looked at, as typed (13-1-2-ウ).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProcedureForm {
    /// Clause.
    pub clause: String,
    /// One of the departments of the plan.
    pub department: String,
    /// What is checked or judged.
    pub procedure: String,
    /// How.
    pub method: String,
}

/// Adds a procedure, or changes one.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn put_procedure(ctx: &Ctx, id: AuditPlanId, put: &Put, form: &ProcedureForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.editing()?;
    let procedures = audit_procedure::of(id).all(write.tx()).await?;
    let before = row::existing(&procedures, put)?.map(|row| row.id);
    let mut faults = Faults::default();
    let clause = faults.text("clause", &form.clause, text::LINE);
    let department = audited(&held.row, &form.department, &mut faults);
    let procedure = faults.text("procedure", &form.procedure, text::PARAGRAPH);
    let method = faults.text("method", &form.method, text::PARAGRAPH);
    faults.check()?;
    let row = audit_procedure::Model {
        id: before.unwrap_or_else(|| ctx.new_id()),
        plan_id: id,
        clause,
        department: department.ok_or(Refusal::NotFound)?,
        procedure,
        method,
        carried: false,
        dropped: false,
        revision: put.revision,
    };
    if before.is_some() {
        write.revise(row).await?;
    } else {
        write.insert(audit_procedure::Model { revision: 1, ..row }).await?;
    }
    row::record(&mut write, id, role, "audit-plan-procedure-put").await?;
    write.commit().await
}

/// The department that was chosen, as the plan names it.
pub(super) fn audited(plan: &audit_plan::Model, typed: &str, faults: &mut Faults) -> Option<String> {
    let units = departments(&plan.departments);
    faults.take("department", units.into_iter().find(|unit| same_unit(unit, typed)).ok_or(Fault::Choice))
}
