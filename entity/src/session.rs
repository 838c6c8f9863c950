//! A signed-in browser. Operational: not part of the trail.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A signed-in browser. Operational: not part of the trail.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "session")]
pub struct Model {
    /// SHA-256 of the cookie value.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: String,
    /// Account id.
    pub account_id: Option<AccountId>,
    /// JSON of the session library.
    #[sea_orm(column_type = "Text")]
    pub data: String,
    /// The account's epoch at sign-in.
    pub epoch: i32,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Seen at.
    pub seen_at: DateTime<Utc>,
    /// Idle expiry.
    pub expires_at: DateTime<Utc>,
    /// Absolute expiry.
    pub ends_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
