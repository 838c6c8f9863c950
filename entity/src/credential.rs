//! What proves an account at sign-in: a password hash, a sealed TOTP secret.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// What proves an account at sign-in: a password hash, a sealed TOTP secret.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "credential")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// PHC string.
    #[sea_orm(column_type = "Text", nullable)]
    pub password_hash: Option<String>,
    /// Sealed with the house key.
    #[sea_orm(column_type = "Text", nullable)]
    pub totp_secret: Option<String>,
    /// Set once a code was accepted.
    pub totp_confirmed_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("credential", account_id, newtype, revised);

/// The credential of an account.
#[must_use]
pub fn of(account: AccountId) -> Select<Entity> {
    Entity::find_by_id(account)
}

/// Every credential with an authenticator: for a change of keys only.
#[must_use]
pub fn with_authenticator() -> Select<Entity> {
    Entity::find().filter(Column::TotpSecret.is_not_null()).order_by_asc(Column::AccountId)
}

/// One of them, whichever.
#[must_use]
pub fn any_with_authenticator() -> Select<Entity> {
    with_authenticator().limit(1)
}
