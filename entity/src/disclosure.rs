//! A request to let a third party handle protected information (第三者への開示, 5-4-1), and the permission under which it does.

use crate::{approval_run, contract, desk_intake, disclosure_party, engagement, engagement_member, organisation};
use chrono::{DateTime, NaiveDate, Utc};
use domain::approval::ApprovalSubject;
use domain::desk::Procedure;
use domain::disclosure::content::PartyRelation;
use domain::disclosure::{DisclosureStatus, Place};
use domain::engagement::Side;
use domain::id::{AccountId, ContractId, DisclosureId, EngagementId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A request to let a third party handle protected information (第三者への開示, 5-4-1).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "disclosure")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DisclosureId,
    /// 開-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Contract id.
    pub contract_id: ContractId,
    /// The engagement in which the requester takes the work; none where the contract's own company asks.
    pub engagement_id: Option<EngagementId>,
    /// Who asks, and holds.
    pub company_id: OrganisationId,
    /// The contract's company.
    pub prime_id: OrganisationId,
    /// The contract's ministry.
    pub ministry_id: OrganisationId,
    /// The permission that this one prolongs.
    pub renews_id: Option<DisclosureId>,
    /// The request that came to nothing, or is over, to which this one refers.
    pub follows_id: Option<DisclosureId>,
    /// Status.
    pub status: DisclosureStatus,
    /// With whom it lies.
    pub desk_id: OrganisationId,
    /// The engagement above which it lies, while it is on its way to the prime.
    pub desk_engagement_id: Option<EngagementId>,
    /// References of the information; no protected content.
    #[sea_orm(column_type = "Text")]
    pub items: String,
    /// Name of the third party.
    #[sea_orm(column_type = "Text")]
    pub party: String,
    /// What it is to the company.
    pub relation: PartyRelation,
    /// The same in words.
    #[sea_orm(column_type = "Text")]
    pub relation_note: String,
    /// Nationality.
    #[sea_orm(column_type = "Text")]
    pub nationality: String,
    /// Who owns or controls it.
    #[sea_orm(column_type = "Text")]
    pub ownership: String,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub purpose: String,
    /// Where.
    #[sea_orm(column_type = "Text")]
    pub site: String,
    /// How it is protected.
    #[sea_orm(column_type = "Text")]
    pub protection: String,
    /// The company's contract with the third party.
    #[sea_orm(column_type = "Text")]
    pub agreement: String,
    /// Day of its signature.
    pub agreement_on: Option<NaiveDate>,
    /// Until when it is asked for.
    pub wanted_until: NaiveDate,
    /// Of all that, once it was put to somebody.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Drafted by.
    pub drafted_by: AccountId,
    /// Drafted at.
    pub drafted_at: DateTime<Utc>,
    /// Day of the ministry's permission.
    pub permitted_on: Option<NaiveDate>,
    /// Its last day.
    pub valid_until: Option<NaiveDate>,
    /// Its conditions.
    #[sea_orm(column_type = "Text")]
    pub conditions: String,
    /// Number of the answer, where it has one.
    #[sea_orm(column_type = "Text")]
    pub answer_number: String,
    /// First handling by the third party.
    pub first_handled_on: Option<NaiveDate>,
    /// Day of the revocation.
    pub revoked_on: Option<NaiveDate>,
    /// Day on which everything was back.
    pub returned_on: Option<NaiveDate>,
    /// What proves it.
    #[sea_orm(column_type = "Text")]
    pub return_proof: String,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("disclosure", id, newtype, revised);

/// Requests that the actor may know of, newest first: the own company's by the people of their engagement (of a contract of the
/// own company by role), a subcontractor's once it was put to the own company, the ministry's once it was asked.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(seen(actor)).order_by_desc(Column::Id)
}

/// The same with the company that asks.
#[must_use]
pub fn with_company(actor: &Actor) -> SelectTwo<Entity, organisation::Entity> {
    let company: RelationDef =
        Entity::belongs_to(organisation::Entity).from(Column::CompanyId).to(organisation::Column::Id).into();
    visible_to(actor).join(JoinType::InnerJoin, company).select_also(organisation::Entity)
}

