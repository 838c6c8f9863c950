//! A notice in the portal. Operational.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, EngagementId, OrganisationId};
use domain::notice::NoticeKind;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A notice in the portal. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Account id.
    pub account_id: AccountId,
    /// Organisation id.
    pub organisation_id: OrganisationId,
    /// Kind.
    pub kind: NoticeKind,
    /// Reference.
    #[sea_orm(column_type = "Text")]
    pub reference: String,
    /// Engagement id.
    pub engagement_id: Option<EngagementId>,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Read at.
    pub read_at: Option<DateTime<Utc>>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("notice", id, plain);
