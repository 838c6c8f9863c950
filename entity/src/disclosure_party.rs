//! To whom a request was put, and when: a tier knows of it from then on. Append only.

use chrono::{DateTime, Utc};
use domain::disclosure::Place;
use domain::id::{DisclosureId, EngagementId, OrganisationId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// To whom a request was put, and when. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "disclosure_party")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Disclosure id.
    pub disclosure_id: DisclosureId,
    /// Organisation id.
    pub organisation_id: OrganisationId,
    /// The engagement whose upstream side it is; none for the ministry.
    pub engagement_id: Option<EngagementId>,
    /// Place.
    pub place: Place,
    /// Put at.
    pub put_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("disclosure_party", id, plain);

/// To whom a request was put that was reached through its scope.
#[must_use]
pub fn of(disclosure: DisclosureId) -> Select<Entity> {
    Entity::find().filter(Column::DisclosureId.eq(disclosure))
}