/// One of them with its contract.
#[must_use]
pub fn with_contract(actor: &Actor, id: DisclosureId) -> SelectTwo<Entity, contract::Entity> {
    let contract: RelationDef =
        Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into();
    visible_to(actor).filter(Column::Id.eq(id)).join(JoinType::InnerJoin, contract).select_also(contract::Entity)
}

/// One of them.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: DisclosureId) -> Select<Entity> {
    visible_to(actor).filter(Column::Id.eq(id))
}

/// One of them that the actor is to approve, or was, from a seat in their company.
#[must_use]
pub fn from_a_seat(actor: &Actor, today: NaiveDate, id: DisclosureId) -> Select<Entity> {
    let seat = approval_run::held_seat(actor, today, ApprovalSubject::PutDisclosure);
    Entity::find_by_id(id).filter(Column::Id.in_subquery(seat))
}

fn seen(actor: &Actor) -> Condition {
    let may = |standing| actor.may(Action::SeeDisclosure, standing);
    let own = || Condition::all().add(Column::CompanyId.eq(actor.organisation));
    // Without any of the standings nothing is seen: an empty `any` would mean everything.
    let mut seen = Condition::any().add(Column::Id.is_null());
    if may(Standing::OwnOrganisation) {
        seen = seen.add(own().add(Column::EngagementId.is_null()));
    }
    if may(Standing::Downstream) {
        seen =
            seen.add(own().add(Column::EngagementId.in_subquery(engagement_member::cases_of(actor, Side::Downstream))));
    }
    if may(Standing::Upstream) {
        let put = put_to(actor)
            .and_where(
                disclosure_party::Column::EngagementId.in_subquery(engagement_member::cases_of(actor, Side::Upstream)),
            )
            .to_owned();
        seen = seen.add(Column::Id.in_subquery(put));
    }
    if may(Standing::Ministry) {
        let put = put_to(actor).and_where(disclosure_party::Column::Place.eq(Place::Ministry)).to_owned();
        seen = seen.add(Column::Id.in_subquery(put));
    }
    seen
}

/// Requests that were put to the actor's organisation.
fn put_to(actor: &Actor) -> SelectStatement {
    Query::select()
        .column(disclosure_party::Column::DisclosureId)
        .from(disclosure_party::Entity)
        .and_where(disclosure_party::Column::OrganisationId.eq(actor.organisation))
        .to_owned()
}

/// A request by its key, whoever asks: only for the operator's command that verifies the trail.
#[must_use]
pub fn for_operator(id: DisclosureId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// The engagement in which the requester of a request, reached through its scope, takes the work.
#[must_use]
pub fn engagement_of(row: &Model) -> Option<Select<engagement::Entity>> {
    row.engagement_id.map(engagement::Entity::find_by_id)
}

/// The engagement one tier above the desk on which a request, reached through its scope, lies.
#[must_use]
pub fn above_desk(row: &Model) -> Option<Select<engagement::Entity>> {
    let parent = |desk: EngagementId| {
        Query::select()
            .column(engagement::Column::ParentId)
            .from(engagement::Entity)
            .and_where(engagement::Column::Id.eq(desk))
            .to_owned()
    };
    row.desk_engagement_id
        .map(|desk| engagement::Entity::find().filter(engagement::Column::Id.in_subquery(parent(desk))))
}

/// Requests that were put to their ministry and are not in its register: for the portal itself.
#[must_use]
pub fn unregistered() -> Select<Entity> {
    let put = Query::select()
        .column(disclosure_party::Column::DisclosureId)
        .from(disclosure_party::Entity)
        .and_where(disclosure_party::Column::Place.eq(Place::Ministry))
        .to_owned();
    Entity::find()
        .filter(Column::Id.in_subquery(put))
        .filter(Column::Id.not_in_subquery(desk_intake::subjects(Procedure::Disclosure)))
        .order_by_asc(Column::Id)
}
