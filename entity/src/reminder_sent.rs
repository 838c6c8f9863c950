//! Which reminder went to whom already: each is sent once. Operational.

use chrono::{DateTime, NaiveDate, Utc};
use domain::deadline::DeadlineKind;
use domain::id::{AccountId, OrganisationId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A reminder that was sent.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "reminder_sent")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// By which company.
    pub organisation_id: OrganisationId,
    /// To whom.
    pub account_id: AccountId,
    /// Of what.
    pub kind: DeadlineKind,
    /// Key of the thing itself.
    pub subject: Uuid,
    /// Due on.
    pub due_on: NaiveDate,
    /// Days before (negative) or after the day.
    pub step: i32,
    /// Whether it told of what a colleague let be overdue.
    pub escalated: bool,
    /// Sent at.
    pub sent_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("reminder_sent", id, plain);

/// What a company sent: for the worker.
#[must_use]
pub fn of(company: OrganisationId) -> Select<Entity> {
    Entity::find().filter(Column::OrganisationId.eq(company))
}
