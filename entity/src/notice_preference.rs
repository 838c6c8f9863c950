//! How somebody is told besides the portal (通知の設定).

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use domain::notice;
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The channels, read and changed together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Preference(pub notice::Preference);

/// How somebody is told.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "notice_preference")]
pub struct Model {
    /// Whose it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// Channels and rhythm.
    #[sea_orm(column_type = "Json")]
    pub preference: Preference,
    /// Set at.
    pub set_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("notice_preference", id, newtype, revised);

/// What these people chose, as far as they did: before they are told something.
#[must_use]
pub fn of(accounts: impl IntoIterator<Item = AccountId>) -> Select<Entity> {
    Entity::find().filter(Column::Id.is_in(accounts))
}
