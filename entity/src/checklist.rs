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
    /// Stable key, unique.
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
