//! When a company reminds its own people of what is due (催促). The standard sets no intervals.

use chrono::{DateTime, Utc};
use domain::deadline::reminder;
use domain::id::{AccountId, MembershipId, OrganisationId};
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The intervals, read and changed together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Intervals(pub reminder::Intervals);

/// When a company reminds its own people.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "reminder_policy")]
pub struct Model {
    /// The company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    /// Before, after, and from when somebody else is told.
    #[sea_orm(column_type = "Json")]
    pub intervals: Intervals,
    /// Who is told of what stays overdue.
    pub escalate_to: Option<MembershipId>,
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

crate::row::row!("reminder_policy", id, newtype, revised);

/// What a company set, if it ever did.
#[must_use]
pub fn of(company: OrganisationId) -> Select<Entity> {
    Entity::find_by_id(company)
}

/// What all companies set: for the worker that reminds their people.
#[must_use]
pub fn for_worker() -> Select<Entity> {
    Entity::find()
}
