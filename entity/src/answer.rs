//! The downstream's answer to one item.

use crate::waiver::{self, Beside};
use chrono::{DateTime, Utc};
use domain::id::{AccountId, ConfirmationId};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QueryResult, QuerySelect, SelectModel, Selector};
use serde::{Deserialize, Serialize};

/// The downstream's answer to one item.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Item key.
    #[sea_orm(column_type = "Text")]
    pub item_key: String,
    /// Code, text, date or number as typed.
    #[sea_orm(column_type = "Text")]
    pub value: String,
    /// Remark.
    #[sea_orm(column_type = "Text")]
    pub remark: String,
    /// Answered by.
    pub answered_by: AccountId,
    /// Answered at.
    pub answered_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("answer", id, plain, revised);

/// Answers of a sheet that was reached through its case.
#[must_use]
pub fn of(confirmation: ConfirmationId) -> Select<Entity> {
    Entity::find().filter(Column::ConfirmationId.eq(confirmation))
}

/// An answer, and a waiver that was granted for its item.
#[derive(Clone, Debug)]
pub struct Waivable {
    /// The answer.
    pub answer: Model,
    /// The waiver, where there is one.
    pub waiver: Option<Beside>,
}

impl FromQueryResult for Waivable {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let answer = Model::from_query_result(row, prefix)?;
        // Most of a hundred answers have none: one column tells it.
        let waiver = match row.try_get(prefix, "waiver_id")? {
            Some(id) => Some(Beside {
                id,
                item_key: answer.item_key.clone(),
                number: row.try_get(prefix, "waiver_number")?,
                status: row.try_get(prefix, "waiver_status")?,
                granted_until: row.try_get(prefix, "waiver_until")?,
                conditions: row.try_get(prefix, "waiver_conditions")?,
            }),
            None => None,
        };
        Ok(Self { answer, waiver })
    }
}

/// The same, each with the waivers that were granted for its item, the one that runs longest first.
#[must_use]
pub fn with_waivers(confirmation: ConfirmationId) -> Selector<SelectModel<Waivable>> {
    let waivers: RelationDef =
        Entity::belongs_to(waiver::Entity).from(Column::ConfirmationId).to(waiver::Column::ConfirmationId).into();
    let waivers = waivers.on_condition(|answer, waiver| {
        let of_item = Expr::col((answer, Column::ItemKey)).equals((waiver.clone(), waiver::Column::ItemKey));
        let granted = Expr::col((waiver, waiver::Column::Status)).is_in(waiver::ONCE_GRANTED);
        Condition::all().add(of_item).add(granted)
    });
    of(confirmation)
        .order_by_desc(waiver::Column::GrantedUntil)
        .join(JoinType::LeftJoin, waivers)
        .column_as(waiver::Column::Id, "waiver_id")
        .column_as(waiver::Column::Number, "waiver_number")
        .column_as(waiver::Column::Status, "waiver_status")
        .column_as(waiver::Column::GrantedUntil, "waiver_until")
        .column_as(waiver::Column::Conditions, "waiver_conditions")
        .into_model()
}

/// The answer to one item.
#[must_use]
pub fn to(confirmation: ConfirmationId, item: &str) -> Select<Entity> {
    of(confirmation).filter(Column::ItemKey.eq(item))
}
