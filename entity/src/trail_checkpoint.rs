//! All heads at one time, signed. Append only.

use chrono::{DateTime, Utc};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// All heads at one time, signed. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "trail_checkpoint")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// At.
    pub at: DateTime<Utc>,
    /// How many chains.
    pub heads: i64,
    /// Of all heads in order.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Ed25519.
    #[sea_orm(column_type = "Text")]
    pub signature: String,
    /// Public key.
    #[sea_orm(column_type = "Text")]
    pub public_key: String,
    /// JSON of the heads: case, position, hash.
    #[sea_orm(column_type = "Text")]
    pub content: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("trail_checkpoint", id, plain);

/// The newest checkpoint.
#[must_use]
pub fn newest() -> Select<Entity> {
    Entity::find().order_by_desc(Column::At)
}

/// All checkpoints, oldest first.
#[must_use]
pub fn in_order() -> Select<Entity> {
    Entity::find().order_by_asc(Column::At)
}
