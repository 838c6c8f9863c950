//! Somebody of a company is away (不在), and perhaps has a deputy for their approvals (代理).

use crate::roles::Roles;
use crate::{account, engagement_member, membership};
use chrono::{DateTime, NaiveDate, Utc};
use domain::engagement::Side;
use domain::id::{AccountId, EngagementId, MembershipId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};
use serde::{Deserialize, Serialize};

/// An absence.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "approval_absence")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The company.
    pub organisation_id: OrganisationId,
    /// Who is away.
    pub person_id: AccountId,
    /// Who approves in their place.
    pub deputy_id: Option<AccountId>,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day, where it is known.
    pub ends_on: Option<NaiveDate>,
    /// Made by.
    pub made_by: AccountId,
    /// Made at.
    pub made_at: DateTime<Utc>,
    /// Ended at: before its time, or because it was a mistake.
    pub ended_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("approval_absence", id, plain, revised);

/// Absences of a company that are not over on this day, in the order in which they begin.
#[must_use]
pub fn of(company: OrganisationId, today: NaiveDate) -> Select<Entity> {
    Entity::find()
        .filter(Column::OrganisationId.eq(company))
        .filter(Column::EndedAt.is_null())
        .filter(Condition::any().add(Column::EndsOn.is_null()).add(Column::EndsOn.gte(today)))
        .order_by_asc(Column::StartsOn)
}

/// Accounts in whose place the actor approves on this day.
pub(crate) fn whom(actor: &Actor, today: NaiveDate) -> SelectStatement {
    Query::select()
        .column(Column::PersonId)
        .from(Entity)
        .and_where(Column::OrganisationId.eq(actor.organisation))
        .and_where(Column::DeputyId.eq(actor.account))
        .and_where(Column::EndedAt.is_null())
        .and_where(Column::StartsOn.lte(today))
        .cond_where(Condition::any().add(Column::EndsOn.is_null()).add(Column::EndsOn.gte(today)))
        .to_owned()
}

/// Somebody of a company, whether they are on a case, and one of their absences.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PersonRow {
    /// The place.
    pub membership: MembershipId,
    /// The person.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// Roles.
    pub roles: Roles,
    /// Their assignment to the case.
    pub assignment: Option<Uuid>,
    /// The absence.
    pub absence: Option<Uuid>,
    /// Who stands in.
    pub deputy_id: Option<AccountId>,
    /// Since when.
    pub starts_on: Option<NaiveDate>,
    /// Until when.
    pub ends_on: Option<NaiveDate>,
}

/// Everybody of a company with the absences that are not over, and with their assignment to one side of a case.
#[must_use]
pub fn people(
    company: OrganisationId,
    today: NaiveDate,
    case: Option<(EngagementId, Side)>,
) -> Selector<SelectModel<PersonRow>> {
    use engagement_member::Column as Member;
    let person: RelationDef = membership::Entity::belongs_to(account::Entity)
        .from(membership::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let away: RelationDef =
        membership::Entity::belongs_to(Entity).from(membership::Column::AccountId).to(Column::PersonId).into();
    let away = away.on_condition(move |_, absence| {
        let own = |column| Expr::col((absence.clone(), column));
        Condition::all()
            .add(own(Column::OrganisationId).eq(company))
            .add(own(Column::EndedAt).is_null())
            .add(Condition::any().add(own(Column::EndsOn).is_null()).add(own(Column::EndsOn).gte(today)))
    });
    let assigned: RelationDef = membership::Entity::belongs_to(engagement_member::Entity)
        .from(membership::Column::Id)
        .to(Member::MembershipId)
        .into();
    let assigned = assigned.on_condition(move |_, member| {
        let own = |column| Expr::col((member.clone(), column));
        let on = Condition::all().add(own(Member::EndedAt).is_null());
        match case {
            Some((case, side)) => on.add(own(Member::EngagementId).eq(case)).add(own(Member::Side).eq(side)),
            None => on.add(own(Member::Id).is_null()),
        }
    });
    membership::of_organisation(company)
        .filter(account::Column::DisabledAt.is_null())
        .join(JoinType::InnerJoin, person)
        .join(JoinType::LeftJoin, assigned)
        .join(JoinType::LeftJoin, away)
        .select_only()
        .column_as(membership::Column::Id, "membership")
        .columns([membership::Column::AccountId, membership::Column::Roles])
        .column(account::Column::Name)
        .column_as(Member::Id, "assignment")
        .column_as(Column::Id, "absence")
        .columns([Column::DeputyId, Column::StartsOn, Column::EndsOn])
        .order_by_asc(account::Column::Name)
        .order_by_asc(Column::StartsOn)
        .into_model()
}
