//! A person who can sign in.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A person who can sign in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// Folded address, unique.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    /// Name as typed.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// `ja` or `en`.
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    /// Counts changes of rights; a session of an older epoch is dead.
    pub epoch: i32,
    /// Disabled at.
    pub disabled_at: Option<DateTime<Utc>>,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("account", id, newtype, revised);

/// The accounts with these keys: names beside acts.
#[must_use]
pub fn with_ids(ids: Vec<AccountId>) -> Select<Entity> {
    Entity::find().filter(Column::Id.is_in(ids))
}

/// The account with this folded address.
#[must_use]
pub fn with_email(email: &str) -> Select<Entity> {
    Entity::find().filter(Column::Email.eq(email))
}
