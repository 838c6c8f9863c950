//! A file attached to an item: whoever may see the sheet may see the file.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ConfirmationId, EvidenceId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A file attached to an item: whoever may see the sheet may see the file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "evidence_grant")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Evidence id.
    pub evidence_id: EvidenceId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Item key.
    #[sea_orm(column_type = "Text")]
    pub item_key: String,
    /// Granted by.
    pub granted_by: AccountId,
    /// Granted at.
    pub granted_at: DateTime<Utc>,
    /// Ended at.
    pub ended_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("evidence_grant", id, plain, revised);
