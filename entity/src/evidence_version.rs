//! Which file is the newer version of which (版). What was submitted keeps the file that it was submitted with.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, EvidenceId};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Which file is the newer version of which.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_version")]
pub struct Model {
    /// The newer file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceId,
    /// The one that it follows.
    pub earlier_id: EvidenceId,
    /// Made by.
    pub made_by: AccountId,
    /// Made at.
    pub made_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("evidence_version", id, newtype);

/// The versions beside a file that the actor sees: the one before it and those after it.
#[must_use]
pub fn beside(file: EvidenceId) -> Select<Entity> {
    Entity::find().filter(Condition::any().add(Column::Id.eq(file)).add(Column::EarlierId.eq(file)))
}
