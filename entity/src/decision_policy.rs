//! Whether a ministry wants its decisions in a procedure drafted by one officer and given by another (起案・決裁).

use chrono::{DateTime, Utc};
use domain::desk::Procedure;
use domain::id::{AccountId, OrganisationId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Whether a ministry wants four eyes in a procedure.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "decision_policy")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The ministry.
    pub ministry_id: OrganisationId,
    /// The procedure.
    pub procedure: Procedure,
    /// Wanted.
    pub wanted: bool,
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

crate::row::row!("decision_policy", id, plain, revised);

/// What a ministry decided so far.
#[must_use]
pub fn of(ministry: OrganisationId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryId.eq(ministry))
}

/// What it decided for one procedure, if it ever did.
#[must_use]
pub fn of_procedure(ministry: OrganisationId, procedure: Procedure) -> Select<Entity> {
    of(ministry).filter(Column::Procedure.eq(procedure))
}
