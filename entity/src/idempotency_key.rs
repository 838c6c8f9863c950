//! A form that was carried out (冪等キー), for a day. Operational.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sea_orm::IntoActiveModel;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A form that was carried out. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "idempotency_key")]
pub struct Model {
    /// Out of account, address and content; see [`domain::idempotency::key`].
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose form.
    pub account_id: AccountId,
    /// At.
    pub at: DateTime<Utc>,
    /// Path to which it led; empty where that is not known.
    #[sea_orm(column_type = "Text")]
    pub location: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("idempotency_key", id, plain);

/// Keeps a key.
///
/// # Errors
/// Somebody kept it already (a broken unique key), or the store does not answer.
pub async fn keep<C: ConnectionTrait>(store: &C, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(store).await?;
    Ok(())
}

/// The form with this key, where it was carried out.
#[must_use]
pub fn kept(id: Uuid) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// Notes where a form led.
///
/// # Errors
/// The store does not answer.
pub async fn led<C: ConnectionTrait>(store: &C, id: Uuid, location: String) -> Result<(), DbErr> {
    let update = Entity::update_many().col_expr(Column::Location, Expr::value(location));
    update.filter(Column::Id.eq(id)).exec(store).await?;
    Ok(())
}

/// Forgets a form, which then counts as one that was never sent.
///
/// # Errors
/// The store does not answer.
pub async fn forget<C: ConnectionTrait>(store: &C, id: Uuid) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(store).await?;
    Ok(())
}

/// Removes keys of before a moment.
///
/// # Errors
/// The store does not answer.
pub async fn sweep<C: ConnectionTrait>(store: &C, before: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(Column::At.lt(before)).exec(store).await?.rows_affected)
}
