use super::stands;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::names;
use domain::corrective_plan::view::PlanLine;
use domain::organisation::view::OrganisationName;
use domain::permission::{Actor, Standing};
use entity::corrective_plan;

/// Every plan that the actor may know of, newest first. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<PlanLine>> {
    let actor = ctx.actor()?;
    let rows = corrective_plan::visible_to(actor).all(ctx.read()).await?;
    let names = names(ctx.read(), rows.iter().map(|row| row.company_id)).await?;
    Ok(rows.iter().filter_map(|row| Some(line(actor, row, names.get(&row.company_id)?.clone()))).collect())
}

/// One plan as its reader sees it: a company above learns states and days (trap 50), nobody outside what is being revised.
pub(super) fn line(actor: &Actor, row: &corrective_plan::Model, company: OrganisationName) -> PlanLine {
    let standing = stands(actor, row);
    let own = matches!(standing, Standing::OwnOrganisation | Standing::Downstream);
    let above = standing == Standing::Upstream;
    PlanLine {
        id: row.id,
        number: row.number.clone(),
        status: row.status,
        standing,
        company,
        origin: (!above).then_some(row.origin),
        reference: if above { String::new() } else { row.reference.clone() },
        limit_on: row.limit_on,
        ends_on: if own { row.ends_on } else { row.reported_ends_on.unwrap_or(row.ends_on) },
        version: row.version,
        received_version: row.received_version,
        asked: row.asked && !above,
        reported_at: row.reported_at,
    }
}
