//! One immutable version of a checklist.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ChecklistId, ChecklistVersionId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One immutable version of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "checklist_version")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChecklistVersionId,
    /// Checklist id.
    pub checklist_id: ChecklistId,
    /// Number.
    pub number: i32,
    /// Title ja.
    #[sea_orm(column_type = "Text")]
    pub title_ja: String,
    /// Title en.
    #[sea_orm(column_type = "Text")]
    pub title_en: String,
    /// How many.
    pub items: i32,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// JSON of [`domain::checklist::Content`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Published at.
    pub published_at: DateTime<Utc>,
    /// Published by.
    pub published_by: Option<AccountId>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("checklist_version", id, newtype);
