use super::ticket_for;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::account::Ticket;
use domain::id::AccountId;
use domain::refusal::Rule;
use entity::{account, external_identity};

/// Signs in whom a provider vouches for; the provider's sign-in counts as both factors. Never by address: who owns an
/// address at a provider need not own it here.
///
/// # Errors
/// [`Rule::IdentityUnknown`] for a person who was not linked, [`Rule::NoPlace`].
pub async fn sign_in_with_identity(ctx: &Ctx, provider: &str, subject: &str) -> Result<Ticket> {
    let account = known(ctx, provider, subject).await?.ok_or(Rule::IdentityUnknown)?;
    ticket_for(ctx, &account).await
}

/// The account of a person whom a provider knows, unless it is disabled.
pub(crate) async fn known(ctx: &Ctx, provider: &str, subject: &str) -> Result<Option<account::Model>> {
    let Some(identity) = external_identity::known_as(provider, subject).one(ctx.read()).await? else {
        return Ok(None);
    };
    let account = account::with_ids(vec![identity.account_id]).one(ctx.read()).await?;
    Ok(account.filter(|account| account.disabled_at.is_none()))
}

/// Links a person of a provider with the actor's account.
///
/// # Errors
/// [`Rule::IdentityTaken`] where another account has this person.
pub async fn link_identity(ctx: &Ctx, provider: &str, subject: &str) -> Result<()> {
    let id = ctx.actor()?.account;
    let mut write = ctx.write().await?;
    match external_identity::known_as(provider, subject).one(write.tx()).await? {
        Some(identity) if identity.account_id == id => return Ok(()),
        Some(_) => return Err(Rule::IdentityTaken.into()),
        None => link(&mut write, id, provider, subject).await?,
    }
    write.record(Act { case: id.0, act: "identity-linked", role: None, reason: "" }).await?;
    write.commit().await
}

/// Adds the link; the caller records the act.
pub(crate) async fn link(write: &mut Write, account: AccountId, provider: &str, subject: &str) -> Result<()> {
    let row = external_identity::Model {
        id: write.ctx.new_id(),
        account_id: account,
        provider: provider.to_owned(),
        subject: subject.to_owned(),
        created_at: write.ctx.now(),
    };
    write.insert(row).await.map(|_| ())
}
