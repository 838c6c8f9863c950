//! A person's place in an organisation, with roles.

use crate::roles::Roles;
use crate::{account, engagement_member, organisation};
use chrono::{DateTime, Utc};
use domain::id::{AccountId, EngagementId, MembershipId, OrganisationId};
use domain::organisation::OrganisationKind;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, SelectTwo, Selector};
use serde::{Deserialize, Serialize};

/// A person's place in an organisation, with roles.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MembershipId,
    /// Account id.
    pub account_id: AccountId,
    /// Organisation id.
    pub organisation_id: OrganisationId,
    /// Roles.
    #[sea_orm(column_type = "Json")]
    pub roles: Roles,
    /// Department.
    #[sea_orm(column_type = "Text")]
    pub department: String,
    /// Post.
    #[sea_orm(column_type = "Text")]
    pub post: String,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Ended at.
    pub ended_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("membership", id, newtype, revised);

/// People of an organisation.
#[must_use]
pub fn of_organisation(organisation: OrganisationId) -> Select<Entity> {
    Entity::find().filter(Column::OrganisationId.eq(organisation)).filter(Column::EndedAt.is_null())
}

/// People of these organisations with their accounts.
#[must_use]
pub fn with_accounts(organisations: impl IntoIterator<Item = OrganisationId>) -> SelectTwo<Entity, account::Entity> {
    let account: RelationDef =
        Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into();
    Entity::find()
        .filter(Column::OrganisationId.is_in(organisations))
        .filter(Column::EndedAt.is_null())
        .filter(account::Column::DisabledAt.is_null())
        .join(JoinType::InnerJoin, account)
        .select_also(account::Entity)
}

/// Who somebody is, in one row: place, person, organisation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SignedRow {
    /// Roles of the membership.
    pub roles: Roles,
    /// Name of the person.
    pub person: String,
    /// Address of the person.
    pub email: String,
    /// `ja` or `en`.
    pub locale: String,
    /// Epoch of the account.
    pub epoch: i32,
    /// The organisation.
    pub organisation_id: OrganisationId,
    /// Its kind.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// Its reading.
    pub kana: String,
    /// Its name in Latin letters.
    pub latin: String,
    /// Its number.
    pub corporate_number: Option<String>,
}

fn account_of() -> RelationDef {
    Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into()
}

fn organisation_of() -> RelationDef {
    Entity::belongs_to(organisation::Entity).from(Column::OrganisationId).to(organisation::Column::Id).into()
}

/// The membership that a session names, while it lasts and its account is not disabled.
#[must_use]
pub fn signed(membership: MembershipId, account: AccountId) -> Selector<SelectModel<SignedRow>> {
    Entity::find()
        .select_only()
        .column(Column::Roles)
        .column(Column::OrganisationId)
        .column_as(account::Column::Name, "person")
        .columns([account::Column::Email, account::Column::Locale, account::Column::Epoch])
        .columns([organisation::Column::Kind, organisation::Column::Name, organisation::Column::Kana])
        .columns([organisation::Column::Latin, organisation::Column::CorporateNumber])
        .join(JoinType::InnerJoin, account_of())
        .join(JoinType::InnerJoin, organisation_of())
        .filter(Column::Id.eq(membership))
        .filter(Column::AccountId.eq(account))
        .filter(Column::EndedAt.is_null())
        .filter(account::Column::DisabledAt.is_null())
        .into_model::<SignedRow>()
}

/// Places of an account with their organisations, oldest first.
#[must_use]
pub fn places_of(account: AccountId) -> SelectTwo<Entity, organisation::Entity> {
    Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .join(JoinType::InnerJoin, organisation_of())
        .select_also(organisation::Entity)
}

/// The place of an account in an organisation, also one that ended.
#[must_use]
pub fn between(account: AccountId, organisation: OrganisationId) -> Select<Entity> {
    Entity::find().filter(Column::AccountId.eq(account)).filter(Column::OrganisationId.eq(organisation))
}

/// Somebody who is on a case or could be.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CandidateRow {
    /// The place.
    pub id: MembershipId,
    /// The person.
    pub account_id: AccountId,
    /// Of which organisation.
    pub organisation_id: OrganisationId,
    /// Roles of the place.
    pub roles: Roles,
    /// Department.
    pub department: String,
    /// Post.
    pub post: String,
    /// Name of the person.
    pub name: String,
    /// Their assignment to the case, where they have one.
    pub assignment: Option<Uuid>,
    /// Its revision.
    pub assignment_revision: Option<i32>,
}

/// People of these organisations, each with their assignment to a case.
#[must_use]
pub fn candidates(organisations: [OrganisationId; 2], case: EngagementId) -> Selector<SelectModel<CandidateRow>> {
    let assigned: RelationDef = Entity::belongs_to(engagement_member::Entity)
        .from(Column::Id)
        .to(engagement_member::Column::MembershipId)
        .into();
    let assigned = assigned.on_condition(move |_, member| {
        Condition::all()
            .add(Expr::col((member.clone(), engagement_member::Column::EngagementId)).eq(case))
            .add(Expr::col((member, engagement_member::Column::EndedAt)).is_null())
    });
    Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::AccountId,
            Column::OrganisationId,
            Column::Roles,
            Column::Department,
            Column::Post,
        ])
        .column(account::Column::Name)
        .column_as(engagement_member::Column::Id, "assignment")
        .column_as(engagement_member::Column::Revision, "assignment_revision")
        .filter(Column::OrganisationId.is_in(organisations))
        .filter(Column::EndedAt.is_null())
        .filter(account::Column::DisabledAt.is_null())
        .join(JoinType::InnerJoin, account_of())
        .join(JoinType::LeftJoin, assigned)
        .order_by_asc(account::Column::Name)
        .into_model::<CandidateRow>()
}
