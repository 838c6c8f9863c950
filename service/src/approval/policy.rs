use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::Refusal;
use domain::role::Role;
use entity::approval_policy;

/// Whether a company wants approvals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Wanted.
    pub wanted: bool,
    /// For optimistic locking; 0 where nothing was ever decided.
    pub revision: i32,
}

/// What the actor's company decided. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`] for anybody but its administrator.
pub async fn policy(ctx: &Ctx) -> Result<Policy> {
    let actor = ctx.actor()?;
    permit(actor)?;
    let row = approval_policy::of(actor.organisation).one(ctx.read()).await?;
    Ok(row.map(|row| Policy { wanted: row.wanted, revision: row.revision }).unwrap_or_default())
}

/// Decides whether sheets of the actor's company are approved inside before they are submitted.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::ChangedMeanwhile`].
pub async fn set_policy(ctx: &Ctx, revision: i32, wanted: bool) -> Result<()> {
    let actor = ctx.actor()?;
    let role = permit(actor)?;
    let mut write = ctx.write().await?;
    let (id, set_by, set_at) = (actor.organisation, actor.account, ctx.now());
    match approval_policy::of(id).one(write.tx()).await? {
        Some(_) => write.revise(approval_policy::Model { id, wanted, set_by, set_at, revision }).await?,
        None => write.insert(approval_policy::Model { id, wanted, set_by, set_at, revision: 1 }).await?,
    };
    let act = if wanted { "approval-wanted" } else { "approval-not-wanted" };
    write.record(Act { case: id.0, act, role: Some(role), reason: "" }).await?;
    write.commit().await
}

fn permit(actor: &Actor) -> Result<Role> {
    let role = actor.acting_as(Action::SetApproval, Standing::OwnOrganisation);
    let role = role.filter(|_| actor.kind == OrganisationKind::Company);
    Ok(role.ok_or(Refusal::NotPermitted)?)
}
