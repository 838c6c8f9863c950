//! Something that an audit unit was given to use (13-1-4), by reference.

use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AccountId, AuditId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Something that an audit unit was given to use (13-1-4).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_provision")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub audit_id: AuditId,
    /// What, by reference.
    #[sea_orm(column_type = "Text")]
    pub what: String,
    /// How it was given.
    #[sea_orm(column_type = "Text")]
    pub how: String,
    /// When.
    pub given_on: NaiveDate,
    /// When it came back.
    pub returned_on: Option<NaiveDate>,
    /// Written by.
    pub written_by: AccountId,
    /// Written at.
    pub written_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_provision", id, plain, revised);

/// What was provided for an audit that was reached through its scope, by day.
#[must_use]
pub fn of(audit: AuditId) -> Select<Entity> {
    Entity::find().filter(Column::AuditId.eq(audit)).order_by_asc(Column::GivenOn).order_by_asc(Column::Id)
}
