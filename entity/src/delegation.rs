//! What a colleague of the downstream was asked to answer (回答の分担), by when; the items stand in [`crate::delegation_item`].

use crate::{account, confirmation, delegation_item, engagement, verdict};
use chrono::{DateTime, NaiveDate, Utc};
use domain::confirmation::ConfirmationStatus;
use domain::id::{AccountId, ChecklistVersionId, ConfirmationId, DelegationId, EngagementId, MembershipId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};
use serde::{Deserialize, Serialize};

/// What a colleague of the downstream was asked to answer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "delegation")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DelegationId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Their place in the company.
    pub membership_id: MembershipId,
    /// The person.
    pub account_id: AccountId,
    /// Who asked.
    pub delegated_by: AccountId,
    /// The end of that day in Japan.
    pub due_on: NaiveDate,
    /// The round in which the colleague marked it as answered last.
    pub done_round: Option<i32>,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Taken back at.
    pub ended_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("delegation", id, newtype, revised);

/// A delegation and one of its items, with the name of the colleague.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    /// The delegation.
    pub id: DelegationId,
    /// Place of the colleague.
    pub membership_id: MembershipId,
    /// The colleague.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// By when.
    pub due_on: NaiveDate,
    /// The round in which it was marked as answered last.
    pub done_round: Option<i32>,
    /// Of the delegation.
    pub revision: i32,
    /// The item.
    pub item_key: String,
}

/// As [`Line`], with what the colleague may know of the sheet besides.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OwnLine {
    /// The delegation and the item.
    #[sea_orm(nested)]
    pub line: Line,
    /// The case, for its number and its trail only.
    pub engagement_id: EngagementId,
    /// Number of the case.
    pub number: String,
    /// Version of the checklist.
    pub version_id: ChecklistVersionId,
    /// Where the sheet stands.
    pub status: ConfirmationStatus,
    /// Its round.
    pub round: i32,
    /// Its revision.
    pub sheet_revision: i32,
    /// Where this confirms again: the sheet before.
    pub before_id: Option<ConfirmationId>,
    /// Why the item came back last, where there is a verdict on it.
    pub returned_reason: Option<String>,
    /// Round of the submission in which it came back last.
    pub returned_round: Option<i32>,
    /// Who gave that verdict.
    pub given_by: Option<AccountId>,
    /// When.
    pub given_at: Option<DateTime<Utc>>,
    /// Its revision.
    pub verdict_revision: Option<i32>,
}

/// What waits for somebody, one row a delegation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WaitingLine {
    /// The sheet.
    pub confirmation_id: ConfirmationId,
    /// Number of the case.
    pub number: String,
    /// By when.
    pub due_on: NaiveDate,
    /// When they were asked.
    pub created_at: DateTime<Utc>,
    /// How many items.
    pub items: i64,
}

/// Delegations of a sheet that was reached through its case, with items and names, first asked first.
#[must_use]
pub fn of(confirmation: ConfirmationId) -> Selector<SelectModel<Line>> {
    lines(Entity::find().filter(Column::ConfirmationId.eq(confirmation))).into_model()
}

/// What the actor was asked to answer on one sheet; nothing for anybody else.
#[must_use]
pub fn own(actor: &Actor, confirmation: ConfirmationId) -> Selector<SelectModel<OwnLine>> {
    lines(
        Entity::find()
            .filter(Column::ConfirmationId.eq(confirmation))
            .filter(Column::MembershipId.eq(actor.membership)),
    )
    .join(JoinType::InnerJoin, sheet())
    .join(JoinType::InnerJoin, case())
    .columns([confirmation::Column::EngagementId, confirmation::Column::VersionId])
    .columns([confirmation::Column::Status, confirmation::Column::Round, confirmation::Column::BeforeId])
    .column_as(confirmation::Column::Revision, "sheet_revision")
    .join(JoinType::LeftJoin, verdict_on())
    .columns([verdict::Column::ReturnedReason, verdict::Column::ReturnedRound])
    .columns([verdict::Column::GivenBy, verdict::Column::GivenAt])
    .column_as(verdict::Column::Revision, "verdict_revision")
    .column(engagement::Column::Number)
    .into_model()
}

/// What waits for the actor now: not marked in this round, of a sheet that is out for the first time or came back with one
/// of their items.
#[must_use]
pub fn waiting_for(actor: &Actor) -> Selector<SelectModel<WaitingLine>> {
    waiting(actor)
        .select_only()
        .columns([Column::ConfirmationId, Column::DueOn, Column::CreatedAt])
        .column(engagement::Column::Number)
        .expr_as(items(), "items")
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .into_model()
}

