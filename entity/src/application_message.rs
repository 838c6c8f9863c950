//! A question of the ministry or its answer. Append only.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ApplicationId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A question of the ministry or its answer. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "application_message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Application id.
    pub application_id: ApplicationId,
    /// From ministry.
    pub from_ministry: bool,
    /// Text.
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

crate::row::row!("application_message", id, plain);

/// Questions and answers of an application, oldest first.
#[must_use]
pub fn of(application: ApplicationId) -> Select<Entity> {
    Entity::find().filter(Column::ApplicationId.eq(application)).order_by_asc(Column::WrittenAt)
}
