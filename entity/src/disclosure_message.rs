//! One step of a request with what was typed for it. Append only.

use chrono::{DateTime, NaiveDate, Utc};
use domain::disclosure::DisclosureStep;
use domain::id::{AccountId, DisclosureId, OrganisationId};
use domain::role::Role;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One step of a request with what was typed for it. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "disclosure_message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Disclosure id.
    pub disclosure_id: DisclosureId,
    /// Step.
    pub step: DisclosureStep,
    /// For which organisation.
    pub organisation_id: OrganisationId,
    /// In which role.
    pub role: Role,
    /// Text.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// The day of which it speaks: the end of a permission, a first handling, a return.
    pub day: Option<NaiveDate>,
    /// Written by.
    pub written_by: AccountId,
    /// Written at.
    pub written_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("disclosure_message", id, plain);

/// Steps of a request that was reached through its scope, oldest first.
#[must_use]
pub fn of(disclosure: DisclosureId) -> Select<Entity> {
    Entity::find().filter(Column::DisclosureId.eq(disclosure)).order_by_asc(Column::Id)
}
