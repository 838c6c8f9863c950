use super::{attempt, password};
use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::{Act, Write};
use domain::account::Ticket;
use domain::id::AccountId;
use domain::refusal::{Fault, Faults, Refusal};
use domain::text;
use entity::{account, credential};

/// A new password as typed.
#[derive(Clone, Debug, Default)]
pub struct PasswordForm {
    /// The one that holds now.
    pub current: String,
    /// The new one.
    pub password: String,
    /// The new one again.
    pub again: String,
}

/// Hashes a chosen password; what is wrong with it goes to `faults` at `password` and `again`.
///
/// # Errors
/// Too many wait already: [`Refusal::Unavailable`].
pub(crate) async fn chosen(typed: &str, again: &str, about: &[&str], faults: &mut Faults) -> Result<Option<String>> {
    let Some(password) = faults.take("password", domain::account::password(typed)) else { return Ok(None) };
    if typed != again {
        faults.add("again", Fault::PasswordsDiffer);
        return Ok(None);
    }
    if let Some(fault) = password::guessable(&password, about).await? {
        faults.add("password", fault);
        return Ok(None);
    }
    password::hash(password).await.map(Some)
}

/// The credential of a new account; without a password a provider must sign it in.
pub(crate) async fn new_credential(write: &mut Write, account: AccountId, hash: Option<String>) -> Result<()> {
    let row = credential::Model {
        account_id: account,
        password_hash: hash,
        totp_secret: None,
        totp_confirmed_at: None,
        revision: 1,
    };
    write.insert(row).await.map(|_| ())
}

/// Checks the actor's own password before something weighty; a wrong one counts as a failed sign-in.
///
/// # Errors
/// [`Fault::PresentPassword`] at `current`, [`Refusal::TooManyTries`].
pub(crate) async fn confirm_password(ctx: &Ctx, typed: &str) -> Result<(account::Model, credential::Model)> {
    let actor = ctx.actor()?;
    let account = account::with_ids(vec![actor.account]).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    let found = credential::of(actor.account).one(ctx.read()).await?.ok_or(Refusal::SignInNeeded)?;
    let attempt = attempt::begin(ctx, &[format!("account {}", account.email)]).await?;
    if !password::verify(typed, found.password_hash.as_deref()).await? {
        return Err(Refusal::field("current", Fault::PresentPassword).into());
    }
    attempt::succeeded(ctx, attempt).await?;
    Ok((account, found))
}

/// Changes the actor's password. All other sessions are dead from now on; the ticket given back is for this one.
///
/// # Errors
/// [`Refusal::Fields`] (`current`, `password`, `again`), [`Refusal::TooManyTries`].
pub async fn change_password(ctx: &Ctx, ticket: &Ticket, form: &PasswordForm) -> Result<Ticket> {
    let (account, found) = confirm_password(ctx, &form.current).await?;
    let mut faults = Faults::default();
    let about = [account.email.as_str(), account.name.as_str()];
    let hash = chosen(&form.password, &form.again, &about, &mut faults).await?;
    faults.check()?;
    let mut write = ctx.write().await?;
    write.revise(credential::Model { password_hash: hash, ..found }).await?;
    let account = next_epoch(&mut write, account).await?;
    write.record(Act { case: account.id.0, act: "password-changed", role: None, reason: "" }).await?;
    write.commit().await?;
    Ok(Ticket { epoch: account.epoch, ..ticket.clone() })
}

/// From now on sessions of before are dead.
pub(crate) async fn next_epoch(write: &mut Write, account: account::Model) -> Result<account::Model> {
    write.revise(account::Model { epoch: account.epoch + 1, ..account }).await
}

/// Changes the actor's name and language.
///
/// # Errors
/// [`Refusal::Fields`] (`name`, `language`), [`Refusal::ChangedMeanwhile`].
pub async fn edit(ctx: &Ctx, revision: i32, name: &str, locale: &str) -> Result<()> {
    let actor = ctx.actor()?;
    let mut faults = Faults::default();
    let name = faults.text("name", name, text::LINE);
    if !matches!(locale, "ja" | "en") {
        faults.add("language", Fault::Choice);
    }
    faults.check()?;
    let mut write = ctx.write().await?;
    let account = account::with_ids(vec![actor.account]).one(write.tx()).await?.ok_or(Refusal::SignInNeeded)?;
    let case = account.id.0;
    write.revise(account::Model { name, locale: locale.to_owned(), revision, ..account }).await?;
    write.record(Act { case, act: "account-changed", role: None, reason: "" }).await?;
    write.commit().await
}
