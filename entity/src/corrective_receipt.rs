//! The ministry's receipt (受領) of a version of a corrective plan, in the portal or on paper (trap 57).

use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AccountId, PlanId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The ministry's receipt (受領) of a version of a corrective plan, in the portal or on paper (trap 57).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "corrective_receipt")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan id.
    pub plan_id: PlanId,
    /// Which version.
    pub version: i32,
    /// Its number, where it has one.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Its day.
    pub received_on: NaiveDate,
    /// A word with it.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// On paper.
    pub on_paper: bool,
    /// Recorded by.
    pub recorded_by: AccountId,
    /// Recorded at.
    pub recorded_at: DateTime<Utc>,
    /// Second person for one on paper.
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

crate::row::row!("corrective_receipt", id, plain, revised);

/// Receipts of a plan that was reached through its scope, newest first.
#[must_use]
pub fn of(plan: PlanId) -> Select<Entity> {
    Entity::find().filter(Column::PlanId.eq(plan)).order_by_desc(Column::RecordedAt)
}
