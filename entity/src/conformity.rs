//! A request to have a policy set or a roster of handlers confirmed by the ministry (確認の求め, 4-1-3, 5-2-1-エ).

use crate::contract;
use chrono::{DateTime, NaiveDate, Utc};
use domain::conformity::{ConformityKind, ConformityStatus};
use domain::id::{AccountId, ConformityId, ContractId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A request to have a policy set or a roster of handlers confirmed (確認の求め).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "conformity")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConformityId,
    /// 適-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Contract id.
    pub contract_id: ContractId,
    /// The contract's company, whose document it is.
    pub company_id: OrganisationId,
    /// The contract's ministry, which confirms.
    pub ministry_id: OrganisationId,
    /// What it is about.
    pub kind: ConformityKind,
    /// The version before, to which this one refers.
    pub follows_id: Option<ConformityId>,
    /// The company's own record from which it was filled in; none where it was typed.
    pub subject_id: Option<Uuid>,
    /// Status.
    pub status: ConformityStatus,
    /// Title of the document.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// Label of the version.
    #[sea_orm(column_type = "Text")]
    pub version: String,
    /// Number of the document.
    #[sea_orm(column_type = "Text")]
    pub document_number: String,
    /// How it was handed over.
    #[sea_orm(column_type = "Text")]
    pub handed_over: String,
    /// When.
    pub handed_over_on: NaiveDate,
    /// Who wrote a policy set.
    #[sea_orm(column_type = "Text")]
    pub author: String,
    /// Who approved it.
    #[sea_orm(column_type = "Text")]
    pub approver: String,
    /// When.
    pub approved_on: Option<NaiveDate>,
    /// How many people are on a roster.
    pub people: Option<i32>,
    /// New ones among them.
    pub joined: Option<i32>,
    /// How many left.
    pub left_people: Option<i32>,
    /// What changed since the version before.
    #[sea_orm(column_type = "Text")]
    pub changes: String,
    /// Anything else.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Of all that, once it was submitted.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Drafted by.
    pub drafted_by: AccountId,
    /// Drafted at.
    pub drafted_at: DateTime<Utc>,
    /// Submitted at: the ministry knows of it since.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Day of the ministry's confirmation.
    pub confirmed_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("conformity", id, newtype, revised);

/// The company's own people by their role, each kind for itself; the ministry of the contract once it was submitted.
fn seen(actor: &Actor) -> Condition {
    let own = || Condition::all().add(Column::CompanyId.eq(actor.organisation));
    // Without any of these nothing is seen: an empty `any` would mean everything.
    let mut seen = Condition::any().add(Column::Id.is_null());
    for kind in ConformityKind::ALL.iter().copied().filter(|kind| sees_own(actor, *kind)) {
        seen = seen.add(own().add(Column::Kind.eq(kind)));
    }
    if actor.may(Action::SeeConformity, Standing::Ministry) {
        let put =
            Condition::all().add(Column::MinistryId.eq(actor.organisation)).add(Column::SubmittedAt.is_not_null());
        seen = seen.add(put);
    }
    seen
}

fn sees_own(actor: &Actor, kind: ConformityKind) -> bool {
    [Action::SeeConformity, kind.action()].iter().any(|action| actor.may(*action, Standing::OwnOrganisation))
}

/// Every request that the actor may know of, newest first.
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
pub fn one_with_contract(actor: &Actor, id: ConformityId) -> SelectTwo<Entity, contract::Entity> {
    with_contract(actor).filter(Column::Id.eq(id))
}

/// One of them.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: ConformityId) -> Select<Entity> {
    visible_to(actor).filter(Column::Id.eq(id))
}

/// Requests of the same company, contract and kind as one that was reached through its scope, this one among them, as far as
/// the actor may know of them.
#[must_use]
pub fn siblings(actor: &Actor, row: &Model) -> Select<Entity> {
    of_document(actor, row.company_id, row.contract_id, row.kind)
}

/// Requests of a company under a contract and of a kind, as far as the actor may know of them.
#[must_use]
pub fn of_document(
    actor: &Actor,
    company: OrganisationId,
    contract: ContractId,
    kind: ConformityKind,
) -> Select<Entity> {
    visible_to(actor)
        .filter(Column::CompanyId.eq(company))
        .filter(Column::ContractId.eq(contract))
        .filter(Column::Kind.eq(kind))
}

/// What waits for the company's answer to a query, as far as the actor may give it.
pub(crate) fn queried_to(actor: &Actor) -> Select<Entity> {
    let kinds = ConformityKind::ALL.iter().copied();
    let kinds = kinds.filter(|kind| actor.may(kind.action(), Standing::OwnOrganisation));
    visible_to(actor)
        .filter(Column::CompanyId.eq(actor.organisation))
        .filter(Column::Kind.is_in(kinds))
        .filter(Column::Status.eq(ConformityStatus::Queried))
}

/// A request by its key, whoever asks: only for the operator's command that verifies the trail.
#[must_use]
pub fn for_operator(id: ConformityId) -> Select<Entity> {
    Entity::find_by_id(id)
}
