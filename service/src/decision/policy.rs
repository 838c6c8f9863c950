use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::decision::is_decided;
use domain::desk::Procedure;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Refusal, Rule};
use domain::role::Role;
use entity::decision_policy;

/// Whether a ministry wants two people in one procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyLine {
    /// The procedure.
    pub procedure: Procedure,
    /// Wanted.
    pub wanted: bool,
    /// For optimistic locking; 0 where nothing was ever decided.
    pub revision: i32,
}

/// What the actor's ministry wants in each procedure that is decided. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`] for anybody but its administrator.
pub async fn policies(ctx: &Ctx) -> Result<Vec<PolicyLine>> {
    let actor = ctx.actor()?;
    permit(actor)?;
    let rows = decision_policy::of(actor.organisation).all(ctx.read()).await?;
    let line = |procedure: Procedure| {
        let row = rows.iter().find(|row| row.procedure == procedure);
        let (wanted, revision) = row.map_or((false, 0), |row| (row.wanted, row.revision));
        PolicyLine { procedure, wanted, revision }
    };
    Ok(Procedure::ALL.iter().copied().filter(|procedure| is_decided(*procedure)).map(line).collect())
}

/// Decides whether decisions of the actor's ministry in a procedure are drafted by one officer and given by another. Drafts that
/// wait go on as they are.
///
/// # Errors
/// [`Refusal::NotPermitted`], [`Refusal::NotFound`] for a procedure that decides nothing, [`Refusal::ChangedMeanwhile`].
pub async fn set_policy(ctx: &Ctx, procedure: Procedure, revision: i32, wanted: bool) -> Result<()> {
    let actor = ctx.actor()?;
    let role = permit(actor)?;
    if !is_decided(procedure) {
        return Err(Refusal::NotFound.into());
    }
    let mut write = ctx.write().await?;
    let (ministry_id, set_by, set_at) = (actor.organisation, actor.account, ctx.now());
    match decision_policy::of_procedure(ministry_id, procedure).one(write.tx()).await? {
        Some(row) => write.revise(decision_policy::Model { wanted, set_by, set_at, revision, ..row }).await?,
        None => {
            let id = ctx.new_id();
            let row = decision_policy::Model { id, ministry_id, procedure, wanted, set_by, set_at, revision: 1 };
            write.insert(row).await?
        }
    };
    let act = if wanted { "four-eyes-wanted" } else { "four-eyes-not-wanted" };
    write.record(Act { case: ministry_id.0, act, role: Some(role), reason: procedure.code() }).await?;
    write.commit().await
}

/// Refuses to decide alone where the actor's ministry wants two people.
///
/// # Errors
/// [`Rule::FourEyes`].
pub(crate) async fn alone(write: &Write, procedure: Procedure) -> Result<()> {
    let ministry = write.ctx.actor()?.organisation;
    let row = decision_policy::of_procedure(ministry, procedure).one(write.tx()).await?;
    if row.is_some_and(|row| row.wanted) { Err(Rule::FourEyes.into()) } else { Ok(()) }
}

fn permit(actor: &Actor) -> Result<Role> {
    let role = actor.acting_as(Action::SetDecisionPolicy, Standing::OwnOrganisation);
    Ok(role.ok_or(Refusal::NotPermitted)?)
}
