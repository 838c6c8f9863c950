use super::detail::line;
use crate::ctx::Ctx;
use crate::error::Result;
use domain::audit::view::Audits;
use domain::permission::{Action, Standing};
use entity::audit;

/// Every audit that the actor may know of, newest first, and the plans on which they can order one. Two statements at most.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Audits> {
    let actor = ctx.actor()?;
    let rows = audit::visible_to(actor).all(ctx.read()).await?;
    let orders = actor.may(Action::OrderAudit, Standing::OwnOrganisation);
    let plans = if orders { audit::plans_to_order(actor).all(ctx.read()).await? } else { Vec::new() };
    Ok(Audits {
        lines: rows.iter().map(line).collect(),
        plans: plans.into_iter().map(|plan| (plan.id, plan.number)).collect(),
    })
}
