//! The sheet (確認) of one engagement.

use crate::parties::{self, WithParties};
use crate::{application, delegation, delegation_item, engagement, submission};
use chrono::{DateTime, NaiveDate, Utc};
use domain::confirmation::ConfirmationStatus;
use domain::id::{AccountId, ChecklistVersionId, ConfirmationId, EngagementId, MembershipId};
use domain::permission::Actor;
use domain::reconfirmation::{Ground, Reconfirmation};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectModel, SelectTwo, Selector};
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
    /// Which sheet of the engagement, from 1. What belongs to confirming again is left out where there is none: a first sheet
    /// keeps the digest it had.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub ordinal: i32,
    /// The sheet that was confirmed before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_id: Option<ConfirmationId>,
    /// Why what was confirmed is confirmed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// The same in words.
    #[sea_orm(column_type = "Text")]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ground_note: String,
    /// Revision.
    pub revision: i32,
}

/// Which sheet a row is that does not say it.
pub(crate) const fn first() -> i32 {
    1
}

pub(crate) const fn is_first(ordinal: &i32) -> bool {
    *ordinal == 1
}

impl Model {
    /// Why what was confirmed is confirmed again, and after which sheet; nothing for the first sheet of a case.
    #[must_use]
    pub fn reconfirmation(&self) -> Option<Reconfirmation> {
        let (before, ground) = (self.before_id?, self.ground?);
        Some(Reconfirmation { ordinal: self.ordinal, before, ground, note: self.ground_note.clone() })
    }
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("confirmation", id, newtype, revised);

/// One sheet of a case that the actor may know of: as long as it is being prepared, the upstream's own; for the ministry one
/// that was applied with.
#[must_use]
pub fn visible_to(actor: &Actor, id: ConfirmationId) -> Select<Entity> {
    let of = |side: engagement::Column| {
        let cases = Query::select().column(engagement::Column::Id).from(engagement::Entity).to_owned();
        Column::EngagementId.in_subquery(cases.clone().and_where(side.eq(actor.organisation)).to_owned())
    };
    let applied = application::put_to_ministry(actor.organisation, application::Column::ConfirmationId);
    let shown = Condition::any()
        .add(of(engagement::Column::UpstreamId))
        .add(of(engagement::Column::DownstreamId).and(Column::SentAt.is_not_null()))
        .add(Column::Id.in_subquery(applied));
    Entity::find_by_id(id).filter(Column::EngagementId.in_subquery(engagement::visible_ids(actor))).filter(shown)
}

/// One sheet of a case that the actor may know of, with the case.
#[must_use]
pub fn with_case(actor: &Actor, id: ConfirmationId) -> SelectTwo<Entity, engagement::Entity> {
    let case: RelationDef =
        Entity::belongs_to(engagement::Entity).from(Column::EngagementId).to(engagement::Column::Id).into();
    visible_to(actor, id).join(JoinType::InnerJoin, case).select_also(engagement::Entity)
}

/// One sheet of a case that the actor may know of, with the case and the two companies, in one statement.
#[must_use]
pub fn with_parties(actor: &Actor, id: ConfirmationId) -> Selector<SelectModel<WithParties<Model>>> {
    parties::with_parties(visible_to(actor, id), Column::EngagementId)
}

/// A sheet on which the actor was asked to answer this item: nothing else of it is theirs.
#[must_use]
pub fn asked_of(actor: &Actor, id: ConfirmationId, item: &str) -> SelectTwo<Entity, engagement::Entity> {
    let mut asked = delegation::items_of(actor);
    asked
        .and_where(
            Expr::col((delegation_item::Entity, delegation_item::Column::ConfirmationId)).equals((Entity, Column::Id)),
        )
        .and_where(Expr::col((delegation_item::Entity, delegation_item::Column::ItemKey)).eq(item));
    let case: RelationDef =
        Entity::belongs_to(engagement::Entity).from(Column::EngagementId).to(engagement::Column::Id).into();
    Entity::find_by_id(id).filter(Expr::exists(asked)).join(JoinType::InnerJoin, case).select_also(engagement::Entity)
}

/// A sheet behind something that was reached through its own scope.
#[must_use]
pub fn behind(id: ConfirmationId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// The newest sheet of a case that was reached through its scope, with its newest submission.
#[must_use]
pub fn newest_submitted(case: EngagementId) -> SelectTwo<Entity, submission::Entity> {
    let submitted: RelationDef =
        Entity::belongs_to(submission::Entity).from(Column::Id).to(submission::Column::ConfirmationId).into();
    of([case])
        .order_by_desc(submission::Column::Round)
        .join(JoinType::LeftJoin, submitted)
        .select_also(submission::Entity)
}

/// The sheets of these cases, newest first.
#[must_use]
pub fn of(engagements: impl IntoIterator<Item = EngagementId>) -> Select<Entity> {
    Entity::find().filter(Column::EngagementId.is_in(engagements)).order_by_desc(Column::Ordinal)
}

/// The sheets of these cases, newest first, each with all applications of its case, newest first.
#[must_use]
pub fn with_applications(
    engagements: impl IntoIterator<Item = EngagementId>,
) -> SelectTwo<Entity, application::Entity> {
    let application: RelationDef =
        Entity::belongs_to(application::Entity).from(Column::EngagementId).to(application::Column::EngagementId).into();
    of(engagements)
        .order_by_desc(application::Column::AppliedAt)
        .join(JoinType::LeftJoin, application)
        .select_also(application::Entity)
}
