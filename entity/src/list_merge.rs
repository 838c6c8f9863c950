//! A filled list that was brought back, and what became of it.

use crate::{account, list_book};
use chrono::{DateTime, Utc};
use domain::id::{AccountId, ListBookId, ListMergeId};
use domain::list_book::ListSubject;
use domain::merge::MergeStatus;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A filled list that was brought back, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "list_merge")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ListMergeId,
    /// The download.
    pub list_book_id: ListBookId,
    /// What it is of.
    pub subject: ListSubject,
    /// Key of the matter.
    pub subject_id: Uuid,
    /// Name of the file as sent, cleaned.
    #[sea_orm(column_type = "Text")]
    pub file_name: String,
    /// SHA-256 of the file.
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    /// JSON of [`domain::list_book::Brought`]: what was read out of it.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Where it stands.
    pub status: MergeStatus,
    /// JSON of [`domain::list_book::Done`], once it was written; empty before.
    #[sea_orm(column_type = "Text")]
    pub done: String,
    /// Read by.
    pub read_by: AccountId,
    /// Read at.
    pub read_at: DateTime<Utc>,
    /// Applied by.
    pub applied_by: Option<AccountId>,
    /// Applied at.
    pub applied_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("list_merge", id, newtype, revised);

fn all(subject: ListSubject, matter: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::Subject.eq(subject)).filter(Column::SubjectId.eq(matter))
}

/// One merge of a matter that was reached through its own scope, with the download it came from.
#[must_use]
pub fn with_book(subject: ListSubject, matter: Uuid, id: ListMergeId) -> SelectTwo<Entity, list_book::Entity> {
    let from: RelationDef =
        Entity::belongs_to(list_book::Entity).from(Column::ListBookId).to(list_book::Column::Id).into();
    all(subject, matter).filter(Column::Id.eq(id)).join(JoinType::InnerJoin, from).select_also(list_book::Entity)
}

/// What was brought back for a matter that was reached through its own scope, newest first, with whoever did.
#[must_use]
pub fn all_of(subject: ListSubject, matter: Uuid) -> SelectTwo<Entity, account::Entity> {
    let by: RelationDef = Entity::belongs_to(account::Entity).from(Column::ReadBy).to(account::Column::Id).into();
    all(subject, matter)
        .order_by_desc(Column::ReadAt)
        .order_by_desc(Column::Id)
        .join(JoinType::InnerJoin, by)
        .select_also(account::Entity)
}
