//! The last running number of a kind and year. Operational.

use sea_orm::IntoActiveModel;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict};
use serde::{Deserialize, Serialize};

/// The last running number of a kind and year. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "reference_counter")]
pub struct Model {
    /// `kind-year`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Last.
    pub last: i64,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The next running number of a kind and year; the row is locked until the transaction ends.
///
/// # Errors
/// The store does not answer.
pub async fn next<C: ConnectionTrait>(tx: &C, id: &str) -> Result<i64, DbErr> {
    let conflict =
        OnConflict::column(Column::Id).value(Column::Last, Expr::col((Entity, Column::Last)).add(1)).to_owned();
    let first = Model { id: id.to_owned(), last: 1 }.into_active_model().reset_all();
    Entity::insert(first).on_conflict(conflict).exec_without_returning(tx).await?;
    let row = Entity::find_by_id(id).one(tx).await?;
    row.map(|row| row.last).ok_or_else(|| DbErr::RecordNotFound("reference counter".to_owned()))
}
