//! The ministry's desk (審査): the register of what was put to it, the queue, who deals with what.

mod arrival;
/// Who stands in for whom.
pub mod deputy;
mod fill;
pub mod intake;
mod queue;
mod statistics;
mod take;
/// The office's own target days.
pub mod target;
/// Views of the queue that somebody saved.
pub mod view;

pub use fill::fill;
pub use queue::{Front, PAGE, Shown, after, begin, front, list, queue};
pub use statistics::{Statistics, statistics};
pub use take::{Hand, assign};

use crate::ctx::Ctx;
use crate::error::Result;
use domain::id::MembershipId;
use domain::permission::{Action, Actor, Standing, entitles};
use domain::refusal::Refusal;
use domain::role::Role;
use entity::{account, membership};

/// The role in which the actor may do this at the desk of their ministry.
fn permit(actor: &Actor, action: Action) -> Result<Role> {
    Ok(actor.acting_as(action, Standing::Ministry).ok_or(Refusal::NotPermitted)?)
}

/// Who works at the desk.
#[derive(Clone, Debug)]
struct Officer {
    membership: MembershipId,
    name: String,
    roles: Vec<Role>,
    account: domain::id::AccountId,
}

/// Officers of the actor's ministry, by name. One statement.
async fn officers<C: sea_orm::ConnectionTrait>(store: &C, ctx: &Ctx) -> Result<Vec<Officer>> {
    let found = membership::with_accounts([ctx.actor()?.organisation]).all(store).await?;
    let officer = |(place, person): (membership::Model, Option<account::Model>)| {
        let works = place.roles.0.iter().any(|role| entitles(*role, Action::TakeMatter, Standing::Ministry));
        let person = person.filter(|_| works)?;
        Some(Officer { membership: place.id, name: person.name, roles: place.roles.0, account: person.id })
    };
    let mut officers: Vec<Officer> = found.into_iter().filter_map(officer).collect();
    officers.sort_by(|one, other| (&one.name, one.membership).cmp(&(&other.name, other.membership)));
    Ok(officers)
}
