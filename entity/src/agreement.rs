//! An agreement with a third party (第三者との約定, 5-4-2), in the register of its company.

use crate::{agreement_request, organisation};
use chrono::{DateTime, NaiveDate, Utc};
use domain::agreement::{AgreementKind, AgreementStatus};
use domain::disclosure::content::PartyRelation;
use domain::id::{AccountId, AgreementId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// An agreement with a third party (第三者との約定, 5-4-2), in the register of its company.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "agreement")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AgreementId,
    /// 約-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Whose agreement it is.
    pub company_id: OrganisationId,
    /// With whom.
    #[sea_orm(column_type = "Text")]
    pub counterparty: String,
    /// What that is to the company.
    pub relation: PartyRelation,
    /// The same in words.
    #[sea_orm(column_type = "Text")]
    pub relation_note: String,
    /// What it is about.
    pub kind: AgreementKind,
    /// The company's own reference.
    #[sea_orm(column_type = "Text")]
    pub reference: String,
    /// Whether it conveys, exchanges, shares or provides the company's information.
    pub has_clause: bool,
    /// Which clause of it.
    #[sea_orm(column_type = "Text")]
    pub clause: String,
    /// Status.
    pub status: AgreementStatus,
    /// Signed on.
    pub signed_on: Option<NaiveDate>,
    /// Where in the text protected information is excluded.
    #[sea_orm(column_type = "Text")]
    pub exclusion: String,
    /// The day of that text.
    pub exclusion_on: Option<NaiveDate>,
    /// Who recorded what waits for a second person of the company.
    pub recorded_by: Option<AccountId>,
    /// The second person who read it in the signed text.
    pub checked_by: Option<AccountId>,
    /// When.
    pub checked_at: Option<DateTime<Utc>>,
    /// Since when a defect is open.
    pub defect_since: Option<DateTime<Utc>>,
    /// Day of the permission.
    pub permitted_on: Option<NaiveDate>,
    /// Its last day.
    pub valid_until: Option<NaiveDate>,
    /// Its conditions.
    #[sea_orm(column_type = "Text")]
    pub conditions: String,
    /// Registered by.
    pub registered_by: AccountId,
    /// Registered at.
    pub registered_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("agreement", id, newtype, revised);

/// Agreements that the actor may know of: the own company's by role, the ministry's once one was put to it. Open defects first.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(seen(actor)).order_by_desc(Column::DefectSince.is_not_null()).order_by_desc(Column::Id)
}

/// One of them with its company.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: AgreementId) -> SelectTwo<Entity, organisation::Entity> {
    let company: RelationDef =
        Entity::belongs_to(organisation::Entity).from(Column::CompanyId).to(organisation::Column::Id).into();
    Entity::find_by_id(id).filter(seen(actor)).join(JoinType::InnerJoin, company).select_also(organisation::Entity)
}

fn seen(actor: &Actor) -> Condition {
    let may = |standing| actor.may(Action::SeeAgreement, standing);
    let put = Query::select()
        .column(agreement_request::Column::AgreementId)
        .from(agreement_request::Entity)
        .and_where(agreement_request::Column::MinistryId.eq(actor.organisation))
        .and_where(agreement_request::Column::Outside.eq(false))
        .to_owned();
    // Without any of the standings nothing is seen: an empty `any` would mean everything.
    let mut seen = Condition::any().add(Column::Id.is_null());
    if may(Standing::OwnOrganisation) {
        seen = seen.add(Column::CompanyId.eq(actor.organisation));
    }
    if may(Standing::Ministry) {
        seen = seen.add(Column::Id.in_subquery(put));
    }
    seen
}

/// Agreements under a permission whose last day was before this one: for the worker.
#[must_use]
pub fn lapsed_for_worker(today: NaiveDate) -> Select<Entity> {
    let permitted = [AgreementStatus::Permitted, AgreementStatus::UnderPermission];
    Entity::find().filter(Column::Status.is_in(permitted)).filter(Column::ValidUntil.lt(today))
}

/// One agreement by its key, whoever asks: for the worker, within its transaction, and for the operator's command.
#[must_use]
pub fn one_for_worker(id: AgreementId) -> Select<Entity> {
    Entity::find_by_id(id)
}
