use super::refused;
use crate::ctx::Ctx;
use crate::error::Result;
use chrono::Duration;
use domain::account::passkey::CHALLENGE_MINUTES;
use domain::id::AccountId;
use entity::passkey_challenge as table;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use uuid::Uuid;

/// What a browser is asked, and under which key the answer is looked for.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// For the session that asked, and for nobody else.
    pub id: Uuid,
    /// What the browser's own functions take, as JSON.
    pub options: String,
}

/// What it is asked for; an answer to one is none to another.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    /// Signing in: nobody is known yet.
    SignIn,
    /// Showing that it is still them.
    ShowAnew(AccountId),
    /// A new passkey of theirs.
    Register(AccountId),
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SignIn => f.write_str("sign in"),
            Self::ShowAnew(account) => write!(f, "show anew {account}"),
            Self::Register(account) => write!(f, "register {account}"),
        }
    }
}

/// Keeps what was asked until it is answered, sealed for its purpose.
pub(super) async fn keep(
    ctx: &Ctx,
    purpose: Purpose,
    asked: &impl Serialize,
    options: &impl Serialize,
) -> Result<Challenge> {
    let id = ctx.new_id();
    let sealed = ctx.house.keys.seal(&about(id, purpose), &serde_json::to_vec(asked)?)?;
    let row = table::Model { id, sealed, ends_at: ctx.now() + Duration::minutes(CHALLENGE_MINUTES) };
    table::add(ctx.house.store.writer(), row).await?;
    Ok(Challenge { id, options: serde_json::to_string(options)? })
}

/// Takes what was asked, once.
///
/// # Errors
/// [`refused`]: nothing was asked, not for this, too long ago, or it was answered already.
pub(super) async fn take<T: DeserializeOwned>(ctx: &Ctx, id: Option<Uuid>, purpose: Purpose) -> Result<T> {
    let id = id.ok_or_else(refused)?;
    let now = ctx.now();
    let row = table::take(ctx.house.store.writer(), id, now).await?.ok_or_else(refused)?;
    // One asked under a clock that was put back since would wait as much longer.
    if row.ends_at > now + Duration::minutes(CHALLENGE_MINUTES) {
        return Err(refused());
    }
    let plain = ctx.house.keys.open(&about(row.id, purpose), &row.sealed).map_err(|_| refused())?;
    Ok(serde_json::from_slice(&plain)?)
}

fn about(id: Uuid, purpose: Purpose) -> String {
    format!("passkey challenge {id} {purpose}")
}
