//! Something to do after the commit: the outbox. Operational.

use chrono::{DateTime, Utc};
use domain::notice::JobKind;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Something to do after the commit: the outbox. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Kind.
    pub kind: JobKind,
    /// JSON.
    #[sea_orm(column_type = "Text")]
    pub payload: String,
    /// Due at.
    pub due_at: DateTime<Utc>,
    /// Attempts.
    pub attempts: i32,
    /// Claimed until.
    pub claimed_until: Option<DateTime<Utc>>,
    /// Done at.
    pub done_at: Option<DateTime<Utc>>,
    /// Failed at.
    pub failed_at: Option<DateTime<Utc>>,
    /// Error.
    #[sea_orm(column_type = "Text")]
    pub error: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("job", id, plain);
