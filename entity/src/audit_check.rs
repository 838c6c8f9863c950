//! A procedure of an audit, and what was found of it (13-2).

use chrono::NaiveDate;
use domain::audit::Outcome;
use domain::id::{AccountId, AuditId};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A procedure of an audit, and what was found of it (13-2).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_check")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Audit id.
    pub audit_id: AuditId,
    /// Counted from 1, as in the plan.
    pub position: i32,
    /// Clause.
    #[sea_orm(column_type = "Text")]
    pub clause: String,
    /// The department that is looked at.
    #[sea_orm(column_type = "Text")]
    pub department: String,
    /// What is checked or judged.
    #[sea_orm(column_type = "Text")]
    pub procedure: String,
    /// How.
    #[sea_orm(column_type = "Text")]
    pub method: String,
    /// What was drawn from how many, and how it was chosen.
    #[sea_orm(column_type = "Text")]
    pub sample: String,
    /// What was seen, and what proves it.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// What was found.
    pub outcome: Outcome,
    /// Who looked.
    pub looked_by: Option<AccountId>,
    /// Their name.
    #[sea_orm(column_type = "Text")]
    pub looked_name: String,
    /// When.
    pub looked_on: Option<NaiveDate>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_check", id, plain, revised);

/// Procedures of an audit that was reached through its scope, as in its plan.
#[must_use]
pub fn of(audit: AuditId) -> Select<Entity> {
    Entity::find().filter(Column::AuditId.eq(audit)).order_by_asc(Column::Position)
}
