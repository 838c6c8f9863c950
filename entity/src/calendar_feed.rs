//! A secret address under which the deadlines of one place of a person are read as a calendar: hashed, revocable.

use crate::{account, membership};
use chrono::{DateTime, Utc};
use domain::id::{AccountId, CalendarFeedId, MembershipId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// A secret address of a calendar.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "calendar_feed")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CalendarFeedId,
    /// Whose it is.
    pub account_id: AccountId,
    /// For which of their places.
    pub membership_id: MembershipId,
    /// SHA-256 of the token.
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Revoked at.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("calendar_feed", id, newtype, revised);

/// Addresses of the actor's own place that hold, newest first.
#[must_use]
pub fn live_of(actor: &Actor) -> Select<Entity> {
    Entity::find()
        .filter(Column::MembershipId.eq(actor.membership))
        .filter(Column::AccountId.eq(actor.account))
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::CreatedAt)
}

/// The address that a token opens: neither revoked, nor of a place that ended, nor of an account that was disabled.
#[must_use]
pub fn with_token(hash: &str) -> Select<Entity> {
    let place: RelationDef =
        Entity::belongs_to(membership::Entity).from(Column::MembershipId).to(membership::Column::Id).into();
    let person: RelationDef =
        Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into();
    Entity::find()
        .filter(Column::TokenHash.eq(hash))
        .filter(Column::RevokedAt.is_null())
        .join(JoinType::InnerJoin, place)
        .filter(membership::Column::EndedAt.is_null())
        .join(JoinType::InnerJoin, person)
        .filter(account::Column::DisabledAt.is_null())
}
