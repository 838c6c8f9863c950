//! A checklist (確認事項) over all its versions.

use chrono::{DateTime, Utc};
use domain::id::{ChecklistId, OrganisationId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A checklist (確認事項) over all its versions.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "checklist")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChecklistId,
    /// Stable key, unique: [`stored_key`].
    #[sea_orm(column_type = "Text")]
    pub key: String,
    /// The organisation that imported it; none for the built-in one.
    pub owner_id: Option<OrganisationId>,
    /// Created at.
    pub created_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("checklist", id, newtype);

/// The checklist with this key of this owner; keys are unique within an owner only, so that nobody learns of another's.
#[must_use]
pub fn with_key(owner: Option<OrganisationId>, key: &str) -> Select<Entity> {
    Entity::find().filter(Column::Key.eq(stored_key(owner, key)))
}

/// The key as stored, unique over all owners.
#[must_use]
pub fn stored_key(owner: Option<OrganisationId>, key: &str) -> String {
    owner.map_or_else(|| key.to_owned(), |owner| format!("{owner}/{key}"))
}
