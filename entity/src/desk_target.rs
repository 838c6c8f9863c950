//! Target of a ministry for one procedure, in working days (標準処理期間): the office's own, the standard sets none.

use chrono::{DateTime, Utc};
use domain::desk::Procedure;
use domain::id::{AccountId, OrganisationId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Target of a ministry for one procedure.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "desk_target")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The ministry.
    pub ministry_id: OrganisationId,
    /// The procedure.
    pub kind: Procedure,
    /// Working days; none where the office wants none.
    pub days: Option<i32>,
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

crate::row::row!("desk_target", id, plain, revised);

/// What a ministry ever set.
#[must_use]
pub fn of(ministry: OrganisationId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryId.eq(ministry))
}

/// What it set for one procedure.
#[must_use]
pub fn for_kind(ministry: OrganisationId, kind: Procedure) -> Select<Entity> {
    of(ministry).filter(Column::Kind.eq(kind))
}
