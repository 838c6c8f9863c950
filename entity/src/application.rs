//! An application to the ministry (申請, 5-3-c).

use crate::parties::{self, WithParties};
use crate::{application_passage, desk_intake, engagement};
use chrono::{DateTime, Utc};
use domain::application::ApplicationStatus;
use domain::desk::Procedure;
use domain::id::{AccountId, ApplicationId, ConfirmationId, EngagementId, OrganisationId, SubmissionId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectModel, SelectTwo, Selector};
use serde::{Deserialize, Serialize};

/// An application to the ministry (申請, 5-3-c).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "application")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApplicationId,
    /// 申-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Engagement id.
    pub engagement_id: EngagementId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Submission id.
    pub submission_id: SubmissionId,
    /// Ministry id.
    pub ministry_id: OrganisationId,
    /// Status.
    pub status: ApplicationStatus,
    /// To the ministry.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// JSON of what was applied for, frozen.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Applied by.
    pub applied_by: AccountId,
    /// Applied at.
    pub applied_at: DateTime<Utc>,
    /// The case through which a tier above holds it; none once it is with the ministry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_at: Option<EngagementId>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("application", id, newtype, revised);

/// Applications to the ministry of the actor.
#[must_use]
pub fn put_to(ministry: OrganisationId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryId.eq(ministry)).order_by_desc(Column::AppliedAt)
}

/// Applications of cases that were reached through their scope, newest first.
#[must_use]
pub fn of(engagements: impl IntoIterator<Item = EngagementId>) -> Select<Entity> {
    Entity::find().filter(Column::EngagementId.is_in(engagements)).order_by_desc(Column::AppliedAt)
}

/// Applications to the ministry with a sheet that was reached through its case, newest first.
#[must_use]
pub fn with(confirmation: ConfirmationId) -> Select<Entity> {
    Entity::find()
        .filter(Column::ConfirmationId.eq(confirmation))
        .filter(Column::HeldAt.is_null())
        .order_by_desc(Column::AppliedAt)
}

/// One application of a case that the actor may know of; the ministry knows of what was put to it.
#[must_use]
pub fn visible_to(actor: &Actor, id: ApplicationId) -> Select<Entity> {
    let own = engagement::given_ids(actor);
    let put = Condition::any().add(Column::HeldAt.is_null()).add(Column::EngagementId.in_subquery(own));
    Entity::find_by_id(id).filter(Column::EngagementId.in_subquery(engagement::visible_ids(actor))).filter(put)
}

/// The same with its case and the two companies, in one statement.
#[must_use]
pub fn with_parties(actor: &Actor, id: ApplicationId) -> Selector<SelectModel<WithParties<Model>>> {
    parties::with_parties(visible_to(actor, id), Column::EngagementId)
}

/// One application of a lower tier that was put to the company of the actor through a case of theirs: it waits there, or the
/// company passed it on or returned it.
#[must_use]
pub fn passing(actor: &Actor, id: ApplicationId) -> Select<Entity> {
    let passed = Query::select()
        .column(application_passage::Column::ApplicationId)
        .from(application_passage::Entity)
        .and_where(application_passage::Column::EngagementId.in_subquery(engagement::given_ids(actor)))
        .to_owned();
    let here = Condition::any()
        .add(Column::HeldAt.in_subquery(engagement::given_ids(actor)))
        .add(Column::Id.in_subquery(passed));
    Entity::find_by_id(id).filter(here)
}

/// Cases of applications that are with the ministry or were.
#[must_use]
pub(crate) fn put_to_ministry(ministry: OrganisationId, column: Column) -> SelectStatement {
    Query::select()
        .column(column)
        .from(Entity)
        .and_where(Column::MinistryId.eq(ministry))
        .and_where(Column::HeldAt.is_null())
        .to_owned()
}

/// Applications that are with their ministry or were, and are not in its register: for the portal itself.
#[must_use]
pub fn unregistered() -> SelectTwo<Entity, engagement::Entity> {
    let case: RelationDef =
        Entity::belongs_to(engagement::Entity).from(Column::EngagementId).to(engagement::Column::Id).into();
    Entity::find()
        .filter(Column::HeldAt.is_null())
        .filter(Column::Id.not_in_subquery(desk_intake::subjects(Procedure::Application)))
        .order_by_asc(Column::AppliedAt)
        .join(JoinType::InnerJoin, case)
        .select_also(engagement::Entity)
}
