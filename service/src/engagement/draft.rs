use super::case_for_update;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use chrono::NaiveDate;
use domain::engagement::{EngagementStatus, Side};
use domain::id::{ContractId, EngagementId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use domain::reference::ReferenceKind;
use domain::refusal::{Fault, Faults, Refusal, Rule};
use domain::{text, time};
use entity::{contract, engagement, engagement_member, organisation};

/// A work package as typed (5-3-a to 5-3-c).
#[derive(Clone, Debug, Default)]
pub struct WorkPackage {
    /// The contract under which the work is.
    pub contract: String,
    /// The engagement one tier up; empty directly below the contract's company.
    pub parent: String,
    /// Who takes the work.
    pub downstream: String,
    /// What is done; no protected content.
    pub work: String,
    /// Where.
    pub place: String,
    /// Planned start, may be empty.
    pub starts_on: String,
}

/// Begins a case.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`].
pub async fn draft(ctx: &Ctx, form: &WorkPackage) -> Result<EngagementId> {
    draft_as(ctx, EngagementId(ctx.new_id()), form).await
}

/// Begins a case under a key chosen before: the second time it is refused, so that nothing is begun twice.
///
/// # Errors
/// As [`draft`]; [`Refusal::ChangedMeanwhile`] where the case exists.
pub(crate) async fn draft_as(ctx: &Ctx, id: EngagementId, form: &WorkPackage) -> Result<EngagementId> {
    let actor = ctx.actor()?.clone();
    let role = actor.acting_as(Action::DraftEngagement, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    let mut faults = Faults::default();
    let (work, place, starts_on) = described(form, &mut faults);
    let place_in_tree = above(ctx, &actor, form).await?;
    if place_in_tree.is_none() {
        faults.add("contract", Fault::Choice);
    }
    let downstream = downstream(ctx, &actor, &form.downstream, &mut faults).await?;
    faults.check()?;
    let (Some((contract, parent, tier)), Some(downstream_id)) = (place_in_tree, downstream) else {
        return Err(Refusal::NotFound.into());
    };
    let mut write = ctx.write().await?;
    let number = write.number(ReferenceKind::Engagement).await?;
    let now = ctx.now();
    write
        .insert(engagement::Model {
            id,
            number,
            contract_id: contract,
            parent_id: parent,
            tier,
            upstream_id: actor.organisation,
            downstream_id,
            work,
            place,
            starts_on,
            status: EngagementStatus::Draft,
            drafted_by: actor.account,
            exemption_ground: String::new(),
            exempted_by: None,
            exempted_at: None,
            security_contract: String::new(),
            security_contract_on: None,
            security_contract_from: None,
            security_contract_until: None,
            answered_on: None,
            started_on: None,
            created_at: now,
            revision: 1,
        })
        .await?;
    write
        .insert(engagement_member::Model {
            id: ctx.new_id(),
            engagement_id: id,
            membership_id: actor.membership,
            account_id: actor.account,
            side: Side::Upstream,
            created_at: now,
            ended_at: None,
            revision: 1,
        })
        .await?;
    write.record(Act { case: id.0, act: "engagement-drafted", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(id)
}

/// Changes what a draft says of the work.
///
/// # Errors
/// [`Rule::NotInThisState`] after the draft, [`Refusal::ChangedMeanwhile`], [`Refusal::Fields`].
pub async fn edit(ctx: &Ctx, id: EngagementId, revision: i32, form: &WorkPackage) -> Result<()> {
    let mut write = ctx.write().await?;
    let case = case_for_update(&write, id).await?;
    let role = case.permit(Action::EditWorkPackage)?;
    if case.engagement.status != EngagementStatus::Draft {
        return Err(Rule::NotInThisState.into());
    }
    let mut faults = Faults::default();
    let (work, place, starts_on) = described(form, &mut faults);
    faults.check()?;
    let changed = engagement::Model { work, place, starts_on, revision, ..case.engagement };
    write.revise(changed).await?;
    write.record(Act { case: id.0, act: "work-package-edited", role: Some(role), reason: "" }).await?;
    write.commit().await
}

fn described(form: &WorkPackage, faults: &mut Faults) -> (String, String, Option<NaiveDate>) {
    let work = faults.text("work", &form.work, text::PARAGRAPH);
    let place = faults.text("place", &form.place, text::LINE);
    let starts_on = match time::parse_day(&form.starts_on) {
        Err(Fault::Missing) => None,
        parsed => faults.take("starts_on", parsed),
    };
    (work, place, starts_on)
}

/// Contract, parent and tier: below the contract's company, or below an engagement in which the actor takes the work.
async fn above(
    ctx: &Ctx,
    actor: &Actor,
    form: &WorkPackage,
) -> Result<Option<(ContractId, Option<EngagementId>, i32)>> {
    if let Ok(parent) = form.parent.parse::<EngagementId>() {
        let parent = super::case(ctx, parent).await?.engagement;
        let ours = parent.downstream_id == actor.organisation;
        return Ok(ours.then_some((parent.contract_id, Some(parent.id), parent.tier + 1)));
    }
    let Ok(id) = form.contract.parse::<ContractId>() else { return Ok(None) };
    let found = contract::of_party(actor.organisation).all(ctx.read()).await?;
    let ours = found.into_iter().any(|contract| contract.id == id && contract.company_id == actor.organisation);
    Ok(ours.then_some((id, None, 1)))
}

async fn downstream(ctx: &Ctx, actor: &Actor, typed: &str, faults: &mut Faults) -> Result<Option<OrganisationId>> {
    let Ok(id) = typed.parse::<OrganisationId>() else {
        faults.add("downstream", Fault::Choice);
        return Ok(None);
    };
    if id == actor.organisation {
        faults.add("downstream", Fault::OwnOrganisation);
        return Ok(None);
    }
    let found = organisation::companies().all(ctx.read()).await?.into_iter().any(|company| company.id == id);
    if !found {
        faults.add("downstream", Fault::Choice);
    }
    Ok(found.then_some(id))
}
