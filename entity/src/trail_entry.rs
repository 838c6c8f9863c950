//! One act, sealed. Append only.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, SelectTwo};
use serde::{Deserialize, Serialize};

/// One act, sealed. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "trail_entry")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Case id.
    pub case_id: Uuid,
    /// Seq.
    pub seq: i64,
    /// At.
    pub at: DateTime<Utc>,
    /// Actor id.
    pub actor_id: Option<AccountId>,
    /// Act.
    #[sea_orm(column_type = "Text")]
    pub act: String,
    /// Canonical JSON of [`domain::trail::Entry`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Hash.
    #[sea_orm(column_type = "Text")]
    pub hash: String,
    /// HMAC-SHA-256 with the house key; entries of before there were seals have none.
    #[sea_orm(column_type = "Text", nullable)]
    pub seal: Option<String>,
}

/// Joins.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Who acted.
    #[sea_orm(belongs_to = "crate::account::Entity", from = "Column::ActorId", to = "crate::account::Column::Id")]
    Account,
}

impl Related<crate::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("trail_entry", id, plain);

/// The chain of a case in order.
#[must_use]
pub fn of_case(case: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::CaseId.eq(case)).order_by_asc(Column::Seq)
}

/// The chain of a case in order, each entry with the account that acted.
#[must_use]
pub fn of_case_with_actors(case: Uuid) -> SelectTwo<Entity, crate::account::Entity> {
    of_case(case).find_also_related(crate::account::Entity)
}

/// All chains, each in order.
#[must_use]
pub fn in_order() -> Select<Entity> {
    Entity::find().order_by_asc(Column::CaseId).order_by_asc(Column::Seq)
}

/// The entries whose content names a row, by case and in order: for `kakunin verify` only, it reads all.
#[must_use]
pub fn naming(row: Uuid) -> Select<Entity> {
    in_order().filter(Column::Content.contains(row.to_string()))
}
