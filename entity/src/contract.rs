//! A contract (契約) between the ministry and a company.

use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{ContractId, OrganisationId};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder};
use serde::{Deserialize, Serialize};

/// A contract (契約) between the ministry and a company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "contract")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ContractId,
    /// Number on paper.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Title.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// Ministry id.
    pub ministry_id: OrganisationId,
    /// Company id.
    pub company_id: OrganisationId,
    /// Starts on.
    pub starts_on: NaiveDate,
    /// Ends on.
    pub ends_on: Option<NaiveDate>,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("contract", id, newtype, revised);

/// The contract under which a visible case is.
#[must_use]
pub fn under(id: ContractId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// Contracts to which the actor's organisation is a party.
#[must_use]
pub fn of_party(organisation: OrganisationId) -> Select<Entity> {
    let party = Condition::any().add(Column::MinistryId.eq(organisation)).add(Column::CompanyId.eq(organisation));
    Entity::find().filter(party).order_by_desc(Column::StartsOn)
}
