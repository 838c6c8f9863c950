//! A request for the ministry's permission (許可) for an agreement, or one that was received outside the portal.

use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AccountId, AgreementId, ContractId, OrganisationId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A request for the ministry's permission (許可) for an agreement, or one that was received outside the portal.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "agreement_request")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agreement id.
    pub agreement_id: AgreementId,
    /// The contract whose ministry answers.
    pub contract_id: ContractId,
    /// That ministry.
    pub ministry_id: OrganisationId,
    /// The request that came to nothing, to which this one refers.
    pub follows_id: Option<Uuid>,
    /// Why protected information cannot be excluded.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Until when it is asked for.
    pub wanted_until: NaiveDate,
    /// Received outside the portal, and recorded by the company.
    pub outside: bool,
    /// Asked by.
    pub asked_by: AccountId,
    /// Asked at.
    pub asked_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("agreement_request", id, plain, revised);

/// Requests of an agreement that was reached through its scope, newest first.
#[must_use]
pub fn of(agreement: AgreementId) -> Select<Entity> {
    Entity::find().filter(Column::AgreementId.eq(agreement)).order_by_desc(Column::AskedAt).order_by_desc(Column::Id)
}
