//! How often a passkey was used as its device counts, so that a copy of it is noticed. Operational.

use chrono::{DateTime, Utc};
use domain::id::PasskeyId;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, IntoActiveModel};
use serde::{Deserialize, Serialize};

/// How often a passkey was used as its device counts. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "passkey_use")]
pub struct Model {
    /// The passkey.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PasskeyId,
    /// As its device counts; 0 for ever where it does not.
    pub counter: i64,
    /// When it was last used.
    pub used_at: Option<DateTime<Utc>>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("passkey_use", id, newtype);

/// What is counted of these.
#[must_use]
pub fn of(passkeys: Vec<PasskeyId>) -> Select<Entity> {
    Entity::find().filter(Column::Id.is_in(passkeys))
}

/// Begins to count.
///
/// # Errors
/// The store does not answer.
pub async fn begin<C: ConnectionTrait>(store: &C, id: PasskeyId) -> Result<(), DbErr> {
    let row = Model { id, counter: 0, used_at: None };
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(store).await?;
    Ok(())
}

/// Notes a use: false where the device does not count further than it had before, and counts at all. One statement decides, so that
/// two copies cannot both win.
///
/// # Errors
/// The store does not answer.
pub async fn once<C: ConnectionTrait>(
    store: &C,
    id: PasskeyId,
    counter: i64,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let mut further = Condition::any().add(Column::Counter.lt(counter));
    if counter == 0 {
        further = further.add(Column::Counter.eq(0));
    }
    let done = Entity::update_many()
        .col_expr(Column::Counter, Expr::value(counter))
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(further)
        .exec(store)
        .await?;
    Ok(done.rows_affected > 0)
}
