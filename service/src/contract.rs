//! Contracts (契約) between the ministry and a company.

use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use crate::write::Act;
use domain::engagement::view::ContractLine;
use domain::id::{ContractId, OrganisationId};
use domain::permission::{Action, Standing};
use domain::refusal::{Fault, Faults, Refusal};
use domain::{organisation::OrganisationKind, text, time};
use entity::{contract, organisation};

/// A contract as typed.
#[derive(Clone, Debug, Default)]
pub struct ContractForm {
    /// Number on paper.
    pub number: String,
    /// Title; no protected content.
    pub title: String,
    /// The other party: the ministry for a company, the company for the ministry.
    pub party: String,
    /// First day.
    pub starts_on: String,
    /// Last day, may be empty.
    pub ends_on: String,
}

/// Contracts to which the actor's organisation is a party. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<ContractLine>> {
    let actor = ctx.actor()?;
    let contracts = contract::of_party(actor.organisation).all(ctx.read()).await?;
    let names = names(ctx.read(), contracts.iter().flat_map(|found| [found.ministry_id, found.company_id])).await?;
    let line = |found: contract::Model| {
        Some(ContractLine {
            id: found.id,
            number: found.number,
            title: found.title,
            ministry: names.get(&found.ministry_id)?.clone(),
            company: names.get(&found.company_id)?.clone(),
            starts_on: found.starts_on,
            ends_on: found.ends_on,
        })
    };
    Ok(contracts.into_iter().filter_map(line).collect())
}

/// Registers a contract of the own organisation.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::Fields`].
pub async fn register(ctx: &Ctx, form: &ContractForm) -> Result<ContractId> {
    let actor = ctx.actor()?.clone();
    let role = actor.acting_as(Action::RegisterContract, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?;
    let mut faults = Faults::default();
    let number = faults.text("number", &form.number, text::LINE);
    let title = faults.text("title", &form.title, text::LINE);
    let starts_on = faults.take("starts_on", time::parse_day(&form.starts_on));
    let ends_on = match time::parse_day(&form.ends_on) {
        Err(Fault::Missing) => None,
        parsed => faults.take("ends_on", parsed),
    };
    if ends_on.zip(starts_on).is_some_and(|(end, start)| end < start) {
        faults.add("ends_on", Fault::EndsBeforeItStarts);
    }
    let party = party(ctx, &form.party, actor.kind).await?;
    if party.is_none() {
        faults.add("party", Fault::Choice);
    }
    faults.check()?;
    let (Some(starts_on), Some(party)) = (starts_on, party) else { return Err(Refusal::NotFound.into()) };
    let (ministry_id, company_id) = match actor.kind {
        OrganisationKind::Ministry => (actor.organisation, party),
        OrganisationKind::Company => (party, actor.organisation),
    };
    let mut write = ctx.write().await?;
    let id = ContractId(ctx.new_id());
    let row = contract::Model {
        id,
        number,
        title,
        ministry_id,
        company_id,
        starts_on,
        ends_on,
        created_at: ctx.now(),
        revision: 1,
    };
    write.insert(row).await?;
    write.record(Act { case: actor.organisation.0, act: "contract-registered", role: Some(role), reason: "" }).await?;
    write.commit().await?;
    Ok(id)
}

/// The other party, which must be of the other kind.
async fn party(ctx: &Ctx, typed: &str, own: OrganisationKind) -> Result<Option<OrganisationId>> {
    let Ok(id) = typed.parse::<OrganisationId>() else { return Ok(None) };
    let found = organisation::named([id]).one(ctx.read()).await?;
    Ok(found.filter(|party| party.kind != own).map(|party| party.id))
}
