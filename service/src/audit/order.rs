use super::{say, tell};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use chrono::NaiveDate;
use domain::audit::separation::may_pass;
use domain::audit::{AuditStatus, AuditStep, Outcome};
use domain::audit_plan::AuditPlanStatus;
use domain::audit_plan::content::AuditPlanContent;
use domain::id::{AccountId, AuditId, AuditPlanId};
use domain::notice::NoticeKind;
use domain::permission::{Action, Standing};
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::time;
use entity::{audit, audit_approval, audit_check, audit_member, audit_plan, trail_head};

/// An order as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderForm {
    /// First day.
    pub starts_on: String,
    /// Last day.
    pub ends_on: String,
}

/// The page on which an audit is ordered: number of the plan, and the first and last day of its schedule. Three statements.
///
/// # Errors
/// [`Refusal::NotPermitted`]; [`Refusal::NotFound`] where the plan is not approved, or an audit was ordered on it.
pub async fn ordering(ctx: &Ctx, plan: AuditPlanId) -> Result<(String, Option<(NaiveDate, NaiveDate)>)> {
    let actor = ctx.actor()?;
    if !actor.may(Action::OrderAudit, Standing::OwnOrganisation) {
        return Err(Refusal::NotPermitted.into());
    }
    let found = audit::plans_to_order(actor).all(ctx.read()).await?;
    let found = found.into_iter().find(|row| row.id == plan).ok_or(Refusal::NotFound)?;
    let days = entity::audit_day::of(plan).all(ctx.read()).await?;
    let first = days.iter().map(|day| day.starts_on).min();
    Ok((found.number, first.zip(days.iter().map(|day| day.ends_on).max())))
}

/// The supervisor orders an audit on exactly what the executive approved (13-2-a, 13-2-b): its procedures are taken from there.
///
/// # Errors
/// [`Rule::NotInThisState`] where the plan is not approved or an audit was ordered on it, [`Rule::PlanNotApproved`] where it says
/// something else by now, [`Rule::ThreePeople`] for whoever wrote the plan or takes part, [`Refusal::Fields`].
pub async fn order(ctx: &Ctx, plan: AuditPlanId, form: &OrderForm) -> Result<AuditId> {
    let actor = ctx.actor()?.clone();
    let mut write = ctx.write().await?;
    let reached = audit_plan::one_visible_to(&actor, plan).one(write.tx()).await?;
    let (plan, _) = reached.ok_or(Refusal::NotFound)?;
    let role = actor.acting_as(Action::OrderAudit, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    trail_head::locked(write.tx(), plan.id.0).await?;
    let (members, approved) = approved(&write, &plan).await?;
    if !may_pass(actor.account, &[plan.drafted_by], &members) {
        return Err(Rule::ThreePeople.into());
    }
    let (starts_on, ends_on) = window(form)?;
    let row = audit::Model {
        id: AuditId(ctx.new_id()),
        number: write.number(ReferenceKind::Audit).await?,
        company_id: plan.company_id,
        plan_id: plan.id,
        plan_number: plan.number,
        plan_digest: plan.approved_digest,
        fiscal_year: approved.fiscal_year,
        trigger: approved.trigger,
        departments: approved.departments.join("\n"),
        status: AuditStatus::Ordered,
        starts_on,
        ends_on,
        drafted_by: plan.drafted_by,
        ordered_by: actor.account,
        ordered_at: ctx.now(),
        held_on: None,
        next_on: None,
        problem: None,
        reported_by: None,
        reported_at: None,
        result_digest: String::new(),
        closed_at: None,
        revision: 1,
    };
    write.insert(row.clone()).await?;
    procedures(&mut write, row.id, approved).await?;
    say(&mut write, &row, AuditStep::Order, ("", "audit-ordered", role)).await?;
    tell::unit(&mut write, &row, NoticeKind::AuditOrdered).await?;
    write.commit().await?;
    Ok(row.id)
}

/// Who takes part, and what was approved: read again once the plan is locked.
async fn approved(write: &Write, plan: &audit_plan::Model) -> Result<(Vec<AccountId>, AuditPlanContent)> {
    let again = audit_plan::for_operator(plan.id).one(write.tx()).await?.ok_or(Refusal::NotFound)?;
    let ordered = audit::on_plan(plan.id).one(write.tx()).await?.is_some();
    if again.status != AuditPlanStatus::Approved || ordered {
        return Err(Rule::NotInThisState.into());
    }
    let approval = audit_approval::of(plan.id).one(write.tx()).await?.ok_or(Rule::PlanNotApproved)?;
    if approval.digest != again.approved_digest {
        return Err(Rule::PlanNotApproved.into());
    }
    let members = audit_member::of(plan.id).all(write.tx()).await?;
    Ok((members.into_iter().map(|member| member.account_id).collect(), serde_json::from_str(&approval.content)?))
}

fn window(form: &OrderForm) -> Result<(NaiveDate, NaiveDate)> {
    let mut faults = Faults::default();
    let starts_on = faults.take("starts_on", time::parse_day(&form.starts_on));
    let ends_on = faults.take("ends_on", time::parse_day(&form.ends_on));
    if starts_on.zip(ends_on).is_some_and(|(starts, ends)| ends < starts) {
        faults.add("ends_on", Fault::EndsBeforeItStarts);
    }
    faults.check()?;
    Ok(starts_on.zip(ends_on).ok_or(Refusal::NotFound)?)
}

async fn procedures(write: &mut Write, audit_id: AuditId, approved: AuditPlanContent) -> Result<()> {
    for (position, said) in (1..).zip(approved.procedures) {
        let row = audit_check::Model {
            id: write.ctx.new_id(),
            audit_id,
            position,
            clause: said.clause,
            department: said.department,
            procedure: said.procedure,
            method: said.method,
            sample: String::new(),
            note: String::new(),
            outcome: Outcome::Open,
            looked_by: None,
            looked_name: String::new(),
            looked_on: None,
            revision: 1,
        };
        write.insert(row).await?;
    }
    Ok(())
}
