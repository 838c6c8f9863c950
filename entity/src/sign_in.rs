//! A sign-in, for the list that its owner sees. Operational: not part of the trail.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// A sign-in, for the list that its owner sees. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "sign_in")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who.
    pub account_id: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// With what, as the browser says.
    #[sea_orm(column_type = "Text")]
    pub browser: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("sign_in", id, plain);

/// The newest sign-ins of an account, so many.
#[must_use]
pub fn newest_of(account: AccountId, count: u64) -> Select<Entity> {
    Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::At).limit(count)
}

/// Notes one.
///
/// # Errors
/// The store does not answer.
pub async fn add<C: ConnectionTrait>(store: &C, sign_in: Model) -> Result<(), DbErr> {
    Entity::insert(sign_in.into_active_model().reset_all()).exec_without_returning(store).await?;
    Ok(())
}

/// Removes those before a moment.
///
/// # Errors
/// The store does not answer.
pub async fn sweep<C: ConnectionTrait>(store: &C, before: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(Column::At.lt(before)).exec(store).await?.rows_affected)
}
