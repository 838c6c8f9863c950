//! A failed try, for the limits. Operational.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};
use serde::{Deserialize, Serialize};

/// A failed try, for the limits. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "sign_in_attempt")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Digest of an address or of an account.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// At.
    pub at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("sign_in_attempt", id, plain);

/// Tries of a subject since a moment, oldest first.
#[must_use]
pub fn since(subjects: Vec<String>, from: DateTime<Utc>) -> Select<Entity> {
    Entity::find().filter(Column::Subject.is_in(subjects)).filter(Column::At.gt(from)).order_by_asc(Column::At)
}

/// Notes tries.
///
/// # Errors
/// The store does not answer.
pub async fn add<C: ConnectionTrait>(store: &C, tries: Vec<Model>) -> Result<(), DbErr> {
    Entity::insert_many(tries.into_iter().map(|attempt| attempt.into_active_model().reset_all()))
        .exec_without_returning(store)
        .await?;
    Ok(())
}

/// Takes back tries that did not fail.
///
/// # Errors
/// The store does not answer.
pub async fn take_back<C: ConnectionTrait>(store: &C, ids: Vec<Uuid>) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Id.is_in(ids)).exec(store).await?;
    Ok(())
}

/// Removes tries before a moment.
///
/// # Errors
/// The store does not answer.
pub async fn sweep<C: ConnectionTrait>(store: &C, before: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(Column::At.lt(before)).exec(store).await?.rows_affected)
}
