//! A list that was taken home, to be filled in with a spreadsheet program.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ListBookId};
use domain::list_book::ListSubject;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A list that was taken home, to be filled in with a spreadsheet program. Never changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "list_book")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ListBookId,
    /// What it is of.
    pub subject: ListSubject,
    /// Key of the matter.
    pub subject_id: Uuid,
    /// JSON of [`domain::list_book::Base`]: what the file held.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Downloaded by.
    pub downloaded_by: AccountId,
    /// Downloaded at.
    pub downloaded_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("list_book", id, newtype);

/// A download of the list of a matter that was reached through its own scope.
#[must_use]
pub fn of(subject: ListSubject, matter: Uuid, id: ListBookId) -> Select<Entity> {
    Entity::find_by_id(id).filter(Column::Subject.eq(subject)).filter(Column::SubjectId.eq(matter))
}
