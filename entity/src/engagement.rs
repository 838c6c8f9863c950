//! Work that an upstream organisation gives to a downstream one (下請負, 5-3).

use chrono::{DateTime, NaiveDate, Utc};
use domain::engagement::EngagementStatus;
use domain::id::{AccountId, ContractId, EngagementId, OrganisationId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Work that an upstream organisation gives to a downstream one (下請負, 5-3).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "engagement")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EngagementId,
    /// 確-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Contract id.
    pub contract_id: ContractId,
    /// The engagement one tier up.
    pub parent_id: Option<EngagementId>,
    /// 1 below the contract's company.
    pub tier: i32,
    /// Upstream id.
    pub upstream_id: OrganisationId,
    /// Downstream id.
    pub downstream_id: OrganisationId,
    /// What is done; no protected content.
    #[sea_orm(column_type = "Text")]
    pub work: String,
    /// Where.
    #[sea_orm(column_type = "Text")]
    pub place: String,
    /// Planned start.
    pub starts_on: Option<NaiveDate>,
    /// Status.
    pub status: EngagementStatus,
    /// Drafted by.
    pub drafted_by: AccountId,
    /// Exemption ground.
    #[sea_orm(column_type = "Text")]
    pub exemption_ground: String,
    /// Exempted by.
    pub exempted_by: Option<AccountId>,
    /// Exempted at.
    pub exempted_at: Option<DateTime<Utc>>,
    /// Reference of the contract that imposes the measures (5-3-a).
    #[sea_orm(column_type = "Text")]
    pub security_contract: String,
    /// Day of signature.
    pub security_contract_on: Option<NaiveDate>,
    /// Security contract from.
    pub security_contract_from: Option<NaiveDate>,
    /// Security contract until.
    pub security_contract_until: Option<NaiveDate>,
    /// Day of the ministry's answer.
    pub answered_on: Option<NaiveDate>,
    /// Started on.
    pub started_on: Option<NaiveDate>,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("engagement", id, newtype, revised);
