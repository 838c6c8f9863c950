//! A passkey of somebody (パスキー): what its device said of itself, sealed. One that was removed keeps its row, not its key.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, PasskeyId};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// A passkey of somebody.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PasskeyId,
    /// Whose it is.
    pub account_id: AccountId,
    /// What its owner calls it.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// SHA-256 of the id that its device gave it, unique.
    #[sea_orm(column_type = "Text")]
    pub credential_hash: String,
    /// Id and public key, sealed with the house key; none once it was removed.
    #[sea_orm(column_type = "Text", nullable)]
    pub credential: Option<String>,
    /// Registered at.
    pub made_at: DateTime<Utc>,
    /// Set once it may have been copied.
    pub suspended_at: Option<DateTime<Utc>>,
    /// Removed at.
    pub removed_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("passkey", id, newtype, revised);

/// Passkeys of an account that were not removed, oldest first.
#[must_use]
pub fn of(account: AccountId) -> Select<Entity> {
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::MadeAt)
}

/// The one of this key, if it is one of [`of`].
#[must_use]
pub fn one_of(account: AccountId, id: PasskeyId) -> Select<Entity> {
    of(account).filter(Column::Id.eq(id))
}

/// The one to which a device gave the id of this hash, whoever owns it, unless it was removed: before anybody is known.
#[must_use]
pub fn with_hash(hash: &str) -> Select<Entity> {
    Entity::find().filter(Column::CredentialHash.eq(hash)).filter(Column::RemovedAt.is_null())
}

/// Every passkey with something sealed in it: for a change of keys only.
#[must_use]
pub fn sealed() -> Select<Entity> {
    Entity::find().filter(Column::Credential.is_not_null()).order_by_asc(Column::Id)
}

/// One of them, whichever.
#[must_use]
pub fn any_sealed() -> Select<Entity> {
    sealed().limit(1)
}
