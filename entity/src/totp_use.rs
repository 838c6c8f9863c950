//! The last time step that an account used, so that a code works once. Operational.

use domain::id::AccountId;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{IntoActiveModel, TryInsertResult};
use serde::{Deserialize, Serialize};

/// The last time step that an account used, so that a code works once. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "totp_use")]
pub struct Model {
    /// Account id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Step.
    pub step: i64,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("totp_use", account_id, newtype);

/// Uses a step: true for a step later than any that this account used before. One statement decides, so that two
/// requests with one code cannot both win.
///
/// # Errors
/// The store does not answer.
pub async fn once<C: ConnectionTrait>(store: &C, account: AccountId, step: i64) -> Result<bool, DbErr> {
    let later = Entity::update_many()
        .col_expr(Column::Step, Expr::value(step))
        .filter(Column::AccountId.eq(account))
        .filter(Column::Step.lt(step))
        .exec(store)
        .await?;
    if later.rows_affected > 0 {
        return Ok(true);
    }
    let row = Model { account_id: account, step }.into_active_model().reset_all();
    let first = Entity::insert(row)
        .on_conflict(OnConflict::column(Column::AccountId).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(store)
        .await?;
    Ok(matches!(first, TryInsertResult::Inserted(rows) if rows > 0))
}
