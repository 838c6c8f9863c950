use super::draft::DisclosureForm;
use crate::ctx::Ctx;
use crate::engagement;
use crate::error::Result;
use domain::disclosure::view::{Basis, BasisLine};
use domain::engagement::EngagementStatus;
use domain::id::{DisclosureId, EngagementId};
use domain::permission::{Action, Standing};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::{contract, disclosure};

/// What stands below and above a new request.
pub(super) struct Place {
    pub(super) contract: contract::Model,
    pub(super) engagement: Option<EngagementId>,
    pub(super) role: Role,
    pub(super) renews: Option<DisclosureId>,
    pub(super) follows: Option<DisclosureId>,
}

/// Under what the actor can ask: engagements in which the own company takes the work, contracts of the own company. Two
/// statements.
///
/// # Errors
/// [`Refusal::NotPermitted`], or the store does not answer.
pub async fn bases(ctx: &Ctx) -> Result<Vec<BasisLine>> {
    let actor = ctx.actor()?;
    let may = |standing| actor.may(Action::RequestDisclosure, standing);
    if !may(Standing::Downstream) && !may(Standing::OwnOrganisation) {
        return Err(Refusal::NotPermitted.into());
    }
    offered(ctx).await
}

/// Engagements in which the own company takes the work, as far as the actor is on them, and its contracts. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub(crate) async fn offered(ctx: &Ctx) -> Result<Vec<BasisLine>> {
    let actor = ctx.actor()?;
    let cases = entity::engagement::visible_to(actor).all(ctx.read()).await?;
    let cases = cases.into_iter().filter(|case| case.downstream_id == actor.organisation && open_for(case.status));
    let mut found: Vec<BasisLine> = cases
        .map(|case| {
            let work: String = case.work.lines().next().unwrap_or_default().chars().take(60).collect();
            BasisLine { basis: Basis::Engagement(case.id), text: format!("{} {work}", case.number) }
        })
        .collect();
    let contracts = contract::of_party(actor.organisation).all(ctx.read()).await?;
    let contracts = contracts.into_iter().filter(|contract| contract.company_id == actor.organisation);
    found.extend(contracts.map(|contract| BasisLine {
        basis: Basis::Contract(contract.id),
        text: format!("{} {}", contract.number, contract.title),
    }));
    Ok(found)
}

/// Work that goes on, or is still to begin.
const fn open_for(status: EngagementStatus) -> bool {
    !matches!(status, EngagementStatus::Closed | EngagementStatus::Exempt | EngagementStatus::Refused)
}

/// Where a new request stands: below what was chosen, or where the request before stood. None where the choice is not theirs.
pub(super) async fn place(ctx: &Ctx, form: &DisclosureForm) -> Result<Option<Place>> {
    let (renews, follows) = (form.renews.parse().ok(), form.follows.parse().ok());
    let Some(before) = renews.or(follows) else {
        let Ok(basis) = form.basis.parse::<Basis>() else { return Ok(None) };
        return below(ctx, basis, None, None).await;
    };
    let actor = ctx.actor()?;
    let before = disclosure::one_visible_to(actor, before).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    if before.company_id != actor.organisation {
        return Err(Refusal::NotFound.into());
    }
    let status = before.status;
    if !(if renews.is_some() { status.can_be_renewed() } else { status.can_be_followed() }) {
        return Err(Rule::NotInThisState.into());
    }
    let basis = before.engagement_id.map_or(Basis::Contract(before.contract_id), Basis::Engagement);
    below(ctx, basis, renews, follows.filter(|_| renews.is_none())).await
}

async fn below(
    ctx: &Ctx,
    basis: Basis,
    renews: Option<DisclosureId>,
    follows: Option<DisclosureId>,
) -> Result<Option<Place>> {
    let actor = ctx.actor()?;
    let role = |standing| actor.acting_as(Action::RequestDisclosure, standing).ok_or(Refusal::NotPermitted);
    Ok(match basis {
        Basis::Engagement(id) => {
            let case = engagement::case(ctx, id).await?;
            if case.standing != Standing::Downstream || !open_for(case.engagement.status) {
                return Ok(None);
            }
            let contract = case.contract(ctx.read()).await?;
            Some(Place { contract, engagement: Some(id), role: role(Standing::Downstream)?, renews, follows })
        }
        Basis::Contract(id) => {
            let role = role(Standing::OwnOrganisation)?;
            let found = contract::of_party(actor.organisation).all(ctx.read()).await?;
            let own = found.into_iter().find(|found| found.id == id && found.company_id == actor.organisation);
            own.map(|contract| Place { contract, engagement: None, role, renews, follows })
        }
    })
}
