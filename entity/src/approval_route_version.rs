//! A version of a route (承認経路): never changed, a further one follows it. Append only.

use crate::account;
use chrono::{DateTime, Utc};
use domain::approval::ApprovalSubject;
use domain::id::{AccountId, ApprovalRouteVersionId, OrganisationId};
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A version of a route.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "approval_route_version")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApprovalRouteVersionId,
    /// The company.
    pub organisation_id: OrganisationId,
    /// What it is for.
    pub subject: ApprovalSubject,
    /// Counts the versions of one kind, from 1.
    pub number: i32,
    /// JSON of [`domain::approval::Route`]; without stages nothing is to be approved.
    #[sea_orm(column_type = "Text")]
    pub stages: String,
    /// Who put it in force; none where the portal carried an older decision over.
    pub set_by: Option<AccountId>,
    /// Set at.
    pub set_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("approval_route_version", id, newtype);

/// The versions of a company, newest first; of one kind the newest is in force.
#[must_use]
pub fn of(company: OrganisationId) -> Select<Entity> {
    Entity::find().filter(Column::OrganisationId.eq(company)).order_by_desc(Column::Number)
}

/// The versions of one kind with who set them, newest first.
#[must_use]
pub fn of_kind(company: OrganisationId, subject: ApprovalSubject) -> SelectTwo<Entity, account::Entity> {
    let person: RelationDef = Entity::belongs_to(account::Entity).from(Column::SetBy).to(account::Column::Id).into();
    of(company).filter(Column::Subject.eq(subject)).join(JoinType::LeftJoin, person).select_also(account::Entity)
}
