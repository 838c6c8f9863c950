//! After how many months a company assesses its risks again (12-1: the interval is its own).

use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// After how many months a company assesses its risks again (12-1: the interval is its own).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "risk_interval")]
pub struct Model {
    /// The company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    /// Months; none where it has not decided.
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

crate::row::row!("risk_interval", id, newtype, revised);

/// What the actor's own company decided, if it ever did.
#[must_use]
pub fn own(actor: &Actor) -> Select<Entity> {
    Entity::find_by_id(actor.organisation)
}
