//! A view of the desk that somebody saved (絞り込みの保存): a name for what an address shows.

use chrono::{DateTime, Utc};
use domain::id::MembershipId;
use domain::permission::Actor;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A view of the desk that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "desk_view")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub membership_id: MembershipId,
    /// As named.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// As [`domain::desk::query::Query::written`].
    #[sea_orm(column_type = "Text")]
    pub query: String,
    /// Whether the desk begins with it.
    pub first: bool,
    /// Saved at.
    pub saved_at: DateTime<Utc>,
    /// Removed at.
    pub removed_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("desk_view", id, plain, revised);

/// The actor's own views, by name.
#[must_use]
pub fn of(actor: &Actor) -> Select<Entity> {
    Entity::find()
        .filter(Column::MembershipId.eq(actor.membership))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id)
}
