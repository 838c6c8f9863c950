use super::begin::chosen;
use super::{open, row};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::audit::separation::same_unit;
use domain::audit_plan::content::departments;
use domain::audit_plan::{AuditPlanStatus, AuditTrigger};
use domain::id::{AuditPlanId, ContractId};
use domain::permission::{Action, Standing};
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal};
use domain::text;
use entity::{audit_plan, audit_procedure};

/// Facts of a plan as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditPlanForm {
    /// Fiscal year.
    pub fiscal_year: String,
    /// An [`AuditTrigger`].
    pub trigger: String,
    /// The same in words; needed unless it is the yearly one.
    pub trigger_reason: String,
    /// Departments, one a line.
    pub departments: String,
    /// Key of a contract of the company's own, or empty.
    pub contract: String,
    /// Key of the plan from which it is begun, or empty; not read when a plan is changed.
    pub before: String,
}

/// A form that was read.
struct Said {
    fiscal_year: i32,
    trigger: AuditTrigger,
    trigger_reason: String,
    departments: String,
    contract_id: Option<ContractId>,
}

/// Fiscal years that somebody can mean.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2098;

/// Begins a plan: the audit unit's own until it is submitted. Begun from an earlier one, its members, days and procedures come along,
/// each to be looked at again.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`], [`Refusal::NotFound`] where the earlier one is not the actor's.
pub async fn draft(ctx: &Ctx, form: &AuditPlanForm) -> Result<AuditPlanId> {
    let actor = ctx.actor()?.clone();
    let role = actor.acting_as(Action::DraftAuditPlan, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    let said = read(ctx, form).await?;
    let id = AuditPlanId(ctx.new_id());
    let mut write = ctx.write().await?;
    let before = earlier(&write, form.before.trim()).await?;
    let plan = audit_plan::Model {
        id,
        number: write.number(ReferenceKind::AuditPlan).await?,
        company_id: actor.organisation,
        contract_id: said.contract_id,
        before_id: before,
        fiscal_year: said.fiscal_year,
        trigger: said.trigger,
        trigger_reason: said.trigger_reason,
        departments: said.departments,
        exception: String::new(),
        status: AuditPlanStatus::Drafted,
        drafted_by: actor.account,
        drafted_at: ctx.now(),
        submitted_by: None,
        submitted_at: None,
        passed_by: None,
        passed_at: None,
        approved_by: None,
        approved_at: None,
        approved_digest: String::new(),
        revision: 1,
    };
    write.insert(plan).await?;
    if let Some(before) = before {
        row::carry(&mut write, before, id).await?;
    }
    write.record(Act { case: id.0, act: "audit-plan-drafted", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(id)
}

/// The plan from which a new one is begun, where one is named.
async fn earlier(write: &Write, typed: &str) -> Result<Option<AuditPlanId>> {
    if typed.is_empty() {
        return Ok(None);
    }
    Ok(Some(super::visible(write, typed.parse()?).await?.row.id))
}

/// Changes the facts of a plan while it is being written.
///
/// # Errors
/// [`domain::refusal::Rule::NotInThisState`], [`Refusal::Fields`] – also where a procedure looks at a department that is no longer
/// among them –, [`Refusal::ChangedMeanwhile`].
pub async fn edit(ctx: &Ctx, id: AuditPlanId, revision: i32, form: &AuditPlanForm) -> Result<()> {
    let said = read(ctx, form).await?;
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.editing()?;
    let units = departments(&said.departments);
    let procedures = audit_procedure::of(id).all(write.tx()).await?;
    if procedures.iter().any(|row| !units.iter().any(|unit| same_unit(unit, &row.department))) {
        return Err(Refusal::field("departments", Fault::NotAudited).into());
    }
    let row = audit_plan::Model {
        fiscal_year: said.fiscal_year,
        trigger: said.trigger,
        trigger_reason: said.trigger_reason,
        departments: said.departments,
        contract_id: said.contract_id,
        revision,
        ..held.row
    };
    write.revise(row).await?;
    write.record(Act { case: id.0, act: "audit-plan-edited", role: Some(role), reason: "" }).await?;
    write.commit().await
}

async fn read(ctx: &Ctx, form: &AuditPlanForm) -> Result<Said> {
    let mut faults = Faults::default();
    let year = match text::line(&form.fiscal_year).as_str() {
        "" => Err(Fault::Missing),
        typed => typed.parse().ok().filter(|year| YEARS.contains(year)).ok_or(Fault::Number),
    };
    let fiscal_year = faults.take("fiscal_year", year);
    let trigger = faults.take("trigger", AuditTrigger::from_code(&form.trigger).ok_or(Fault::Choice));
    let trigger_reason = if trigger.is_some_and(AuditTrigger::needs_reason) {
        faults.text("trigger_reason", &form.trigger_reason, text::PARAGRAPH)
    } else {
        form.trigger_reason.trim().chars().take(text::PARAGRAPH).collect()
    };
    let typed = faults.text("departments", &form.departments, text::PARAGRAPH);
    let contract = faults.take("contract", chosen(ctx, &form.contract).await?.map_err(|()| Fault::Choice));
    faults.check()?;
    let (Some(fiscal_year), Some(trigger), Some(contract_id)) = (fiscal_year, trigger, contract) else {
        return Err(Refusal::NotFound.into());
    };
    Ok(Said { fiscal_year, trigger, trigger_reason, departments: departments(&typed).join("\n"), contract_id })
}
