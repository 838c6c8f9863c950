//! One checklist version sent to many subcontractors (一括送付).

use crate::{contract, dispatch_recipient};
use chrono::{DateTime, NaiveDate, Utc};
use domain::dispatch::DispatchStatus;
use domain::id::{AccountId, ChecklistVersionId, ContractId, DispatchId, MembershipId, OrganisationId};
use domain::permission::Actor;
use domain::reconfirmation::Ground;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// One checklist version sent to many subcontractors (一括送付).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "dispatch")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DispatchId,
    /// Who sends.
    pub organisation_id: OrganisationId,
    /// Under which contract.
    pub contract_id: ContractId,
    /// What is asked.
    pub version_id: ChecklistVersionId,
    /// Who checks the answers.
    pub checker_id: MembershipId,
    /// Due date of the answers.
    pub due_on: NaiveDate,
    /// Template of the message; no protected content.
    #[sea_orm(column_type = "Text")]
    pub message: String,
    /// Status.
    pub status: DispatchStatus,
    /// Whose it is: cases are drafted and sheets sent in this person's name.
    pub begun_by: AccountId,
    /// The place in which they do so.
    pub begun_as: MembershipId,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Why cases that are there already are confirmed again; none where it makes new cases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("dispatch", id, newtype, revised);

fn contract_of() -> RelationDef {
    Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into()
}

/// Dispatches of the actor, who alone knows of them all: need-to-know of the cases is given by name.
#[must_use]
pub fn own(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(Column::OrganisationId.eq(actor.organisation)).filter(Column::BegunBy.eq(actor.account))
}

/// One dispatch of the actor.
#[must_use]
pub fn one(actor: &Actor, id: DispatchId) -> Select<Entity> {
    own(actor).filter(Column::Id.eq(id))
}

/// One dispatch of the actor with its contract.
#[must_use]
pub fn with_contract(actor: &Actor, id: DispatchId) -> SelectTwo<Entity, contract::Entity> {
    one(actor, id).join(JoinType::InnerJoin, contract_of()).select_also(contract::Entity)
}

/// The newest 200 dispatches of the actor with their contracts.
#[must_use]
pub fn newest(actor: &Actor) -> SelectTwo<Entity, contract::Entity> {
    own(actor)
        .order_by_desc(Column::CreatedAt)
        .limit(200)
        .join(JoinType::InnerJoin, contract_of())
        .select_also(contract::Entity)
}

/// A dispatch by its key: only for the worker, which acts in its author's name.
#[must_use]
pub fn for_worker(id: DispatchId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// How many recipients each of these has.
///
/// # Errors
/// The store does not answer.
pub async fn sizes<C: ConnectionTrait>(store: &C, ids: Vec<DispatchId>) -> Result<Vec<(DispatchId, i64)>, DbErr> {
    dispatch_recipient::Entity::find()
        .select_only()
        .column(dispatch_recipient::Column::DispatchId)
        .column_as(dispatch_recipient::Column::Id.count(), "recipients")
        .filter(dispatch_recipient::Column::DispatchId.is_in(ids))
        .group_by(dispatch_recipient::Column::DispatchId)
        .into_tuple()
        .all(store)
        .await
}
