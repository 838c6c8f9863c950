use super::stands;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use domain::agreement::view::AgreementLine;
use domain::id::{AgreementId, ContractId};
use domain::organisation::view::OrganisationName;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use entity::{agreement, contract};

/// Every agreement that the actor may know of, open defects first. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<AgreementLine>> {
    let actor = ctx.actor()?;
    let rows = agreement::visible_to(actor).all(ctx.read()).await?;
    let names = names(ctx.read(), rows.iter().map(|row| row.company_id)).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let company = names.get(&row.company_id)?.clone();
            Some(line(actor, row, company))
        })
        .collect())
}

/// The number of an agreement whose register the actor keeps: for the plan that is begun for its defect. One statement.
///
/// # Errors
/// [`Refusal::NotFound`].
pub async fn number(ctx: &Ctx, id: AgreementId) -> Result<String> {
    let actor = ctx.actor()?;
    let found = agreement::one_visible_to(actor, id).one(ctx.read()).await?;
    let (row, _) = found.ok_or(Refusal::NotFound)?;
    let own = row.company_id == actor.organisation && actor.may(Action::KeepAgreement, Standing::OwnOrganisation);
    if own { Ok(row.number) } else { Err(Refusal::NotFound.into()) }
}

/// One agreement as its reader sees it: the ministry learns of a defect by its plan.
pub(super) fn line(actor: &Actor, row: agreement::Model, company: OrganisationName) -> AgreementLine {
    let standing = stands(actor, &row);
    AgreementLine {
        id: row.id,
        defect: row.defect_since.is_some() && standing == Standing::OwnOrganisation,
        standing,
        company,
        number: row.number,
        status: row.status,
        counterparty: row.counterparty,
        kind: row.kind,
        reference: row.reference,
        signed_on: row.signed_on,
        valid_until: row.valid_until,
    }
}

/// Contracts of the own company, whose ministry can be asked: key, and number with title. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn contracts(ctx: &Ctx) -> Result<Vec<(ContractId, String)>> {
    let company = ctx.actor()?.organisation;
    let found = contract::of_party(company).all(ctx.read()).await?;
    let own = found.into_iter().filter(|found| found.company_id == company);
    Ok(own.map(|found| (found.id, format!("{} {}", found.number, found.title))).collect())
}
