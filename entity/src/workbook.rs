//! One download of a sheet, to be filled in a spreadsheet program.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ConfirmationId, WorkbookId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One download of a sheet, to be filled in a spreadsheet program. Never changed.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "workbook")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WorkbookId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// JSON of [`domain::workbook::Base`]: what the file held.
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

crate::row::row!("workbook", id, newtype);

/// A download of one of the sheets of a case that was reached.
#[must_use]
pub fn of_sheets(confirmations: impl IntoIterator<Item = ConfirmationId>, id: WorkbookId) -> Select<Entity> {
    Entity::find_by_id(id).filter(Column::ConfirmationId.is_in(confirmations))
}
