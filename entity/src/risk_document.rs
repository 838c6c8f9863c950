//! The result document of a risk assessment (12-2), frozen. Append only.

use crate::risk_assessment;
use chrono::{DateTime, Utc};
use domain::id::{AccountId, RiskAssessmentId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, QueryTrait as _};
use serde::{Deserialize, Serialize};

/// The result document of a risk assessment (12-2), frozen. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "risk_document")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Assessment id.
    pub assessment_id: RiskAssessmentId,
    /// JSON of [`domain::risk_assessment::document::RiskDocument`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Documented by.
    pub documented_by: AccountId,
    /// Documented at.
    pub documented_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("risk_document", id, plain);

/// The document of an assessment that was reached through its scope.
#[must_use]
pub fn of(assessment: RiskAssessmentId) -> Select<Entity> {
    Entity::find().filter(Column::AssessmentId.eq(assessment))
}

/// Every document that the actor may know of, newest first.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    let known = risk_assessment::visible_to(actor).select_only().column(risk_assessment::Column::Id).into_query();
    Entity::find()
        .filter(Column::AssessmentId.in_subquery(known))
        .order_by_desc(Column::DocumentedAt)
        .order_by_desc(Column::Id)
}
