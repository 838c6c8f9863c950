//! From when until when a file holds (有効期間), as its company says; the file itself never changes.

use crate::evidence;
use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AccountId, EvidenceId};
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// From when until when a file holds.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_validity")]
pub struct Model {
    /// The file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceId,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_until: Option<NaiveDate>,
    /// In words: what it depends on, who renews it.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Set by.
    pub set_by: AccountId,
    /// Set at.
    pub set_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("evidence_validity", id, newtype, revised);

/// What was said of a file that the actor sees.
#[must_use]
pub fn of(file: EvidenceId) -> Select<Entity> {
    Entity::find_by_id(file)
}

/// Files that hold until a day in this span, with their rows: for the worker that tells of it.
#[must_use]
pub fn ending_for_worker(from: NaiveDate, until: NaiveDate) -> SelectTwo<Entity, evidence::Entity> {
    let file: RelationDef = Entity::belongs_to(evidence::Entity).from(Column::Id).to(evidence::Column::Id).into();
    Entity::find()
        .filter(Column::ValidUntil.between(from, until))
        .join(JoinType::InnerJoin, file)
        .select_also(evidence::Entity)
}
