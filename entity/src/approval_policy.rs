//! Whether a company wanted its sheets approved inside before they are submitted, of before there were routes (社内承認).

use crate::approval_route_version;
use chrono::{DateTime, Utc};
use domain::approval::ApprovalSubject;
use domain::id::{AccountId, OrganisationId};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
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

/// Decisions that are to be carried over into a route: the company wants approvals and never had a route for sheets.
#[must_use]
pub fn to_carry_over() -> Select<Entity> {
    use approval_route_version::Column as Version;
    let known = Query::select()
        .column(Version::OrganisationId)
        .from(approval_route_version::Entity)
        .and_where(Version::Subject.eq(ApprovalSubject::SubmitSheet))
        .to_owned();
    Entity::find().filter(Column::Wanted.eq(true)).filter(Column::Id.not_in_subquery(known))
}
