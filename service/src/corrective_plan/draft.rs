use super::begin::{OriginForm, origin};
use super::open;
use crate::audit;
use crate::ctx::Ctx;
use crate::engagement;
use crate::error::Result;
use crate::ministry_audit;
use crate::write::Act;
use chrono::NaiveDate;
use domain::corrective_plan::view::Origin;
use domain::corrective_plan::{OriginKind, PlanStatus};
use domain::disclosure::view::Basis;
use domain::id::{EngagementId, FindingId, MinistryFindingId, PlanId};
use domain::permission::{Action, Standing};
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::role::Role;
use domain::{text, time};
use entity::{contract, corrective_part, corrective_plan};

/// A plan as typed.
#[derive(Clone, Debug, Default)]
pub struct PlanForm {
    /// A [`Basis`]; not read when a draft is changed.
    pub basis: String,
    /// Where it comes from; not read when a draft is changed, but for reference and clause.
    pub origin: OriginForm,
    /// Cause of the shortcoming.
    pub shortcoming: String,
    /// Why it cannot be put right within the original limit.
    pub delay: String,
    /// The original limit.
    pub limit_on: String,
    /// The new last day.
    pub ends_on: String,
}

/// A form that was read.
struct Said {
    shortcoming: String,
    delay: String,
    limit_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
}

/// What stands above a new plan.
struct Place {
    contract: contract::Model,
    engagement: Option<EngagementId>,
    role: Role,
}

/// Begins a plan: the company's own until it is reported.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::NotFound`] where the origin is not the actor's, [`Refusal::Fields`].
pub async fn draft(ctx: &Ctx, form: &PlanForm) -> Result<PlanId> {
    let actor = ctx.actor()?.clone();
    let origin = origin(ctx, &form.origin).await?;
    let place = place(ctx, form, &origin).await?;
    let mut faults = Faults::default();
    if place.is_none() {
        faults.add("basis", Fault::Choice);
    }
    let kind = faults.take("origin", origin.kind.ok_or(Fault::Choice));
    let (reference, clause) = named(&origin.reference, &origin.clause, &mut faults);
    let said = read(ctx, form, &mut faults);
    faults.check()?;
    let Said { shortcoming, delay, limit_on: Some(limit_on), ends_on: Some(ends_on) } = said else {
        return Err(Refusal::NotFound.into());
    };
    let (Some(place), Some(kind)) = (place, kind) else { return Err(Refusal::NotFound.into()) };
    let id = PlanId(ctx.new_id());
    let mut write = ctx.write().await?;
    let row = corrective_plan::Model {
        id,
        number: write.number(ReferenceKind::CorrectivePlan).await?,
        company_id: actor.organisation,
        contract_id: place.contract.id,
        ministry_id: place.contract.ministry_id,
        engagement_id: place.engagement,
        origin: kind,
        origin_id: origin.of,
        origin_item: origin.item,
        reference,
        clause,
        status: PlanStatus::Drafted,
        shortcoming,
        delay,
        limit_on,
        ends_on,
        reported_ends_on: None,
        reason: String::new(),
        version: 0,
        received_version: 0,
        asked: false,
        drafted_by: actor.account,
        drafted_at: ctx.now(),
        reported_at: None,
        closed_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    if let (OriginKind::Finding, Some(of)) = (kind, origin.of) {
        audit::planned(&mut write, FindingId(of), id).await?;
    }
    if let (OriginKind::MinistryFinding, Some(of)) = (kind, origin.of) {
        ministry_audit::planned(&mut write, MinistryFindingId(of), id).await?;
    }
    write.record(Act { case: id.0, act: "plan-drafted", role: Some(place.role), reason: "" }).await?;
    write.commit().await?;
    Ok(id)
}

/// Changes what a plan says while a version is being written. What was reported stays as it was reported.
///
/// # Errors
/// [`Rule::NotInThisState`], [`Refusal::Fields`], [`Refusal::ChangedMeanwhile`].
pub async fn edit(ctx: &Ctx, id: PlanId, revision: i32, form: &PlanForm) -> Result<()> {
    let mut write = ctx.write().await?;
    let held = open(&write, id).await?;
    let role = held.permit(Action::DraftPlan)?;
    if !held.row.status.is_editable() {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    // A row of ours has its own number.
    let linked = held.row.origin_id.is_some();
    let typed = if linked { &held.row.reference } else { &form.origin.reference };
    let (reference, clause) = named(typed, &form.origin.clause, &mut faults);
    let said = read(ctx, form, &mut faults);
    let parts = corrective_part::of(id).all(write.tx()).await?;
    if said.ends_on.is_some_and(|end| parts.iter().any(|part| part.due_on > end)) {
        faults.add("ends_on", Fault::BeforeMeasure);
    }
    faults.check()?;
    let Said { shortcoming, delay, limit_on: Some(limit_on), ends_on: Some(ends_on) } = said else {
        return Err(Refusal::NotFound.into());
    };
    let row = corrective_plan::Model { reference, clause, shortcoming, delay, limit_on, ends_on, revision, ..held.row };
    write.revise(row).await?;
    write.record(Act { case: id.0, act: "plan-edited", role: Some(role), reason: "" }).await?;
    write.commit().await
}

fn named(reference: &str, clause: &str, faults: &mut Faults) -> (String, String) {
    (faults.text("reference", reference, text::LINE), faults.text("clause", clause, text::LINE))
}

fn read(ctx: &Ctx, form: &PlanForm, faults: &mut Faults) -> Said {
    let shortcoming = faults.text("shortcoming", &form.shortcoming, text::PARAGRAPH);
    let delay = faults.text("delay", &form.delay, text::PARAGRAPH);
    let limit_on = faults.take("limit_on", time::parse_day(&form.limit_on));
    let ends_on = faults.take("ends_on", time::parse_day(&form.ends_on));
    if ends_on.is_some_and(|end| end < ctx.today()) {
        faults.add("ends_on", Fault::InThePast);
    }
    Said { shortcoming, delay, limit_on, ends_on }
}

/// Under what was chosen, or under what the origin stands; none where that is not the actor's.
async fn place(ctx: &Ctx, form: &PlanForm, origin: &Origin) -> Result<Option<Place>> {
    let actor = ctx.actor()?;
    let role = |standing| actor.acting_as(Action::DraftPlan, standing).ok_or(Refusal::NotPermitted);
    let Some(basis) = origin.basis.or_else(|| form.basis.parse().ok()) else { return Ok(None) };
    Ok(match basis {
        Basis::Engagement(id) => {
            let case = engagement::case(ctx, id).await?;
            if case.standing != Standing::Downstream {
                return Ok(None);
            }
            let contract = case.contract(ctx.read()).await?;
            Some(Place { contract, engagement: Some(id), role: role(Standing::Downstream)? })
        }
        Basis::Contract(id) => {
            let found = contract::of_party(actor.organisation).all(ctx.read()).await?;
            let own = found.into_iter().find(|found| found.id == id && found.company_id == actor.organisation);
            let role = role(Standing::OwnOrganisation)?;
            own.map(|contract| Place { contract, engagement: None, role })
        }
    })
}
