//! Whether a company wants its sheets approved inside before they are submitted (社内承認).

use chrono::{DateTime, Utc};
use domain::id::{AccountId, OrganisationId};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use serde::{Deserialize, Serialize};

/// Whether a company wants approvals.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "approval_policy")]
pub struct Model {
    /// The company.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    /// Wanted.
    pub wanted: bool,
    /// Set by.
    pub set_by: AccountId,
    /// Set at.
    pub set_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("approval_policy", id, newtype, revised);

/// What a company decided, if it ever did.
#[must_use]
pub fn of(company: OrganisationId) -> Select<Entity> {
    Entity::find_by_id(company)
}

/// One row where the company wants approvals, none where it does not.
pub(crate) fn wanted_by(company: OrganisationId) -> Select<Entity> {
    of(company).filter(Column::Wanted.eq(true))
}

/// The same as a condition.
pub(crate) fn wants(company: OrganisationId) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(Column::Id.eq(company))
        .and_where(Column::Wanted.eq(true))
        .to_owned()
}
