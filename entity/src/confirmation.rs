//! The sheet (確認) of one engagement.

use crate::{application, engagement};
use chrono::{DateTime, NaiveDate, Utc};
use domain::confirmation::ConfirmationStatus;
use domain::id::{AccountId, ChecklistVersionId, ConfirmationId, EngagementId, MembershipId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// The sheet (確認) of one engagement.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "confirmation")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConfirmationId,
    /// Engagement id.
    pub engagement_id: EngagementId,
    /// From 1.
    pub round: i32,
    /// Version id.
    pub version_id: ChecklistVersionId,
    /// The end of that day in Japan.
    pub due_on: NaiveDate,
    /// The person of the downstream to whom it is sent.
    pub recipient_id: Option<MembershipId>,
    /// To the downstream.
    #[sea_orm(column_type = "Text")]
    pub message: String,
    /// Status.
    pub status: ConfirmationStatus,
    /// Sent at.
    pub sent_at: Option<DateTime<Utc>>,
    /// Submitted at.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Decided at.
    pub decided_at: Option<DateTime<Utc>>,
    /// Decided by.
    pub decided_by: Option<AccountId>,
    /// Decision reason.
    #[sea_orm(column_type = "Text")]
    pub decision_reason: String,
    /// Of what was decided: submission and verdicts.
    #[sea_orm(column_type = "Text")]
    pub decision_digest: String,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("confirmation", id, newtype, revised);

/// One sheet of a case that the actor may know of.
#[must_use]
pub fn visible_to(actor: &Actor, id: ConfirmationId) -> Select<Entity> {
    Entity::find_by_id(id).filter(Column::EngagementId.in_subquery(engagement::visible_ids(actor)))
}

/// The sheets of these cases, newest round first.
#[must_use]
pub fn of(engagements: impl IntoIterator<Item = EngagementId>) -> Select<Entity> {
    Entity::find().filter(Column::EngagementId.is_in(engagements)).order_by_desc(Column::Round)
}

/// The sheets of a case, newest round first, each with its applications, newest first.
#[must_use]
pub fn with_applications(engagement: EngagementId) -> SelectTwo<Entity, application::Entity> {
    let application: RelationDef =
        Entity::belongs_to(application::Entity).from(Column::EngagementId).to(application::Column::EngagementId).into();
    of([engagement])
        .order_by_desc(application::Column::AppliedAt)
        .join(JoinType::LeftJoin, application)
        .select_also(application::Entity)
}
