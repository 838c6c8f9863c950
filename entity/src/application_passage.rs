//! What a tier above did with an application of a lower tier (取次). Append only.

use crate::organisation;
use chrono::{DateTime, Utc};
use domain::application::Passage;
use domain::id::{AccountId, ApplicationId, EngagementId, OrganisationId};
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// What a tier above did with an application of a lower tier (取次). Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "application_passage")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Application id.
    pub application_id: ApplicationId,
    /// The case through which the company held it.
    pub engagement_id: EngagementId,
    /// The company.
    pub organisation_id: OrganisationId,
    /// Passed on or returned.
    pub passage: Passage,
    /// Words with it; a reason where it was returned.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Written by.
    pub written_by: AccountId,
    /// Written at.
    pub written_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("application_passage", id, plain);

/// What tiers above did with an application that was reached through its scope, with the companies, oldest first.
#[must_use]
pub fn with_companies(application: ApplicationId) -> SelectTwo<Entity, organisation::Entity> {
    let company: RelationDef =
        Entity::belongs_to(organisation::Entity).from(Column::OrganisationId).to(organisation::Column::Id).into();
    Entity::find()
        .filter(Column::ApplicationId.eq(application))
        .order_by_asc(Column::WrittenAt)
        .join(JoinType::InnerJoin, company)
        .select_also(organisation::Entity)
}
