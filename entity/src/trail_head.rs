//! The newest entry of a case, sealed with the house key so that a cut tail shows.

use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// The newest entry of a case, sealed with the house key so that a cut tail shows.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "trail_head")]
pub struct Model {
    /// Case id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: Uuid,
    /// Seq.
    pub seq: i64,
    /// Hash.
    #[sea_orm(column_type = "Text")]
    pub hash: String,
    /// HMAC-SHA-256.
    #[sea_orm(column_type = "Text")]
    pub seal: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("trail_head", case_id, plain);

/// The head of a case, locked until the transaction ends; SQLite has one writer anyway.
///
/// # Errors
/// The store does not answer.
pub async fn locked<C: ConnectionTrait>(tx: &C, case: Uuid) -> Result<Option<Model>, DbErr> {
    let find = Entity::find_by_id(case);
    let find =
        if matches!(tx.get_database_backend(), sea_orm::DbBackend::Postgres) { find.lock_exclusive() } else { find };
    find.one(tx).await
}

/// Writes the head of a case, new or moved.
///
/// # Errors
/// The store does not answer.
pub async fn put<C: ConnectionTrait>(tx: &C, head: Model, new: bool) -> Result<(), DbErr> {
    let active = head.into_active_model().reset_all();
    if new {
        Entity::insert(active).exec_without_returning(tx).await?;
    } else {
        Entity::update(active).exec(tx).await?;
    }
    Ok(())
}

/// All heads by case.
#[must_use]
pub fn in_order() -> Select<Entity> {
    Entity::find().order_by_asc(Column::CaseId)
}

/// A few heads, whichever.
#[must_use]
pub fn some() -> Select<Entity> {
    Entity::find().limit(10)
}