/// How many items a delegation has.
pub(crate) fn items() -> Expr {
    let items = Query::select()
        .expr(Expr::col(delegation_item::Column::Id).count())
        .from(delegation_item::Entity)
        .and_where(
            Expr::col((delegation_item::Entity, delegation_item::Column::DelegationId)).equals((Entity, Column::Id)),
        )
        .to_owned();
    Expr::SubQuery(None, Box::new(items.into()))
}

/// The delegations behind [`waiting_for`], joined with sheet and case.
pub(crate) fn waiting(actor: &Actor) -> Select<Entity> {
    let round = || Expr::col((confirmation::Entity, confirmation::Column::Round));
    let returned = Query::select()
        .expr(Expr::val(1))
        .from(verdict::Entity)
        .inner_join(
            delegation_item::Entity,
            Expr::col((delegation_item::Entity, delegation_item::Column::ItemKey))
                .equals((verdict::Entity, verdict::Column::ItemKey)),
        )
        .and_where(
            Expr::col((delegation_item::Entity, delegation_item::Column::DelegationId)).equals((Entity, Column::Id)),
        )
        .and_where(
            Expr::col((verdict::Entity, verdict::Column::ConfirmationId))
                .equals((confirmation::Entity, confirmation::Column::Id)),
        )
        .and_where(Expr::col((verdict::Entity, verdict::Column::ReturnedRound)).eq(round().sub(1)))
        .to_owned();
    let first = confirmation::Column::Status.eq(ConfirmationStatus::Sent);
    let again = confirmation::Column::Status.eq(ConfirmationStatus::Returned).and(Expr::exists(returned));
    let unmarked = Column::DoneRound
        .is_null()
        .or(Expr::col((Entity, Column::DoneRound)).not_equals((confirmation::Entity, confirmation::Column::Round)));
    Entity::find()
        .filter(Column::MembershipId.eq(actor.membership))
        .filter(Column::EndedAt.is_null())
        .join(JoinType::InnerJoin, sheet())
        .join(JoinType::InnerJoin, case())
        .filter(unmarked)
        .filter(first.or(again))
}

/// One delegation of a sheet that was reached through its case or by its colleague.
#[must_use]
pub fn live(confirmation: ConfirmationId, id: DelegationId) -> Select<Entity> {
    Entity::find_by_id(id).filter(Column::ConfirmationId.eq(confirmation)).filter(Column::EndedAt.is_null())
}

/// Sheet and item of everything the actor was asked to answer: for scopes of what hangs on an item.
#[must_use]
pub(crate) fn items_of(actor: &Actor) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(delegation_item::Entity)
        .inner_join(
            Entity,
            Expr::col((Entity, Column::Id)).equals((delegation_item::Entity, delegation_item::Column::DelegationId)),
        )
        .and_where(Expr::col((Entity, Column::MembershipId)).eq(actor.membership))
        .and_where(Expr::col((Entity, Column::EndedAt)).is_null())
        .to_owned()
}

fn sheet() -> RelationDef {
    Entity::belongs_to(confirmation::Entity).from(Column::ConfirmationId).to(confirmation::Column::Id).into()
}

/// The verdict on an item that was asked for.
fn verdict_on() -> RelationDef {
    let verdict: RelationDef = delegation_item::Entity::belongs_to(verdict::Entity)
        .from(delegation_item::Column::ItemKey)
        .to(verdict::Column::ItemKey)
        .into();
    verdict.on_condition(|item, verdict| {
        let sheet = Expr::col((item, delegation_item::Column::ConfirmationId));
        Condition::all().add(sheet.equals((verdict, verdict::Column::ConfirmationId)))
    })
}

fn case() -> RelationDef {
    confirmation::Entity::belongs_to(engagement::Entity)
        .from(confirmation::Column::EngagementId)
        .to(engagement::Column::Id)
        .into()
}

fn lines(delegations: Select<Entity>) -> Select<Entity> {
    let item: RelationDef =
        Entity::belongs_to(delegation_item::Entity).from(Column::Id).to(delegation_item::Column::DelegationId).into();
    let person: RelationDef =
        Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into();
    delegations
        .filter(Column::EndedAt.is_null())
        .join(JoinType::InnerJoin, item)
        .join(JoinType::InnerJoin, person)
        .select_only()
        .columns([
            Column::Id,
            Column::MembershipId,
            Column::AccountId,
            Column::DueOn,
            Column::DoneRound,
            Column::Revision,
        ])
        .column(delegation_item::Column::ItemKey)
        .column(account::Column::Name)
        .order_by_asc(Column::Id)
}
