use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Fault, Refusal};
use domain::role::Role;
use domain::text;
use entity::risk_interval;

/// Longest interval, in months.
const LONGEST: u32 = 60;

/// After how many months a company assesses its risks again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// Months; none where the company has not decided.
    pub months: Option<u32>,
    /// For optimistic locking; 0 where nothing was ever decided.
    pub revision: i32,
}

fn permit(actor: &Actor) -> Result<Role> {
    Ok(actor.acting_as(Action::LeadRisk, Standing::OwnOrganisation).ok_or(Refusal::NotPermitted)?)
}

/// What the actor's company decided. One statement.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever does not lead assessments.
pub async fn interval(ctx: &Ctx) -> Result<Interval> {
    let actor = ctx.actor()?;
    permit(actor)?;
    let row = risk_interval::own(actor).one(ctx.read()).await?;
    Ok(row.map(|row| Interval { months: months_of(&row), revision: row.revision }).unwrap_or_default())
}

/// Decides it. *Periodic* is an interval that the company chooses (12-1): none is not one.
///
/// # Errors
/// [`Refusal::Fields`] for what is no number of months from 1 to 60, [`Refusal::NotPermitted`], [`Refusal::ChangedMeanwhile`].
pub async fn set_interval(ctx: &Ctx, revision: i32, typed: &str) -> Result<()> {
    let actor = ctx.actor()?;
    let role = permit(actor)?;
    let months = match text::line(typed).as_str() {
        "" => Err(Fault::Missing),
        typed => typed.parse::<u32>().ok().filter(|months| (1..=LONGEST).contains(months)).ok_or(Fault::Number),
    };
    let months = months.map_err(|fault| Refusal::field("months", fault))?;
    let mut write = ctx.write().await?;
    let row = risk_interval::Model {
        id: actor.organisation,
        months: i32::try_from(months).ok(),
        set_by: actor.account,
        set_at: ctx.now(),
        revision,
    };
    match risk_interval::own(actor).one(write.tx()).await? {
        Some(_) => write.revise(row).await?,
        None => write.insert(risk_interval::Model { revision: 1, ..row }).await?,
    };
    let reason = months.to_string();
    let act = Act { case: actor.organisation.0, act: "risk-interval-set", role: Some(role), reason: &reason };
    write.record(act).await?;
    write.commit().await
}

/// The months of an interval.
pub(super) fn months_of(row: &risk_interval::Model) -> Option<u32> {
    row.months.and_then(|months| u32::try_from(months).ok())
}
