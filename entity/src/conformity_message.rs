//! One step of a request to have something confirmed, with the words that came with it. Append only.

use chrono::{DateTime, Utc};
use domain::conformity::ConformityStep;
use domain::id::{AccountId, ConformityId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One step of a request, with the words that came with it. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "conformity_message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Conformity id.
    pub conformity_id: ConformityId,
    /// What was done.
    pub step: ConformityStep,
    /// By the ministry, else by the company.
    pub from_ministry: bool,
    /// Text; may be empty.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Written by.
    pub written_by: AccountId,
    /// Written at.
    pub written_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("conformity_message", id, plain);

/// Steps of a request that was reached through its scope, oldest first.
#[must_use]
pub fn of(request: ConformityId) -> Select<Entity> {
    Entity::find().filter(Column::ConformityId.eq(request)).order_by_asc(Column::WrittenAt).order_by_asc(Column::Id)
}
