//! An audit by the ministry (防衛省による監査, 第14), asked for of one company under one contract.

use crate::{contract, ministry_audit_item};
use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AccountId, ContractId, MinistryAuditId, OrganisationId};
use domain::ministry_audit::MinistryAuditStatus;
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// An audit by the ministry (防衛省による監査, 第14), asked for of one company under one contract.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "ministry_audit")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MinistryAuditId,
    /// 省-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Contract id.
    pub contract_id: ContractId,
    /// The contract's company, which is audited.
    pub company_id: OrganisationId,
    /// The contract's ministry, which asked for it.
    pub ministry_id: OrganisationId,
    /// The ministry's own number of its request.
    #[sea_orm(column_type = "Text")]
    pub request_number: String,
    /// Day of the request.
    pub requested_on: NaiveDate,
    /// What is looked at.
    #[sea_orm(column_type = "Text")]
    pub scope: String,
    /// The clauses, one a line.
    #[sea_orm(column_type = "Text")]
    pub clauses: String,
    /// First day of the visit, as the ministry wishes.
    pub starts_on: NaiveDate,
    /// Last day of it.
    pub ends_on: NaiveDate,
    /// Status.
    pub status: MinistryAuditStatus,
    /// First day that the company proposes instead, until the ministry has answered.
    pub proposed_from: Option<NaiveDate>,
    /// Last day of that.
    pub proposed_until: Option<NaiveDate>,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub proposed_reason: String,
    /// The day by which the ministry wants its findings answered, where it named one.
    pub answer_on: Option<NaiveDate>,
    /// Requested by.
    pub requested_by: AccountId,
    /// Requested at.
    pub requested_at: DateTime<Utc>,
    /// When the ministry said what it found.
    pub reported_at: Option<DateTime<Utc>>,
    /// When the company answered that.
    pub answered_at: Option<DateTime<Utc>>,
    /// When the ministry closed it.
    pub closed_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("ministry_audit", id, newtype, revised);

/// In the company whoever has to do with it by their role, and whoever is named in the preparation; in the ministry its officers.
pub(crate) fn seen(actor: &Actor) -> Condition {
    let mut own = Condition::any().add(Column::Id.in_subquery(ministry_audit_item::naming(actor)));
    if actor.may(Action::SeeMinistryAudit, Standing::OwnOrganisation) {
        own = own.add(Column::Id.is_not_null());
    }
    let own = Condition::all().add(Column::CompanyId.eq(actor.organisation)).add(own);
    let mut seen = Condition::any().add(own);
    if actor.may(Action::SeeMinistryAudit, Standing::Ministry) {
        seen = seen.add(Column::MinistryId.eq(actor.organisation));
    }
    seen
}

/// Audits by the ministry that the actor may know of, newest first.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(seen(actor)).order_by_desc(Column::Id)
}

/// The same, each with its contract.
#[must_use]
pub fn with_contract(actor: &Actor) -> SelectTwo<Entity, contract::Entity> {
    let contract: RelationDef =
        Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into();
    visible_to(actor).join(JoinType::InnerJoin, contract).select_also(contract::Entity)
}

/// One of them with its contract.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: MinistryAuditId) -> SelectTwo<Entity, contract::Entity> {
    with_contract(actor).filter(Column::Id.eq(id))
}

/// Contracts of the actor's organisation, each with the audits under it of which the actor may know. One statement for both.
#[must_use]
pub fn under_contracts(actor: &Actor) -> SelectTwo<contract::Entity, Entity> {
    let seen = seen(actor);
    let audits: RelationDef =
        contract::Entity::belongs_to(Entity).from(contract::Column::Id).to(Column::ContractId).into();
    let audits = audits.on_condition(move |_, _| seen.clone());
    contract::of_party(actor.organisation)
        .join(JoinType::LeftJoin, audits)
        .order_by_desc(Column::Id)
        .select_also(Entity)
}

/// An audit by its key, whoever asks: only for the operator's command that verifies the trail.
#[must_use]
pub fn for_operator(id: MinistryAuditId) -> Select<Entity> {
    Entity::find_by_id(id)
}
