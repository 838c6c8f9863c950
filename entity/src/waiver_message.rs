//! One step of a waiver, with the words that came with it. Append only.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, WaiverId};
use domain::waiver::WaiverStep;
use domain::work::Party;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One step of a waiver, with the words that came with it. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "waiver_message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Waiver id.
    pub waiver_id: WaiverId,
    /// What was done.
    pub step: WaiverStep,
    /// By whom; none for the portal itself.
    pub party: Option<Party>,
    /// Text; may be empty.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Written by; none for the portal itself.
    pub written_by: Option<AccountId>,
    /// Written at.
    pub written_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("waiver_message", id, plain);

/// Steps of a waiver that was reached through its scope, oldest first.
#[must_use]
pub fn of(waiver: WaiverId) -> Select<Entity> {
    Entity::find().filter(Column::WaiverId.eq(waiver)).order_by_asc(Column::WrittenAt).order_by_asc(Column::Id)
}
