use crate::ctx::Ctx;
use crate::error::Result;
use domain::account::passkey::passkey_number;
use domain::account::view::PasskeyLine;
use domain::id::PasskeyId;
use domain::refusal::Refusal;
use entity::{passkey, passkey_use};

/// The actor's passkeys, oldest first. Two statements.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<PasskeyLine>> {
    let rows = passkey::of(ctx.actor()?.account).all(ctx.read()).await?;
    let uses = passkey_use::of(rows.iter().map(|row| row.id).collect()).all(ctx.read()).await?;
    let line = |row: passkey::Model| PasskeyLine {
        used_at: uses.iter().find(|counted| counted.id == row.id).and_then(|counted| counted.used_at),
        id: row.id,
        revision: row.revision,
        number: passkey_number(row.id),
        name: row.name,
        made_at: row.made_at,
        suspended: row.suspended_at.is_some(),
    };
    Ok(rows.into_iter().map(line).collect())
}

/// One of them.
///
/// # Errors
/// [`Refusal::NotFound`] for one that was removed, or another's.
pub async fn one(ctx: &Ctx, id: PasskeyId) -> Result<PasskeyLine> {
    Ok(list(ctx).await?.into_iter().find(|line| line.id == id).ok_or(Refusal::NotFound)?)
}
