//! What became of every item from the version before to this one (差分), as its author declared it.

use crate::checklist_version;
use chrono::{DateTime, Utc};
use domain::id::ChecklistVersionId;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What became of every item from the version before to this one (差分).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "checklist_difference")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The version.
    pub version_id: ChecklistVersionId,
    /// The version before.
    pub before_id: ChecklistVersionId,
    /// JSON of [`domain::checklist::difference::Difference`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Declared at.
    pub declared_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("checklist_difference", id, plain);

/// The difference of a version that the actor may see.
#[must_use]
pub fn of(version: ChecklistVersionId) -> Select<Entity> {
    Entity::find().filter(Column::VersionId.eq(version))
}

/// The differences of all versions of the list to which a version that the actor may see belongs.
#[must_use]
pub fn of_list_with(version: ChecklistVersionId) -> Select<Entity> {
    Entity::find().filter(Column::VersionId.in_subquery(checklist_version::beside(version)))
}
