//! Somebody of the company who was named for a risk assessment: to write risks, or to accept some.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, MembershipId, RiskAssessmentId};
use domain::permission::Actor;
use domain::risk::Part;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use serde::{Deserialize, Serialize};

/// Somebody of the company who was named for a risk assessment: to write risks, or to accept some.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "risk_person")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Assessment id.
    pub assessment_id: RiskAssessmentId,
    /// Their place.
    pub membership_id: MembershipId,
    /// Their name, as of that day.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// For what.
    pub part: Part,
    /// Named by.
    pub named_by: AccountId,
    /// Named at.
    pub named_at: DateTime<Utc>,
    /// When that was ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("risk_person", id, plain, revised);

/// Everybody who is named for an assessment that was reached through its scope.
#[must_use]
pub fn of(assessment: RiskAssessmentId) -> Select<Entity> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::NamedAt)
        .order_by_asc(Column::Id)
}

/// Keys of the assessments for which the actor is named.
pub(crate) fn named(actor: &Actor) -> SelectStatement {
    Query::select()
        .column(Column::AssessmentId)
        .from(Entity)
        .and_where(Column::MembershipId.eq(actor.membership))
        .and_where(Column::EndedAt.is_null())
        .to_owned()
}
