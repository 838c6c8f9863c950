use super::of;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::keys;
use crate::write::Act;
use chrono::{DateTime, Utc};
use domain::deadline::feed;
use domain::digest;
use domain::id::CalendarFeedId;
use domain::permission::Actor;
use domain::refusal::Refusal;
use entity::{calendar_feed, membership};

/// The address of the actor's calendar; the address itself is stored nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Id.
    pub id: CalendarFeedId,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// For optimistic locking.
    pub revision: i32,
}

/// The address that holds for the actor's place, if there is one. One statement.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn feed(ctx: &Ctx) -> Result<Option<Feed>> {
    let row = calendar_feed::live_of(ctx.actor()?).one(ctx.read()).await?;
    Ok(row.map(|row| Feed { id: row.id, made_at: row.created_at, revision: row.revision }))
}

/// Makes a new address for the actor's place and gives it, this once; an earlier one is void.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn make(ctx: &Ctx) -> Result<String> {
    let actor = ctx.actor()?;
    let token = keys::token()?;
    let mut write = ctx.write().await?;
    for row in calendar_feed::live_of(actor).all(write.tx()).await? {
        write.revise(calendar_feed::Model { revoked_at: Some(ctx.now()), ..row }).await?;
    }
    let row = calendar_feed::Model {
        id: CalendarFeedId(ctx.new_id()),
        account_id: actor.account,
        membership_id: actor.membership,
        token_hash: digest::of_bytes(token.as_bytes()),
        created_at: ctx.now(),
        revoked_at: None,
        revision: 1,
    };
    write.insert(row).await?;
    write.record(Act { case: actor.account.0, act: "calendar-feed-made", role: None, reason: "" }).await?;
    write.commit().await?;
    Ok(format!("{}/calendar/{token}.ics", ctx.house.public_url))
}

/// Makes the address void.
///
/// # Errors
/// [`Refusal::NotFound`] for one that is not the actor's or void already, [`Refusal::ChangedMeanwhile`].
pub async fn revoke(ctx: &Ctx, id: CalendarFeedId, revision: i32) -> Result<()> {
    let actor = ctx.actor()?;
    let mut write = ctx.write().await?;
    let rows = calendar_feed::live_of(actor).all(write.tx()).await?;
    let row = rows.into_iter().find(|row| row.id == id).ok_or(Refusal::NotFound)?;
    write.revise(calendar_feed::Model { revoked_at: Some(ctx.now()), revision, ..row }).await?;
    write.record(Act { case: actor.account.0, act: "calendar-feed-revoked", role: None, reason: "" }).await?;
    write.commit().await
}

/// The calendar behind a token, as its owner would see it now. Four statements.
///
/// # Errors
/// [`Refusal::NotFound`] for a token that opens nothing: unknown, void, of a place that ended or an account that was disabled.
pub async fn calendar(ctx: &Ctx, token: &str) -> Result<String> {
    let hash = digest::of_bytes(token.as_bytes());
    let row = calendar_feed::with_token(&hash).one(ctx.read()).await?.ok_or(Refusal::NotFound)?;
    let signed = membership::signed(row.membership_id, row.account_id).one(ctx.read()).await?;
    let signed = signed.ok_or(Refusal::NotFound)?;
    let actor = Actor {
        account: row.account_id,
        membership: row.membership_id,
        organisation: signed.organisation_id,
        kind: signed.kind,
        roles: signed.roles.0,
    };
    let deadlines = of(&Ctx::of(ctx.house.clone(), actor.clone()), &actor).await?;
    Ok(feed::calendar(host(&ctx.house.public_url), ctx.now(), &deadlines))
}

/// The name of the machine in an address.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split([':', '/']).next().unwrap_or(rest)
}
