//! The demonstration: a small invented world with known passwords, on loopback only.

mod answers;
mod cases;
mod conformities;
mod matters;
mod ministry_audits;
mod people;
mod world;
mod year;

use crate::account::one_time_secret;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use entity::account;
use world::World;

/// The data file.
const DATA: &str = include_str!("../data/demo.toml");

/// Whether this database holds the demonstration, whose passwords everybody knows.
///
/// # Errors
/// The store does not answer.
pub async fn is_loaded(ctx: &Ctx) -> Result<bool> {
    let world = World::read(DATA)?;
    let Some(first) = world.people().next() else { return Ok(false) };
    Ok(account::with_email(&first.email).one(ctx.read()).await?.is_some())
}

/// Loads what is not there yet; gives one line for each person that says how to sign in:
/// `sign-in: ADDRESS PASSWORD SECRET-OF-THE-AUTHENTICATOR  # ROLES, ORGANISATION`.
///
/// # Errors
/// The store does not answer.
pub async fn load(ctx: &Ctx) -> Result<Vec<String>> {
    if !ctx.house.demo {
        return Err(Error::internal("the demonstration is for loopback only"));
    }
    let world = World::read(DATA)?;
    let organisations = people::load(ctx, &world).await?;
    cases::load(ctx, &world, &organisations).await?;
    conformities::load(ctx, &organisations).await?;
    matters::load(ctx, &world, &organisations).await?;
    year::load(ctx, &world, &organisations).await?;
    ministry_audits::load(ctx, &organisations).await?;
    Ok(world.organisations.iter().flat_map(|of| of.people.iter().map(|person| line(&world, of, person))).collect())
}

fn line(world: &World, organisation: &world::Organisation, person: &world::Person) -> String {
    let roles: Vec<&str> = person.roles.iter().map(|role| role.code()).collect();
    let secret = one_time_secret(&people::secret(&person.email));
    format!("sign-in: {} {} {secret}  # {}, {}", person.email, world.password, roles.join("+"), organisation.name)
}
