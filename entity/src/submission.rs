//! One submission of a sheet, frozen.

use crate::application;
use chrono::{DateTime, Utc};
use domain::id::{AccountId, ConfirmationId, SubmissionId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use serde::{Deserialize, Serialize};

/// One submission of a sheet, frozen.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// From 1.
    pub round: i32,
    /// 受-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// JSON of [`domain::confirmation::view::Frozen`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Submitted by.
    pub submitted_by: AccountId,
    /// Submitted at.
    pub submitted_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("submission", id, newtype);

/// Submissions of a sheet that was reached through its case, newest first.
#[must_use]
pub fn of(confirmation: ConfirmationId) -> Select<Entity> {
    Entity::find().filter(Column::ConfirmationId.eq(confirmation)).order_by_desc(Column::Round)
}

/// Those of a sheet that were applied with, newest first: what the ministry reads.
#[must_use]
pub fn applied_with(confirmation: ConfirmationId) -> Select<Entity> {
    let put = Query::select()
        .column(application::Column::SubmissionId)
        .from(application::Entity)
        .and_where(application::Column::ConfirmationId.eq(confirmation))
        .to_owned();
    of(confirmation).filter(Column::Id.in_subquery(put))
}

/// One submission, named by something that was reached through its case.
#[must_use]
pub fn by_id(id: SubmissionId) -> Select<Entity> {
    Entity::find_by_id(id)
}
