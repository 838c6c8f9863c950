//! Who sees to an absent officer's matters at the ministry's desk, from when until when (代理).

use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AccountId, MembershipId, OrganisationId};
use domain::permission::Actor;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use serde::{Deserialize, Serialize};

/// Who sees to an absent officer's matters, from when until when.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "desk_deputy")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The ministry.
    pub ministry_id: OrganisationId,
    /// Who is absent.
    pub officer_id: MembershipId,
    /// Who stands in.
    pub deputy_id: MembershipId,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day.
    pub until_on: NaiveDate,
    /// Named by.
    pub named_by: AccountId,
    /// Named at.
    pub named_at: DateTime<Utc>,
    /// Ended early at.
    pub ended_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("desk_deputy", id, plain, revised);

/// Deputies of the actor's ministry that are not over, the first beginning first.
#[must_use]
pub fn running(actor: &Actor, today: NaiveDate) -> Select<Entity> {
    Entity::find()
        .filter(Column::MinistryId.eq(actor.organisation))
        .filter(Column::EndedAt.is_null())
        .filter(Column::UntilOn.gte(today))
        .order_by_asc(Column::FromOn)
        .order_by_asc(Column::Id)
}

/// One of them.
#[must_use]
pub fn one(actor: &Actor, today: NaiveDate, id: Uuid) -> Select<Entity> {
    running(actor, today).filter(Column::Id.eq(id))
}

/// Whether the actor is the deputy of this officer on this day.
#[must_use]
pub fn standing_in(actor: &Actor, officer: MembershipId, today: NaiveDate) -> Select<Entity> {
    running(actor, today)
        .filter(Column::DeputyId.eq(actor.membership))
        .filter(Column::OfficerId.eq(officer))
        .filter(Column::FromOn.lte(today))
}

/// Officers whose deputy the actor is on this day.
#[must_use]
pub fn absent_for(actor: &Actor, today: NaiveDate) -> SelectStatement {
    Query::select()
        .column(Column::OfficerId)
        .from(Entity)
        .and_where(Column::DeputyId.eq(actor.membership))
        .and_where(Column::EndedAt.is_null())
        .and_where(Column::FromOn.lte(today))
        .and_where(Column::UntilOn.gte(today))
        .to_owned()
}
