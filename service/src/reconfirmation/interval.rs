use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Fault, Refusal};
use domain::role::Role;
use domain::text;
use entity::reconfirmation_interval;

/// Longest interval, in months.
const LONGEST: u32 = 120;

/// After how long a company confirms again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// Months; none where nothing is to be said of it.
    pub months: Option<u32>,
    /// For optimistic locking; 0 where nothing was ever decided.
    pub revision: i32,
}

/// What the actor's company decided. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever does not decide it.
pub async fn interval(ctx: &Ctx) -> Result<Interval> {
    let actor = ctx.actor()?;
    permit(actor)?;
    let row = reconfirmation_interval::of(actor.organisation).one(ctx.read()).await?;
    Ok(row.map(|row| Interval { months: months_of(&row), revision: row.revision }).unwrap_or_default())
}

/// Decides it. Empty means: no interval.
///
/// # Errors
/// [`Refusal::Fields`] for what is no number of months from 1 to 120, [`Refusal::NotPermitted`], [`Refusal::ChangedMeanwhile`].
pub async fn set_interval(ctx: &Ctx, revision: i32, typed: &str) -> Result<()> {
    let actor = ctx.actor()?;
    let role = permit(actor)?;
    let months = read(typed)?;
    let mut write = ctx.write().await?;
    let id = actor.organisation;
    let row = reconfirmation_interval::Model {
        id,
        months: months.and_then(|months| i32::try_from(months).ok()),
        set_by: actor.account,
        set_at: ctx.now(),
        revision,
    };
    match reconfirmation_interval::of(id).one(write.tx()).await? {
        Some(_) => write.revise(row).await?,
        None => write.insert(reconfirmation_interval::Model { revision: 1, ..row }).await?,
    };
    let reason = months.map(|months| months.to_string()).unwrap_or_default();
    write.record(Act { case: id.0, act: "reconfirmation-interval-set", role: Some(role), reason: &reason }).await?;
    write.commit().await
}

fn read(typed: &str) -> Result<Option<u32>> {
    let typed = text::line(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let months = typed.parse::<u32>().ok().filter(|months| (1..=LONGEST).contains(months));
    Ok(Some(months.ok_or_else(|| Refusal::field("months", Fault::Number))?))
}

/// The interval of the actor's company, in months. One statement for a company, else none.
pub(crate) async fn months(ctx: &Ctx) -> Result<Option<u32>> {
    let actor = ctx.actor()?;
    if actor.kind != OrganisationKind::Company {
        return Ok(None);
    }
    let row = reconfirmation_interval::of(actor.organisation).one(ctx.read()).await?;
    Ok(row.as_ref().and_then(months_of))
}

/// The months of an interval.
pub(super) fn months_of(row: &reconfirmation_interval::Model) -> Option<u32> {
    row.months.and_then(|months| u32::try_from(months).ok())
}

fn permit(actor: &Actor) -> Result<Role> {
    let role = actor.acting_as(Action::SetInterval, Standing::OwnOrganisation);
    let role = role.filter(|_| actor.kind == OrganisationKind::Company);
    Ok(role.ok_or(Refusal::NotPermitted)?)
}
