//! A signed-in browser. Operational: not part of the trail.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};
use serde::{Deserialize, Serialize};

/// A signed-in browser. Operational: not part of the trail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// SHA-256 of the cookie value.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: String,
    /// Account id.
    pub account_id: Option<AccountId>,
    /// JSON of the session library, sealed.
    #[sea_orm(column_type = "Text")]
    pub data: String,
    /// The account's epoch at sign-in.
    pub epoch: i32,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Seen at.
    pub seen_at: DateTime<Utc>,
    /// Idle expiry.
    pub expires_at: DateTime<Utc>,
    /// Absolute expiry.
    pub ends_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The session with this hash, expired or not.
#[must_use]
pub fn with_hash(id_hash: &str) -> Select<Entity> {
    Entity::find_by_id(id_hash.to_owned())
}

/// Every session there is: for a change of keys.
#[must_use]
pub fn every() -> Select<Entity> {
    Entity::find()
}

/// Live sessions of an account, newest first.
#[must_use]
pub fn live_of(account: AccountId, now: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::EndsAt.gt(now))
        .order_by_desc(Column::SeenAt)
}

/// Adds a session.
///
/// # Errors
/// The hash is taken, or the store does not answer.
pub async fn add<C: ConnectionTrait>(store: &C, session: Model) -> Result<(), DbErr> {
    Entity::insert(session.into_active_model().reset_all()).exec_without_returning(store).await?;
    Ok(())
}

/// Changes a session that is still there; one that was ended is not brought back. Gives whether it was there.
///
/// # Errors
/// The store does not answer.
pub async fn put<C: ConnectionTrait>(store: &C, session: Model) -> Result<bool, DbErr> {
    let hash = session.id_hash.clone();
    let mut active = session.into_active_model().reset_all();
    // When it began and when it ends at the latest is not a save's business.
    active.created_at = sea_orm::NotSet;
    active.ends_at = sea_orm::NotSet;
    let done = Entity::update_many().set(active).filter(Column::IdHash.eq(hash)).exec(store).await?;
    Ok(done.rows_affected > 0)
}

/// Notes that a session was seen.
///
/// # Errors
/// The store does not answer.
pub async fn seen<C: ConnectionTrait>(
    store: &C,
    id_hash: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(now))
        .col_expr(Column::ExpiresAt, Expr::value(until))
        .filter(Column::IdHash.eq(id_hash))
        .exec(store)
        .await?;
    Ok(())
}

/// Ends one session.
///
/// # Errors
/// The store does not answer.
pub async fn end<C: ConnectionTrait>(store: &C, id_hash: &str) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::IdHash.eq(id_hash)).exec(store).await?;
    Ok(())
}

/// Ends one session of an account; gives whether it was there.
///
/// # Errors
/// The store does not answer.
pub async fn end_of<C: ConnectionTrait>(store: &C, account: AccountId, id_hash: &str) -> Result<bool, DbErr> {
    let done =
        Entity::delete_many().filter(Column::IdHash.eq(id_hash)).filter(Column::AccountId.eq(account)).exec(store);
    Ok(done.await?.rows_affected > 0)
}

/// Ends all sessions of an account.
///
/// # Errors
/// The store does not answer.
pub async fn end_all_of<C: ConnectionTrait>(store: &C, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::AccountId.eq(account)).exec(store).await?;
    Ok(())
}

/// Removes sessions that are over.
///
/// # Errors
/// The store does not answer.
pub async fn sweep<C: ConnectionTrait>(store: &C, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let over = sea_orm::Condition::any().add(Column::ExpiresAt.lte(now)).add(Column::EndsAt.lte(now));
    Ok(Entity::delete_many().filter(over).exec(store).await?.rows_affected)
}
