//! Accounts: how somebody proves who they are, and what follows from it.
//!
//! Password (Argon2id), then a one-time code; or a sign-in provider or a passkey, which count as both. Every way ends in a
//! [`domain::account::Ticket`] that the session keeps; [`signed`] turns it into an actor with each request.

mod attempt;
mod authenticator;
mod credential;
mod external;
mod overview;
pub mod passkey;
mod password;
mod provide;
mod reauthentication;
mod recovery;
pub mod session;
mod sign_in;
mod signed;
pub(crate) mod totp;

pub use authenticator::{change_authenticator, new_recovery_codes, offer_authenticator, shown};
pub use credential::{PasswordForm, change_password, edit};
pub use external::{link_identity, sign_in_with_identity};
pub use overview::overview;
pub use password::verifications;
pub use provide::{Person, provide};
pub use reauthentication::{reauthenticate, reauthenticate_with_identity, ways};
pub use sign_in::{enrol, note, second_factor, with_password};
pub use signed::{end_all_sessions, end_session, places, signed, switch};

pub(crate) use credential::{chosen, new_credential};
pub(crate) use external::{known as known_identity, link};
pub(crate) use provide::new_account;
pub(crate) use sign_in::{passed, ticket_for};
pub(crate) use totp::{base32 as one_time_secret, seal as seal_authenticator};

use crate::ctx::Ctx;
use crate::error::Result;
use chrono::Duration;
use domain::account::SIGN_IN_DAYS;

/// Removes sessions that are over, tries that no longer count, keys of forms of the day before and questions that nobody answered;
/// the worker does this now and then.
///
/// # Errors
/// The store does not answer.
pub async fn sweep(ctx: &Ctx) -> Result<()> {
    let (store, now) = (ctx.house.store.writer(), ctx.now());
    entity::session::sweep(store, now).await?;
    entity::sign_in::sweep(store, now - Duration::days(SIGN_IN_DAYS)).await?;
    entity::sign_in_attempt::sweep(store, now - Duration::days(1)).await?;
    entity::idempotency_key::sweep(store, now - Duration::days(1)).await?;
    entity::passkey_challenge::sweep(store, now).await?;
    Ok(())
}
