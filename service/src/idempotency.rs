//! A form that is sent twice – a second click, a browser that tries again after the line broke – is carried out once, and leads
//! where the first one led.
//!
//! The key is kept in the transaction of what the form did: they are there together or not at all.

use crate::ctx::Ctx;
use crate::error::Result;
use crate::write::Write;
use entity::idempotency_key as keys;
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

/// The key of the form that is being carried out.
#[derive(Debug)]
pub struct Key {
    id: Uuid,
    /// Whether this request has written something by now.
    kept: AtomicBool,
}

impl Key {
    pub(crate) const fn new(id: Uuid) -> Self {
        Self { id, kept: AtomicBool::new(false) }
    }
}

/// Keeps the key of a form with the first thing that it writes.
pub(crate) async fn keep(write: &Write) -> Result<()> {
    let Some((key, actor)) = write.ctx.idempotency.as_ref().zip(write.ctx.actor.as_ref()) else { return Ok(()) };
    if key.kept.load(Ordering::Relaxed) {
        return Ok(());
    }
    let row = keys::Model { id: key.id, account_id: actor.account, at: write.ctx.now(), location: String::new() };
    keys::keep(write.tx(), row).await?;
    key.kept.store(true, Ordering::Relaxed);
    Ok(())
}

/// Where a form led that was carried out before, by another request; empty where that is not known.
///
/// # Errors
/// The store does not answer.
pub async fn before(ctx: &Ctx) -> Result<Option<String>> {
    let Some(key) = ctx.idempotency.as_ref().filter(|key| !key.kept.load(Ordering::Relaxed)) else { return Ok(None) };
    Ok(keys::kept(key.id).one(ctx.house.store.writer()).await?.map(|row| row.location))
}

/// Notes where the form led that this request carried out.
///
/// # Errors
/// The store does not answer.
pub async fn led(ctx: &Ctx, location: &str) -> Result<()> {
    let Some(key) = own(ctx) else { return Ok(()) };
    Ok(keys::led(ctx.house.store.writer(), key, location.to_owned()).await?)
}

/// Forgets a form of which only a part was carried out: sent again, it goes on.
///
/// # Errors
/// The store does not answer.
pub async fn forget(ctx: &Ctx) -> Result<()> {
    let Some(key) = own(ctx) else { return Ok(()) };
    Ok(keys::forget(ctx.house.store.writer(), key).await?)
}

fn own(ctx: &Ctx) -> Option<Uuid> {
    ctx.idempotency.as_ref().filter(|key| key.kept.load(Ordering::Relaxed)).map(|key| key.id)
}
