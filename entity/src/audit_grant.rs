//! Rights that somebody was given for an audit (13-1-3): to what, from when until when.

use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::Rights;
use domain::id::{AccountId, AuditId, MembershipId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Rights that somebody was given for an audit (13-1-3).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_grant")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub audit_id: AuditId,
    /// Place of the member.
    pub membership_id: MembershipId,
    /// The person.
    pub account_id: AccountId,
    /// Their name, as of that day.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// To what.
    #[sea_orm(column_type = "Text")]
    pub scope: String,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day.
    pub until_on: NaiveDate,
    /// Given by.
    pub given_by: AccountId,
    /// Given at.
    pub given_at: DateTime<Utc>,
    /// When they were withdrawn, by the supervisor or at the end by themselves.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_grant", id, plain, revised);

/// Rights that were given for an audit that was reached through its scope, in that order.
#[must_use]
pub fn of(audit: AuditId) -> Select<Entity> {
    Entity::find().filter(Column::AuditId.eq(audit)).order_by_asc(Column::GivenAt).order_by_asc(Column::Id)
}

impl Model {
    /// From when until when, and whether they were withdrawn.
    #[must_use]
    pub const fn rights(&self) -> Rights {
        Rights { from: self.from_on, until: self.until_on, withdrawn: self.withdrawn_at.is_some() }
    }
}
