//! After how long a company confirms its subcontractors again (再確認の間隔). The standard sets none.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrganisationId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// After how long a company confirms again.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "reconfirmation_interval")]
pub struct Model {
    /// The company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    /// Months; none where it wants no reminder.
    pub months: Option<i32>,
    /// Set by.
    pub set_by: AccountId,
    /// Set at.
    pub set_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("reconfirmation_interval", id, newtype, revised);

/// What a company set, if it ever did.
#[must_use]
pub fn of(company: OrganisationId) -> Select<Entity> {
    Entity::find_by_id(company)
}

/// All companies that have an interval: for the worker that reminds them.
#[must_use]
pub fn for_worker() -> Select<Entity> {
    Entity::find().filter(Column::Months.is_not_null())
}
