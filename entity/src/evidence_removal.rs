//! A file that was deleted before anything was submitted with it (削除): its row stays, its content is gone.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use domain::id::EvidenceId;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use serde::{Deserialize, Serialize};

/// A file that was deleted.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_removal")]
pub struct Model {
    /// The file.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EvidenceId,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Who deleted it; nobody where it was used nowhere any more.
    pub made_by: Option<AccountId>,
    /// Made at.
    pub made_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("evidence_removal", id, newtype);

/// Keys of all files whose content is gone.
pub(crate) fn ids() -> SelectStatement {
    Query::select().column(Column::Id).from(Entity).to_owned()
}

/// Whether the content of a file is gone.
#[must_use]
pub fn of(file: EvidenceId) -> Select<Entity> {
    Entity::find_by_id(file)
}
