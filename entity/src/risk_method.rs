//! A version of a company's own method of judging risks (12-4). Once published it never changes.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrganisationId, RiskMethodId};
use domain::permission::Actor;
use domain::risk_method::MethodStatus;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A version of a company's own method of judging risks (12-4). Once published it never changes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "risk_method")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RiskMethodId,
    /// Whose it is.
    pub company_id: OrganisationId,
    /// Counted from 1 in the company.
    pub version: i32,
    /// Status.
    pub status: MethodStatus,
    /// JSON of [`domain::risk_method::Method`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Why it was made.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Drafted by.
    pub drafted_by: AccountId,
    /// Drafted at.
    pub drafted_at: DateTime<Utc>,
    /// When it was put into use.
    pub published_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("risk_method", id, newtype, revised);

/// Versions of the actor's own company, newest first; drafts that were given up are over.
#[must_use]
pub fn own(actor: &Actor) -> Select<Entity> {
    Entity::find()
        .filter(Column::CompanyId.eq(actor.organisation))
        .filter(Column::Status.ne(MethodStatus::Discarded))
        .order_by_desc(Column::Version)
}

/// One of them.
#[must_use]
pub fn one_own(actor: &Actor, id: RiskMethodId) -> Select<Entity> {
    own(actor).filter(Column::Id.eq(id))
}

/// The version in force of the actor's own company: the newest that was published.
#[must_use]
pub fn in_force(actor: &Actor) -> Select<Entity> {
    own(actor).filter(Column::Status.eq(MethodStatus::Published))
}

/// The version of an assessment that was reached through its scope.
#[must_use]
pub fn of(id: RiskMethodId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// Every version of the actor's own company, also drafts that were given up: for the next number.
#[must_use]
pub fn ever(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(actor.organisation)).order_by_desc(Column::Version)
}
