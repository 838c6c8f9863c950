//! One recipient of a dispatch, and the case that it becomes.

use crate::{answer, confirmation, engagement, notice, organisation};
use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{DispatchId, EngagementId, OrganisationId};
use domain::notice::NoticeKind;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::IntoCondition as _;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, SelectTwo, Selector};
use serde::{Deserialize, Serialize};

/// One recipient of a dispatch, and the case that it becomes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "dispatch_recipient")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of which dispatch.
    pub dispatch_id: DispatchId,
    /// Place in the list, from 1.
    pub position: i32,
    /// The company.
    pub organisation_id: OrganisationId,
    /// Key of the case; of a new one chosen before it exists.
    pub engagement_id: EngagementId,
    /// Address of the list, may be empty.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    /// Name for an invitation, may be empty.
    #[sea_orm(column_type = "Text")]
    pub person: String,
    /// What is done; no protected content.
    #[sea_orm(column_type = "Text")]
    pub work: String,
    /// Where.
    #[sea_orm(column_type = "Text")]
    pub place: String,
    /// Reference of the contract that imposes the measures (5-3-a).
    #[sea_orm(column_type = "Text")]
    pub reference: String,
    /// Day of its signature.
    pub signed_on: NaiveDate,
    /// The refusal that kept the worker from going on, JSON; empty where none did.
    #[sea_orm(column_type = "Text")]
    pub problem: String,
    /// Which sheet of the case it becomes, from 1.
    #[serde(default = "confirmation::first", skip_serializing_if = "confirmation::is_first")]
    pub ordinal: i32,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("dispatch_recipient", id, plain, revised);

/// Recipients of a dispatch that was reached through its scope.
#[must_use]
pub fn of(dispatch: DispatchId) -> Select<Entity> {
    Entity::find().filter(Column::DispatchId.eq(dispatch)).order_by_asc(Column::Position)
}

/// Recipients with their companies.
#[must_use]
pub fn with_companies(dispatch: DispatchId) -> SelectTwo<Entity, organisation::Entity> {
    let company: RelationDef =
        Entity::belongs_to(organisation::Entity).from(Column::OrganisationId).to(organisation::Column::Id).into();
    of(dispatch).join(JoinType::InnerJoin, company).select_also(organisation::Entity)
}

/// Recipients that the worker has not gone through: nothing stood in the way, and no sheet was sent.
#[must_use]
pub fn waiting(dispatch: DispatchId) -> Select<Entity> {
    let sheet = |column| Expr::col((confirmation::Entity, column));
    let sent = Query::select()
        .expr(Expr::val(1))
        .from(confirmation::Entity)
        .and_where(sheet(confirmation::Column::EngagementId).equals((Entity, Column::EngagementId)))
        .and_where(sheet(confirmation::Column::Ordinal).equals((Entity, Column::Ordinal)))
        .and_where(confirmation::Column::SentAt.is_not_null())
        .to_owned();
    of(dispatch).filter(Column::Problem.eq("")).filter(Expr::exists(sent).not())
}

/// Recipients that a rule kept back.
#[must_use]
pub fn blocked(dispatch: DispatchId) -> Select<Entity> {
    of(dispatch).filter(Column::Problem.ne(""))
}

/// How far the case of a recipient is.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ProgressRow {
    /// The case.
    pub id: EngagementId,
    /// Its number.
    pub number: String,
    /// When its sheet was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was submitted last.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Whether an answer is stored.
    pub started: bool,
    /// Whether somebody of the company read the notice of it.
    pub opened: bool,
}

/// How far the cases of a dispatch are, as far as the actor may know of them.
#[must_use]
pub fn progress(actor: &Actor, dispatch: DispatchId) -> Selector<SelectModel<ProgressRow>> {
    let recipient: RelationDef =
        engagement::Entity::belongs_to(Entity).from(engagement::Column::Id).to(Column::EngagementId).into();
    let same = |_, sheet| {
        let ordinal = Expr::col((sheet, confirmation::Column::Ordinal));
        ordinal.equals((Entity, Column::Ordinal)).into_condition()
    };
    let sheet: RelationDef = engagement::Entity::belongs_to(confirmation::Entity)
        .from(engagement::Column::Id)
        .to(confirmation::Column::EngagementId)
        .into();
    let sheet = sheet.on_condition(same);
    engagement::visible_to(actor)
        .join(JoinType::InnerJoin, recipient)
        .filter(Column::DispatchId.eq(dispatch))
        .join(JoinType::LeftJoin, sheet)
        .select_only()
        .columns([engagement::Column::Id, engagement::Column::Number])
        .columns([confirmation::Column::SentAt, confirmation::Column::SubmittedAt])
        .expr_as(Expr::exists(answered()), "started")
        .expr_as(Expr::exists(read()), "opened")
        .into_model::<ProgressRow>()
}

fn answered() -> SelectStatement {
    let same = Expr::col((answer::Entity, answer::Column::ConfirmationId))
        .equals((confirmation::Entity, confirmation::Column::Id));
    Query::select().expr(Expr::val(1)).from(answer::Entity).and_where(same).to_owned()
}

fn read() -> SelectStatement {
    let same =
        Expr::col((notice::Entity, notice::Column::EngagementId)).equals((engagement::Entity, engagement::Column::Id));
    let theirs = Expr::col((notice::Entity, notice::Column::OrganisationId))
        .equals((engagement::Entity, engagement::Column::DownstreamId));
    Query::select()
        .expr(Expr::val(1))
        .from(notice::Entity)
        .and_where(same)
        .and_where(theirs)
        .and_where(notice::Column::Kind.eq(NoticeKind::SheetSent))
        .and_where(
            Expr::col((notice::Entity, notice::Column::CreatedAt))
                .gte(Expr::col((confirmation::Entity, confirmation::Column::SentAt))),
        )
        .and_where(notice::Column::ReadAt.is_not_null())
        .to_owned()
}
