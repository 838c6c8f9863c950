//! The upstream's own verdict on one item (5-3-b).

use crate::waiver;
use chrono::{DateTime, Utc};
use domain::confirmation::VerdictKind;
use domain::id::{AccountId, ConfirmationId};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// The upstream's own verdict on one item (5-3-b).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "verdict")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Item key.
    #[sea_orm(column_type = "Text")]
    pub item_key: String,
    /// None while only notes are written.
    pub kind: Option<VerdictKind>,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub ground: String,
    /// For the upstream only.
    #[sea_orm(column_type = "Text")]
    pub internal_note: String,
    /// Being written: not empty means the item goes back with the next return.
    #[sea_orm(column_type = "Text")]
    pub return_reason: String,
    /// What the downstream was told when the item was returned last.
    #[sea_orm(column_type = "Text")]
    pub returned_reason: String,
    /// Submission round in which it was returned last.
    pub returned_round: Option<i32>,
    /// What it was judged before it came back last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned_kind: Option<VerdictKind>,
    /// On what ground. Left out where empty: a row that never came back keeps the digest it had.
    #[sea_orm(column_type = "Text")]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub returned_ground: String,
    /// Given by.
    pub given_by: AccountId,
    /// Given at.
    pub given_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("verdict", id, plain, revised);

/// Verdicts of sheets that were reached through their case.
#[must_use]
pub fn of_any(confirmations: impl IntoIterator<Item = ConfirmationId>) -> Select<Entity> {
    Entity::find().filter(Column::ConfirmationId.is_in(confirmations))
}

/// Verdicts of a sheet that was reached through its case.
#[must_use]
pub fn of(confirmation: ConfirmationId) -> Select<Entity> {
    Entity::find().filter(Column::ConfirmationId.eq(confirmation))
}

/// The same, each with the waivers that were granted for its item, the one that runs longest first.
#[must_use]
pub fn with_waivers(confirmation: ConfirmationId) -> SelectTwo<Entity, waiver::Entity> {
    let waivers: RelationDef =
        Entity::belongs_to(waiver::Entity).from(Column::ConfirmationId).to(waiver::Column::ConfirmationId).into();
    let waivers = waivers.on_condition(|verdict, waiver| {
        let of_item = Expr::col((verdict, Column::ItemKey)).equals((waiver.clone(), waiver::Column::ItemKey));
        let granted = Expr::col((waiver, waiver::Column::Status)).is_in(waiver::ONCE_GRANTED);
        Condition::all().add(of_item).add(granted)
    });
    of(confirmation)
        .order_by_asc(Column::Id)
        .order_by_desc(waiver::Column::GrantedUntil)
        .join(JoinType::LeftJoin, waivers)
        .select_also(waiver::Entity)
}

/// The verdict on one item.
#[must_use]
pub fn on(confirmation: ConfirmationId, item: &str) -> Select<Entity> {
    of(confirmation).filter(Column::ItemKey.eq(item))
}
