//! A filled workbook that was brought back, and what became of it.

use crate::{account, workbook};
use chrono::{DateTime, Utc};
use domain::id::{AccountId, ConfirmationId, MergeId, WorkbookId};
use domain::merge::MergeStatus;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A filled workbook that was brought back, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "merge")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MergeId,
    /// Workbook id.
    pub workbook_id: WorkbookId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Name of the file as sent, cleaned.
    #[sea_orm(column_type = "Text")]
    pub file_name: String,
    /// SHA-256 of the file.
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    /// JSON of [`domain::workbook::Brought`]: what was read out of it.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Where it stands.
    pub status: MergeStatus,
    /// Round of the sheet in which it was written.
    pub round: Option<i32>,
    /// JSON of [`domain::merge::Done`], once it was written; empty before.
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
    /// Undone by.
    pub undone_by: Option<AccountId>,
    /// Undone at.
    pub undone_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("merge", id, newtype, revised);

/// One merge of a sheet that was reached through its case.
#[must_use]
pub fn of(confirmation: ConfirmationId, id: MergeId) -> Select<Entity> {
    Entity::find_by_id(id).filter(Column::ConfirmationId.eq(confirmation))
}

/// One merge of a sheet that was reached through its case, with the download it came from.
#[must_use]
pub fn with_workbook(confirmation: ConfirmationId, id: MergeId) -> SelectTwo<Entity, workbook::Entity> {
    let from: RelationDef =
        Entity::belongs_to(workbook::Entity).from(Column::WorkbookId).to(workbook::Column::Id).into();
    of(confirmation, id).join(JoinType::InnerJoin, from).select_also(workbook::Entity)
}

/// What was brought back for a sheet that was reached through its case, newest first, with whoever did.
#[must_use]
pub fn all_of(confirmation: ConfirmationId) -> SelectTwo<Entity, account::Entity> {
    let by: RelationDef = Entity::belongs_to(account::Entity).from(Column::ReadBy).to(account::Column::Id).into();
    Entity::find()
        .filter(Column::ConfirmationId.eq(confirmation))
        .order_by_desc(Column::ReadAt)
        .order_by_desc(Column::Id)
        .join(JoinType::InnerJoin, by)
        .select_also(account::Entity)
}
