//! What a company writes for its next route of one kind (承認経路); in force are versions only.

use chrono::{DateTime, Utc};
use domain::approval::ApprovalSubject;
use domain::id::{AccountId, ApprovalRouteId, OrganisationId};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A route being written.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "approval_route")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApprovalRouteId,
    /// The company.
    pub organisation_id: OrganisationId,
    /// What it is for.
    pub subject: ApprovalSubject,
    /// JSON of [`domain::approval::Route`].
    #[sea_orm(column_type = "Text")]
    pub stages: String,
    /// Changed by.
    pub changed_by: AccountId,
    /// Changed at.
    pub changed_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("approval_route", id, newtype, revised);

/// What a company writes for one kind of subject.
#[must_use]
pub fn of(company: OrganisationId, subject: ApprovalSubject) -> Select<Entity> {
    Entity::find().filter(Column::OrganisationId.eq(company)).filter(Column::Subject.eq(subject))
}
