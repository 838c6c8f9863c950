//! Sessions as they are stored: under the SHA-256 of their id, their content sealed. Operational, without a trail.

use crate::ctx::House;
use crate::error::{Error, Result};
use chrono::{DateTime, Duration, Utc};
use domain::account::{Ticket, lifetime};
use domain::digest;
use entity::session::{self as table, Model};
use serde_json::{Map, Value};

/// Key of the [`Ticket`] in the content of a session.
pub const TICKET: &str = "ticket";
/// Key of the browser's name in the content of a session.
pub const BROWSER: &str = "browser";

/// Content of a session.
pub type Content = Map<String, Value>;

/// Begins a session under this id.
///
/// # Errors
/// The id is taken, or the store does not answer.
pub async fn begin(house: &House, id: &str, content: &Content) -> Result<()> {
    Ok(table::add(house.store.writer(), row(house, id, content)?).await?)
}

/// Saves a session that is still there. One that was ended meanwhile stays ended: a slow request must not bring it back.
///
/// # Errors
/// The store does not answer.
pub async fn save(house: &House, id: &str, content: &Content) -> Result<()> {
    table::put(house.store.writer(), row(house, id, content)?).await?;
    Ok(())
}

/// The content of a live session. One statement; a second one, at most once a minute, notes that it was seen.
///
/// # Errors
/// The store does not answer.
pub async fn load(house: &House, id: &str) -> Result<Option<Content>> {
    let now = house.clock.now();
    let hash = hash(id);
    let found = table::with_hash(&hash).one(house.store.reader()).await?;
    let Some(found) = found else { return Ok(None) };
    if is_over(&found, now) {
        // For good: a clock that is put back does not bring it back.
        table::end(house.store.writer(), &hash).await?;
        return Ok(None);
    }
    // Sealed under another key: whoever holds it signs in again.
    let Some(content) = content(house, &found)? else { return Ok(None) };
    if now - found.seen_at >= Duration::minutes(1) {
        let idle = lifetime(ticket(&content).map(|ticket| ticket.kind)).idle;
        table::seen(house.store.writer(), &hash, now, now + idle).await?;
    }
    Ok(Some(content))
}

/// Whether it ended. One that was seen further ahead than it may lie idle began under a clock that was put back since: it would live as
/// much longer.
fn is_over(row: &Model, now: DateTime<Utc>) -> bool {
    let put_back = row.seen_at - now > row.expires_at - row.seen_at;
    row.expires_at <= now || row.ends_at <= now || put_back
}

/// What a session holds; none where it was sealed under another key.
fn content(house: &House, row: &Model) -> Result<Option<Content>> {
    let Ok(plain) = house.keys.open(&about(&row.id_hash), &row.data) else { return Ok(None) };
    Ok(Some(serde_json::from_slice(&plain)?))
}

/// The name of the browser that holds a session; empty where it is unknown.
pub(crate) fn browser(house: &House, row: &Model) -> Result<String> {
    let content = content(house, row)?.unwrap_or_default();
    Ok(content.get(BROWSER).and_then(Value::as_str).unwrap_or_default().to_owned())
}

/// Ends a session.
///
/// # Errors
/// The store does not answer.
pub async fn end(house: &House, id: &str) -> Result<()> {
    Ok(table::end(house.store.writer(), &hash(id)).await?)
}

/// SHA-256 of a session's id: what is stored of it.
#[must_use]
pub fn hash(id: &str) -> String {
    digest::of_bytes(id.as_bytes())
}

pub(crate) fn about(hash: &str) -> String {
    format!("session {hash}")
}

fn ticket(content: &Content) -> Option<Ticket> {
    serde_json::from_value(content.get(TICKET)?.clone()).ok()
}

fn row(house: &House, id: &str, content: &Content) -> Result<Model> {
    let now = house.clock.now();
    let ticket = ticket(content);
    let life = lifetime(ticket.as_ref().map(|ticket| ticket.kind));
    let since = ticket.as_ref().map_or(now, |ticket| ticket.since);
    let id_hash = hash(id);
    let data = house.keys.seal(&about(&id_hash), &serde_json::to_vec(content).map_err(Error::internal)?)?;
    Ok(Model {
        data,
        id_hash,
        account_id: ticket.as_ref().map(|ticket| ticket.account),
        epoch: ticket.map_or(0, |ticket| ticket.epoch),
        created_at: now,
        seen_at: now,
        expires_at: now + life.idle,
        ends_at: since + life.absolute,
    })
}
