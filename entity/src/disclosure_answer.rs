//! What the ministry answered to a request, in the portal or on paper.

use chrono::{DateTime, NaiveDate, Utc};
use domain::disclosure::Decision;
use domain::id::{AccountId, DisclosureId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What the ministry answered to a request, in the portal or on paper.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "disclosure_answer")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Disclosure id.
    pub disclosure_id: DisclosureId,
    /// Decision.
    pub decision: Decision,
    /// Conditions.
    #[sea_orm(column_type = "Text")]
    pub conditions: String,
    /// Reason.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Number of the answer, where it has one.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Where a scan of the paper is kept.
    #[sea_orm(column_type = "Text")]
    pub scan: String,
    /// Answered on.
    pub answered_on: NaiveDate,
    /// Last day of the permission.
    pub valid_until: Option<NaiveDate>,
    /// On paper.
    pub on_paper: bool,
    /// Recorded by.
    pub recorded_by: AccountId,
    /// Recorded at.
    pub recorded_at: DateTime<Utc>,
    /// Second person for an answer on paper.
    pub checked_by: Option<AccountId>,
    /// Checked at.
    pub checked_at: Option<DateTime<Utc>>,
    /// The second person found the entry wrong.
    pub rejected: bool,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("disclosure_answer", id, plain, revised);

/// Answers to a request that was reached through its scope, newest first.
#[must_use]
pub fn of(disclosure: DisclosureId) -> Select<Entity> {
    Entity::find().filter(Column::DisclosureId.eq(disclosure)).order_by_desc(Column::Id)
}
