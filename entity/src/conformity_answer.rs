//! What the ministry answered to a request to have something confirmed, in the portal or on paper (trap 57).

use chrono::{DateTime, NaiveDate, Utc};
use domain::conformity::ConformityOutcome;
use domain::id::{AccountId, ConformityId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What the ministry answered.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "conformity_answer")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Conformity id.
    pub conformity_id: ConformityId,
    /// Outcome.
    pub outcome: ConformityOutcome,
    /// Remarks.
    #[sea_orm(column_type = "Text")]
    pub remarks: String,
    /// Number of the answer, where it has one.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Answered on.
    pub answered_on: NaiveDate,
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

crate::row::row!("conformity_answer", id, plain, revised);

/// Answers recorded for a request that was reached through its scope, newest first.
#[must_use]
pub fn of(request: ConformityId) -> Select<Entity> {
    Entity::find().filter(Column::ConformityId.eq(request)).order_by_desc(Column::RecordedAt)
}
