use super::{join, names};
use crate::account::{chosen, new_account, passed, ticket_for};
use crate::ctx::Ctx;
use crate::engagement::put_on_case;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::account::view::InvitationPage;
use domain::account::{Passed, Ticket};
use domain::digest;
use domain::engagement::Side;
use domain::id::AccountId;
use domain::refusal::{Faults, Refusal, Rule};
use domain::text;
use entity::{account, invitation, membership, organisation, trail_head};
use sea_orm::ConnectionTrait;

/// Somebody new, as typed on the page of an invitation.
#[derive(Clone, Debug, Default)]
pub struct NewPerson {
    /// Name.
    pub name: String,
    /// Password.
    pub password: String,
    /// Password again.
    pub again: String,
    /// `ja` or `en`.
    pub locale: String,
}

/// What an invitation says; none where there is none, or it is over, revoked or used. Three statements.
///
/// # Errors
/// The store does not answer.
pub async fn invitation(ctx: &Ctx, token: &str) -> Result<Option<InvitationPage>> {
    let Some(row) = open(ctx, ctx.read(), token).await? else { return Ok(None) };
    let mut names = names(ctx.read(), [row.organisation_id]).await?;
    let account = account::with_email(&row.email).one(ctx.read()).await?;
    let me = ctx.actor.as_ref().map(|actor| actor.account);
    Ok(names.remove(&row.organisation_id).map(|organisation| InvitationPage {
        organisation,
        is_me: account.as_ref().is_some_and(|account| Some(account.id) == me),
        has_account: account.is_some(),
        email: row.email,
        name: row.name,
        roles: row.roles.0,
        department: row.department,
        post: row.post,
        expires_at: row.expires_at,
    }))
}

/// Takes up an invitation with a new account; the authenticator comes next.
///
/// # Errors
/// [`Rule::InvitationOver`], [`Refusal::Fields`] (`name`, `password`, `again`), [`Refusal::SignInNeeded`] where the address
/// has an account.
pub async fn accept_new(ctx: &Ctx, token: &str, form: &NewPerson) -> Result<Passed> {
    let row = open(ctx, ctx.read(), token).await?.ok_or(Rule::InvitationOver)?;
    let organisation = organisation::named([row.organisation_id]).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let mut faults = Faults::default();
    let name = faults.text("name", &form.name, text::LINE);
    let about = [row.email.as_str(), &name, &organisation.name, &organisation.latin];
    let hash = chosen(&form.password, &form.again, &about, &mut faults).await?;
    faults.check()?;
    let locale = if form.locale == "en" { "en" } else { "ja" };
    let mut write = ctx.write().await?;
    let row = nobody_yet(&write, token).await?;
    let account = new_account(&mut write, &row.email, &name, locale, hash).await?;
    take_up(&mut write, row, account).await?;
    write.commit().await?;
    let account = account::with_ids(vec![account]).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    passed(ctx, &account, false)
}

/// Takes up an invitation with the account that is signed in.
///
/// # Errors
/// [`Rule::InvitationOver`], [`Rule::InvitedAnother`].
pub async fn accept_signed_in(ctx: &Ctx, ticket: &Ticket, token: &str) -> Result<Ticket> {
    let id = ctx.actor()?.account;
    let mut write = ctx.write().await?;
    let row = open(ctx, write.tx(), token).await?.ok_or(Rule::InvitationOver)?;
    let account = account::with_ids(vec![id]).one(write.tx()).await?.ok_or(Refusal::SignInNeeded)?;
    if account.email != row.email {
        return Err(Rule::InvitedAnother.into());
    }
    let kind = organisation::named([row.organisation_id]).one(write.tx()).await?.ok_or(Refusal::NotFound)?.kind;
    let place = take_up(&mut write, row, id).await?;
    write.commit().await?;
    Ok(Ticket { membership: place.id, kind, ..ticket.clone() })
}

/// Takes up an invitation as somebody whom a provider vouches for: with the account linked already, if it is the invited
/// one, else with a new account. Never with an account that only has the same address.
///
/// # Errors
/// [`Rule::InvitationOver`], [`Rule::InvitedAnother`], [`Rule::IdentityUnknown`] where the address has an account.
pub async fn accept_with_identity(ctx: &Ctx, token: &str, provider: &str, subject: &str) -> Result<Ticket> {
    let known = crate::account::known_identity(ctx, provider, subject).await?;
    let mut write = ctx.write().await?;
    let row = open(ctx, write.tx(), token).await?.ok_or(Rule::InvitationOver)?;
    let account = match known {
        Some(account) if account.email == row.email => account.id,
        Some(_) => return Err(Rule::InvitedAnother.into()),
        None => {
            if account::with_email(&row.email).one(write.tx()).await?.is_some() {
                return Err(Rule::IdentityUnknown.into());
            }
            let id = new_account(&mut write, &row.email, &row.name, "ja", None).await?;
            crate::account::link(&mut write, id, provider, subject).await?;
            let act = Act { case: id.0, act: "identity-linked", role: None, reason: "" };
            write.record_as(id, None, act).await?;
            id
        }
    };
    let place = take_up(&mut write, row, account).await?;
    write.commit().await?;
    let account = account::with_ids(vec![account]).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    let ticket = ticket_for(ctx, &account).await?;
    let kind = organisation::named([place.organisation_id]).one(ctx.read()).await?.ok_or(Refusal::NotFound)?.kind;
    Ok(Ticket { membership: place.id, kind, ..ticket })
}

async fn open<C: ConnectionTrait>(ctx: &Ctx, connection: &C, token: &str) -> Result<Option<invitation::Model>> {
    let found = invitation::with_token(&digest::of_bytes(token.as_bytes())).one(connection).await?;
    let now = ctx.now();
    Ok(found.filter(|row| row.accepted_at.is_none() && row.revoked_at.is_none() && row.expires_at > now))
}

/// The invitation, if nobody has its address yet.
async fn nobody_yet(write: &Write, token: &str) -> Result<invitation::Model> {
    let row = open(&write.ctx, write.tx(), token).await?.ok_or(Rule::InvitationOver)?;
    match account::with_email(&row.email).one(write.tx()).await? {
        Some(_) => Err(Refusal::SignInNeeded.into()),
        None => Ok(row),
    }
}

/// Uses the invitation: place, roles, and the case it leads to. Recorded in the organisation's and in the case's history.
async fn take_up(write: &mut Write, row: invitation::Model, account: AccountId) -> Result<membership::Model> {
    let (organisation, case) = (row.organisation_id, row.engagement_id);
    // Always the case before the organisation, as inviting does: nobody waits for each other.
    if let Some(case) = case {
        trail_head::locked(write.tx(), case.0).await?;
    }
    trail_head::locked(write.tx(), organisation.0).await?;
    let now = write.ctx.now();
    let row = write.revise(invitation::Model { accepted_at: Some(now), ..row }).await?;
    let place = join(write, account, organisation, &row.roles.0, (&row.department, &row.post)).await?;
    let act = |case| Act { case, act: "invitation-accepted", role: None, reason: "" };
    write.record_as(account, Some(organisation), act(organisation.0)).await?;
    if let Some(case) = case {
        put_on_case(write, case, &place, Side::Downstream).await?;
        write.record_as(account, Some(organisation), act(case.0)).await?;
    }
    Ok(place)
}
