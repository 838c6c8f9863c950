use crate::ctx::Ctx;
use crate::error::Result;
use crate::organisation::name;
use domain::account::Ticket;
use domain::account::view::{Place, Signed};
use domain::id::{AccountId, MembershipId};
use domain::organisation::view::OrganisationName;
use domain::permission::Actor;
use domain::refusal::Refusal;
use entity::{membership, session};

/// Who asks, read anew with every request, so that a change of rights holds from the next one on. None where the account
/// was disabled, the place ended, or the password, the authenticator or the rights changed since sign-in. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn signed(ctx: &Ctx, ticket: &Ticket) -> Result<Option<Signed>> {
    let found = membership::signed(ticket.membership, ticket.account).one(ctx.read()).await?;
    Ok(found.filter(|row| row.epoch == ticket.epoch).map(|row| Signed {
        actor: Actor {
            account: ticket.account,
            membership: ticket.membership,
            organisation: row.organisation_id,
            kind: row.kind,
            roles: row.roles.0,
        },
        name: row.person,
        email: row.email,
        locale: row.locale,
        organisation: OrganisationName {
            id: row.organisation_id,
            kind: row.kind,
            name: row.name,
            kana: row.kana,
            latin: row.latin,
            corporate_number: row.corporate_number,
        },
    }))
}

/// Places in organisations of an account, oldest first. One statement.
///
/// # Errors
/// The store does not answer.
pub async fn places(ctx: &Ctx, account: AccountId) -> Result<Vec<Place>> {
    let found = membership::places_of(account).all(ctx.read()).await?;
    let place = |(membership, organisation): (membership::Model, Option<entity::organisation::Model>)| {
        Some(Place {
            membership: membership.id,
            organisation: name(organisation?),
            roles: membership.roles.0,
            department: membership.department,
            post: membership.post,
        })
    };
    Ok(found.into_iter().filter_map(place).collect())
}

/// Acts for another organisation from now on; the session's age stays.
///
/// # Errors
/// [`Refusal::NotFound`] for a place that is not the actor's.
pub async fn switch(ctx: &Ctx, ticket: &Ticket, to: MembershipId) -> Result<Ticket> {
    let actor = ctx.actor()?;
    let places = places(ctx, actor.account).await?;
    let place = places.into_iter().find(|place| place.membership == to).ok_or(Refusal::NotFound)?;
    Ok(Ticket { membership: place.membership, kind: place.organisation.kind, ..ticket.clone() })
}

/// Ends one session of the actor, by what is stored of its id.
///
/// # Errors
/// [`Refusal::NotFound`] for a session that is over, or another's.
pub async fn end_session(ctx: &Ctx, key: &str) -> Result<()> {
    let actor = ctx.actor()?;
    let ended = session::end_of(ctx.house.store.writer(), actor.account, key).await?;
    if ended { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// Signs the actor out everywhere, here too.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn end_all_sessions(ctx: &Ctx) -> Result<()> {
    let actor = ctx.actor()?;
    Ok(session::end_all_of(ctx.house.store.writer(), actor.account).await?)
}
