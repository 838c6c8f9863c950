//! An entry of an asking for approvals (社内承認). Append only.

use chrono::{DateTime, Utc};
use domain::approval::ApprovalEntry;
use domain::id::{AccountId, ApprovalRunId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Asked for, given, not given, ended.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "approval_step")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The asking.
    pub run_id: ApprovalRunId,
    /// Entry.
    pub entry: ApprovalEntry,
    /// Stage, from 0.
    pub stage: i32,
    /// Seat of the stage, from 0.
    pub seat: i32,
    /// Of exactly what it is about.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// JSON of [`domain::approval::matter::Matter`], at the first entry about it; else empty.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Given by.
    pub given_by: AccountId,
    /// In whose place.
    pub in_place_of: Option<AccountId>,
    /// Given at.
    pub given_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("approval_step", id, plain);
