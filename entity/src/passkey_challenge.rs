//! What a device was asked and has not answered yet. Operational: a row lives for minutes, and is taken once.

use chrono::{DateTime, Utc};
use sea_orm::IntoActiveModel;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a device was asked and has not answered yet. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "passkey_challenge")]
pub struct Model {
    /// Id; the session that asked knows it, and nobody else.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What was asked, sealed with the house key.
    #[sea_orm(column_type = "Text")]
    pub sealed: String,
    /// Until when an answer counts.
    pub ends_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Adds one.
///
/// # Errors
/// The store does not answer.
pub async fn add<C: ConnectionTrait>(store: &C, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(store).await?;
    Ok(())
}

/// Takes one that is still in time. Who removes it has it: of two that ask at once the second finds none.
///
/// # Errors
/// The store does not answer.
pub async fn take<C: ConnectionTrait>(store: &C, id: Uuid, now: DateTime<Utc>) -> Result<Option<Model>, DbErr> {
    let found = Entity::find_by_id(id).one(store).await?;
    let taken = Entity::delete_many().filter(Column::Id.eq(id)).exec(store).await?.rows_affected > 0;
    Ok(found.filter(|row| taken && row.ends_at > now))
}

/// Removes those that nobody answered in time.
///
/// # Errors
/// The store does not answer.
pub async fn sweep<C: ConnectionTrait>(store: &C, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(Column::EndsAt.lte(now)).exec(store).await?.rows_affected)
}

/// Removes all: after the keys were changed none can be read.
///
/// # Errors
/// The store does not answer.
pub async fn end_all<C: ConnectionTrait>(store: &C) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().exec(store).await?.rows_affected)
}
