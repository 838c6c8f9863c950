//! One submission of a sheet, frozen.

use crate::{application, confirmation, engagement, engagement_member, organisation, waiver};
use chrono::{DateTime, Utc};
use domain::confirmation::ConfirmationStatus;
use domain::engagement::Side;
use domain::id::{AccountId, ChecklistVersionId, ConfirmationId, SubmissionId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, IntoCondition as _, Query};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, SelectTwo, Selector};
use serde::{Deserialize, Serialize};

/// One submission of a sheet, frozen.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// From 1.
    pub round: i32,
    /// 受-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// JSON of [`domain::confirmation::view::Frozen`].
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Submitted by.
    pub submitted_by: AccountId,
    /// Submitted at.
    pub submitted_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("submission", id, newtype);

/// Submissions of a sheet that was reached through its case, newest first.
#[must_use]
pub fn of(confirmation: ConfirmationId) -> Select<Entity> {
    Entity::find().filter(Column::ConfirmationId.eq(confirmation)).order_by_desc(Column::Round)
}

/// The same, each with every waiver that was granted on the sheet, the one that runs longest first.
#[must_use]
pub fn with_waivers(confirmation: ConfirmationId) -> SelectTwo<Entity, waiver::Entity> {
    let waivers: RelationDef =
        Entity::belongs_to(waiver::Entity).from(Column::ConfirmationId).to(waiver::Column::ConfirmationId).into();
    let waivers = waivers.on_condition(|_, waiver| {
        Expr::col((waiver, waiver::Column::Status)).is_in(waiver::ONCE_GRANTED).into_condition()
    });
    of(confirmation)
        .order_by_desc(waiver::Column::GrantedUntil)
        .join(JoinType::LeftJoin, waivers)
        .select_also(waiver::Entity)
}

/// Those of a sheet that were applied with, newest first: what the ministry reads.
#[must_use]
pub fn applied_with(confirmation: ConfirmationId) -> Select<Entity> {
    let put = Query::select()
        .column(application::Column::SubmissionId)
        .from(application::Entity)
        .and_where(application::Column::ConfirmationId.eq(confirmation))
        .to_owned();
    of(confirmation).filter(Column::Id.in_subquery(put))
}

/// What was submitted to a sheet as it stands confirmed.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Decided {
    /// Its checklist.
    pub version_id: ChecklistVersionId,
    /// JSON of [`domain::confirmation::view::Frozen`].
    pub content: String,
    /// When it was confirmed.
    pub decided_at: Option<DateTime<Utc>>,
}

/// The submission that stands confirmed of a sheet that was reached through its case.
#[must_use]
pub fn confirmed_of(confirmation: ConfirmationId) -> Selector<SelectModel<Decided>> {
    let sheet: RelationDef =
        Entity::belongs_to(confirmation::Entity).from(Column::ConfirmationId).to(confirmation::Column::Id).into();
    of(confirmation)
        .join(JoinType::InnerJoin, sheet)
        .filter(confirmation::Column::Status.eq(ConfirmationStatus::Confirmed))
        .filter(Column::Round.into_expr().eq(confirmation::Column::Round.into_expr()))
        .select_only()
        .column(Column::Content)
        .columns([confirmation::Column::VersionId, confirmation::Column::DecidedAt])
        .into_model()
}

/// One submission, named by something that was reached through its case.
#[must_use]
pub fn by_id(id: SubmissionId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// What a company submitted and what was confirmed of it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Confirmed {
    /// The sheet.
    pub confirmation_id: ConfirmationId,
    /// Its checklist.
    pub version_id: ChecklistVersionId,
    /// JSON of [`domain::confirmation::view::Frozen`].
    pub content: String,
    /// When it was confirmed.
    pub decided_at: Option<DateTime<Utc>>,
    /// Number of the case.
    pub number: String,
    /// Name of the prime.
    pub upstream: String,
    /// The assignment of the actor to the case, where there is one.
    pub assignment: Option<Uuid>,
}

/// Most sheets that an answer book is made of.
const IN_A_BOOK: u64 = 30;

/// The submissions of the actor's company that stand confirmed, newest first, but that of `first` before all others: its answer
/// book. Which cases the actor may know of is told by `assignment`.
#[must_use]
pub fn book(actor: &Actor, first: Option<ConfirmationId>) -> Selector<SelectModel<Confirmed>> {
    let sheet: RelationDef =
        Entity::belongs_to(confirmation::Entity).from(Column::ConfirmationId).to(confirmation::Column::Id).into();
    let case: RelationDef = confirmation::Entity::belongs_to(engagement::Entity)
        .from(confirmation::Column::EngagementId)
        .to(engagement::Column::Id)
        .into();
    let prime: RelationDef = engagement::Entity::belongs_to(organisation::Entity)
        .from(engagement::Column::UpstreamId)
        .to(organisation::Column::Id)
        .into();
    let mut member: RelationDef = engagement::Entity::belongs_to(engagement_member::Entity)
        .from(engagement::Column::Id)
        .to(engagement_member::Column::EngagementId)
        .into();
    let membership = actor.membership;
    member = member.on_condition(move |_, _| {
        Condition::all()
            .add(engagement_member::Column::MembershipId.eq(membership))
            .add(engagement_member::Column::Side.eq(Side::Downstream))
            .add(engagement_member::Column::EndedAt.is_null())
            .into_condition()
    });
    Entity::find()
        .join(JoinType::InnerJoin, sheet)
        .join(JoinType::InnerJoin, case)
        .join(JoinType::InnerJoin, prime)
        .join(JoinType::LeftJoin, member)
        .filter(engagement::Column::DownstreamId.eq(actor.organisation))
        .filter(confirmation::Column::Status.eq(ConfirmationStatus::Confirmed))
        .filter(Column::Round.into_expr().eq(confirmation::Column::Round.into_expr()))
        .select_only()
        .columns([Column::ConfirmationId, Column::Content])
        .columns([confirmation::Column::VersionId, confirmation::Column::DecidedAt])
        .column(engagement::Column::Number)
        .column_as(organisation::Column::Name, "upstream")
        .column_as(engagement_member::Column::Id, "assignment")
        .order_by_desc(Column::ConfirmationId.eq(first))
        .order_by_desc(confirmation::Column::DecidedAt)
        .limit(IN_A_BOOK)
        .into_model()
}
