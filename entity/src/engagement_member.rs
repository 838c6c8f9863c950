//! Somebody assigned to a case: need-to-know, on one side.

use chrono::{DateTime, Utc};
use domain::engagement::Side;
use domain::id::{AccountId, EngagementId, MembershipId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use serde::{Deserialize, Serialize};

/// Somebody assigned to a case: need-to-know, on one side.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "engagement_member")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Engagement id.
    pub engagement_id: EngagementId,
    /// Membership id.
    pub membership_id: MembershipId,
    /// Account id.
    pub account_id: AccountId,
    /// Side.
    pub side: Side,
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

crate::row::row!("engagement_member", id, plain, revised);

/// People assigned on one side of a case.
#[must_use]
pub fn of_side(engagement: EngagementId, side: Side) -> Select<Entity> {
    of(engagement).filter(Column::Side.eq(side))
}

/// People assigned to a case.
#[must_use]
pub fn of(engagement: EngagementId) -> Select<Entity> {
    Entity::find().filter(Column::EngagementId.eq(engagement)).filter(Column::EndedAt.is_null())
}

/// Somebody's assignment to a case, also one that ended.
#[must_use]
pub fn ever(engagement: EngagementId, membership: MembershipId) -> Select<Entity> {
    Entity::find().filter(Column::EngagementId.eq(engagement)).filter(Column::MembershipId.eq(membership))
}

/// Assignments of a place that hold.
#[must_use]
pub fn of_membership(membership: MembershipId) -> Select<Entity> {
    Entity::find().filter(Column::MembershipId.eq(membership)).filter(Column::EndedAt.is_null())
}

/// Cases to which the actor is assigned on a side.
pub(crate) fn cases_of(actor: &Actor, side: Side) -> SelectStatement {
    Query::select()
        .column(Column::EngagementId)
        .from(Entity)
        .and_where(Column::MembershipId.eq(actor.membership))
        .and_where(Column::EndedAt.is_null())
        .and_where(Column::Side.eq(side))
        .to_owned()
}
