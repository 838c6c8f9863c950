use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Act;
use domain::deadline::reminder::{Intervals, LONGEST, read_days};
use domain::id::MembershipId;
use domain::permission::{Action, Actor, Standing};
use domain::refusal::{Fault, Faults, Refusal};
use domain::role::Role;
use domain::text;
use entity::reminder_policy::{self, Model};
use entity::{account, membership};

/// When a company reminds its people, and who else can be told.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The intervals.
    pub intervals: Intervals,
    /// Who is told of what stays overdue.
    pub escalate_to: Option<MembershipId>,
    /// People of the own company, by name.
    pub people: Vec<(MembershipId, String)>,
    /// For optimistic locking; 0 where nothing was ever set.
    pub revision: i32,
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct PolicyForm {
    /// Days before, in one line.
    pub before: String,
    /// Days after, in one line.
    pub after: String,
    /// Whether working days are counted.
    pub working: bool,
    /// Days after which somebody else is told; empty for never.
    pub escalate_after: String,
    /// Key of their place; empty for nobody.
    pub escalate_to: String,
}

/// What the actor's company set. Two statements.
///
/// # Errors
/// [`Refusal::NotPermitted`] for whoever does not set it.
pub async fn policy(ctx: &Ctx) -> Result<Policy> {
    let actor = ctx.actor()?;
    permit(actor)?;
    let row = reminder_policy::of(actor.organisation).one(ctx.read()).await?;
    let people = people(membership::with_accounts([actor.organisation]).all(ctx.read()).await?);
    Ok(match row {
        Some(row) => {
            Policy { intervals: row.intervals.0, escalate_to: row.escalate_to, people, revision: row.revision }
        }
        None => Policy { people, ..Policy::default() },
    })
}

/// Sets it. Empty means: no reminders. What is overdue stays open whatever is set.
///
/// # Errors
/// [`Refusal::Fields`] (`before`, `after`, `escalate_after`, `escalate_to`), [`Refusal::NotPermitted`],
/// [`Refusal::ChangedMeanwhile`].
pub async fn set_policy(ctx: &Ctx, revision: i32, form: &PolicyForm) -> Result<()> {
    let actor = ctx.actor()?;
    let role = permit(actor)?;
    let mut write = ctx.write().await?;
    let known = people(membership::with_accounts([actor.organisation]).all(write.tx()).await?);
    let (intervals, escalate_to) = read(form, &known)?;
    let row = Model {
        id: actor.organisation,
        intervals: reminder_policy::Intervals(intervals),
        escalate_to,
        set_by: actor.account,
        set_at: ctx.now(),
        revision,
    };
    match reminder_policy::of(actor.organisation).one(write.tx()).await? {
        Some(_) => write.revise(row).await?,
        None => write.insert(Model { revision: 1, ..row }).await?,
    };
    write.record(Act { case: actor.organisation.0, act: "reminders-set", role: Some(role), reason: "" }).await?;
    write.commit().await
}

fn read(form: &PolicyForm, known: &[(MembershipId, String)]) -> Result<(Intervals, Option<MembershipId>)> {
    let mut faults = Faults::default();
    let mut before = faults.take("before", read_days(&form.before, 0)).unwrap_or_default();
    before.reverse();
    let after = faults.take("after", read_days(&form.after, 1)).unwrap_or_default();
    let days = text::line(&form.escalate_after);
    let escalate_after = if days.is_empty() {
        None
    } else {
        let days = days.parse::<u16>().ok().filter(|days| (1..=LONGEST).contains(days));
        faults.take("escalate_after", days.ok_or(Fault::Number))
    };
    let to = if form.escalate_to.is_empty() {
        None
    } else {
        let person = known.iter().map(|(id, _)| *id).find(|id| id.to_string() == form.escalate_to);
        faults.take("escalate_to", person.ok_or(Fault::Choice))
    };
    // One without the other says nothing.
    if days.is_empty() && to.is_some() {
        faults.add("escalate_after", Fault::Missing);
    }
    if !days.is_empty() && form.escalate_to.is_empty() {
        faults.add("escalate_to", Fault::Missing);
    }
    faults.check()?;
    Ok((Intervals { before, after, working: form.working, escalate_after }, to))
}

fn people(rows: Vec<(membership::Model, Option<account::Model>)>) -> Vec<(MembershipId, String)> {
    let mut people: Vec<_> = rows.into_iter().filter_map(|(place, person)| Some((place.id, person?.name))).collect();
    people.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    people
}

fn permit(actor: &Actor) -> Result<Role> {
    let role = actor.acting_as(Action::SetReminders, Standing::OwnOrganisation);
    Ok(role.ok_or(Refusal::NotPermitted)?)
}
