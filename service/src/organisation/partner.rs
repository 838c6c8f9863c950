use super::name;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::OrganisationId;
use domain::organisation::OrganisationKind;
use domain::organisation::view::OrganisationName;
use domain::refusal::Refusal;
use domain::text;
use entity::organisation;

/// How many organisations are offered to choose from; whoever needs another one types more of its name.
pub const OFFERED: usize = 20;

/// Organisations of a kind to name as the other party of a contract or as a subcontractor, without the own one: names and
/// numbers are public. One more than [`OFFERED`] where there are more. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn partners(ctx: &Ctx, kind: OrganisationKind, search: &str) -> Result<Vec<OrganisationName>> {
    let own = ctx.actor()?.organisation;
    let limit = OFFERED as u64 + 2;
    let found = organisation::first_matching(kind, &text::search(search), limit).all(ctx.read()).await?;
    Ok(found.into_iter().filter(|found| found.id != own).take(OFFERED + 1).map(name).collect())
}

/// A company by key, to name as a subcontractor. One statement.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::SignInNeeded`].
pub async fn partner(ctx: &Ctx, id: OrganisationId) -> Result<OrganisationName> {
    ctx.actor()?;
    let found = organisation::named([id]).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    Ok(name(found))
}

/// All organisations of a kind, by reading: the other party of a contract. One statement.
///
/// # Errors
/// As [`partners`].
pub async fn parties(ctx: &Ctx, kind: OrganisationKind) -> Result<Vec<OrganisationName>> {
    ctx.actor()?;
    let found = match kind {
        OrganisationKind::Ministry => organisation::ministries(),
        OrganisationKind::Company => organisation::companies(),
    };
    Ok(found.all(ctx.read()).await?.into_iter().map(name).collect())
}
