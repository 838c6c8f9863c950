//! A waiver (例外) for one item of one sheet.

mod beside;

pub use beside::Beside;

use crate::parties::{self, WithParties};
use crate::{approval_run, desk_intake, engagement};
use chrono::{DateTime, NaiveDate, Utc};
use domain::approval::ApprovalSubject;
use domain::desk::Procedure;
use domain::id::{AccountId, ConfirmationId, EngagementId, OrganisationId, WaiverId};
use domain::permission::{Action, Actor, Standing};
use domain::waiver::WaiverStatus;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectModel, SelectTwo, Selector};
use serde::{Deserialize, Serialize};

/// A waiver (例外) for one item of one sheet.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "waiver")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WaiverId,
    /// 例-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Engagement id.
    pub engagement_id: EngagementId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Item key.
    #[sea_orm(column_type = "Text")]
    pub item_key: String,
    /// The ministry that decides: that of the contract.
    pub ministry_id: OrganisationId,
    /// Status.
    pub status: WaiverStatus,
    /// Why the item cannot be met now.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// What is done instead.
    #[sea_orm(column_type = "Text")]
    pub measure: String,
    /// What shows that.
    #[sea_orm(column_type = "Text")]
    pub evidence: String,
    /// The last day asked for.
    pub ends_on: NaiveDate,
    /// JSON of [`domain::waiver::view::FrozenWaiver`] as proposed last; empty before.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Of the content.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// The last day granted.
    pub granted_until: Option<NaiveDate>,
    /// Conditions of the ministry.
    #[sea_orm(column_type = "Text")]
    pub conditions: String,
    /// The waiver that this one renews.
    pub renews_id: Option<WaiverId>,
    /// Drafted by.
    pub drafted_by: AccountId,
    /// Drafted at.
    pub drafted_at: DateTime<Utc>,
    /// When it was proposed last: the prime knows of it from the first time on.
    pub proposed_at: Option<DateTime<Utc>>,
    /// When the prime supported it: the ministry knows of it since.
    pub supported_at: Option<DateTime<Utc>>,
    /// Granted at.
    pub granted_at: Option<DateTime<Utc>>,
    /// When its end was recorded.
    pub expired_at: Option<DateTime<Utc>>,
    /// When what follows from its end was done: the case was opened again, or there was nothing to open.
    pub settled_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("waiver", id, newtype, revised);

/// The subcontractor's drafts are its own; the prime knows of a waiver from the proposal, the ministry once it is supported.
/// Of the companies, whoever is assigned to the case and may see its answers.
fn seen(actor: &Actor) -> Condition {
    let on = |side: engagement::Column| Column::EngagementId.in_subquery(engagement::on_side(actor, side));
    let mut seen = Condition::any();
    if actor.may(Action::SeeAnswers, Standing::Downstream) {
        seen = seen.add(on(engagement::Column::DownstreamId));
    }
    if actor.may(Action::SeeAnswers, Standing::Upstream) {
        seen = seen.add(Condition::all().add(on(engagement::Column::UpstreamId)).add(Column::ProposedAt.is_not_null()));
    }
    if actor.may(Action::SeeAnswers, Standing::Ministry) {
        let put =
            Condition::all().add(Column::MinistryId.eq(actor.organisation)).add(Column::SupportedAt.is_not_null());
        seen = seen.add(put);
    }
    // An empty "any" would let everything through.
    if seen.is_empty() { seen.add(Column::Id.is_null()) } else { seen }
}

/// One waiver that the actor may know of, with its case.
#[must_use]
pub fn visible_to(actor: &Actor, id: WaiverId) -> SelectTwo<Entity, engagement::Entity> {
    Entity::find_by_id(id).filter(seen(actor)).join(JoinType::InnerJoin, case()).select_also(engagement::Entity)
}

/// The same with its case and the two companies, in one statement.
#[must_use]
pub fn with_parties(actor: &Actor, id: WaiverId) -> Selector<SelectModel<WithParties<Model>>> {
    parties::with_parties(Entity::find_by_id(id).filter(seen(actor)), Column::EngagementId)
}

/// One waiver that the actor is to approve, or was, from a seat in their company, with its case.
#[must_use]
pub fn from_a_seat(
    actor: &Actor,
    today: NaiveDate,
    subject: ApprovalSubject,
    id: WaiverId,
) -> SelectTwo<Entity, engagement::Entity> {
    Entity::find_by_id(id)
        .filter(Column::Id.in_subquery(approval_run::held_seat(actor, today, subject)))
        .join(JoinType::InnerJoin, case())
        .select_also(engagement::Entity)
}

fn case() -> RelationDef {
    Entity::belongs_to(engagement::Entity).from(Column::EngagementId).to(engagement::Column::Id).into()
}

/// The waiver that another one renews, and those that renew it, as far as the actor may know of them.
#[must_use]
pub fn related(actor: &Actor, row: &Model) -> Select<Entity> {
    let mut related = Condition::any().add(Column::RenewsId.eq(row.id));
    if let Some(former) = row.renews_id {
        related = related.add(Column::Id.eq(former));
    }
    Entity::find().filter(seen(actor)).filter(related).order_by_desc(Column::DraftedAt)
}

/// Every waiver that the actor may know of, in no order.
pub(crate) fn known_to(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(seen(actor))
}

/// Every waiver that the actor may know of, with its case, newest first.
#[must_use]
pub fn all_visible_to(actor: &Actor) -> SelectTwo<Entity, engagement::Entity> {
    Entity::find()
        .filter(seen(actor))
        .order_by_desc(Column::DraftedAt)
        .order_by_desc(Column::Id)
        .join(JoinType::InnerJoin, case())
        .select_also(engagement::Entity)
}

/// Those that were granted and did not end yet, joined to their cases.
#[must_use]
pub fn running_visible_to(actor: &Actor) -> Select<Entity> {
    Entity::find()
        .filter(seen(actor))
        .filter(Column::Status.eq(WaiverStatus::Granted))
        .join(JoinType::InnerJoin, case())
}

/// Those of them about which somebody still has to do something.
#[must_use]
pub fn under_way_for(actor: &Actor) -> SelectTwo<Entity, engagement::Entity> {
    all_visible_to(actor).filter(Column::Status.is_in(under_way()))
}

fn under_way() -> impl Iterator<Item = WaiverStatus> {
    WaiverStatus::ALL.iter().copied().filter(|status| status.is_under_way())
}

/// Waivers that were granted on a sheet that was reached through its case: the one that runs longest first.
#[must_use]
pub fn granted_on(confirmation: ConfirmationId) -> Select<Entity> {
    longest_first().filter(Column::ConfirmationId.eq(confirmation))
}

/// The same, as far as the actor may know of them.
#[must_use]
pub fn granted_shown_on(actor: &Actor, confirmation: ConfirmationId) -> Select<Entity> {
    granted_on(confirmation).filter(seen(actor))
}

/// States of waivers that stand beside an answer: running, or over.
pub(crate) const ONCE_GRANTED: [WaiverStatus; 2] = [WaiverStatus::Granted, WaiverStatus::Expired];

fn longest_first() -> Select<Entity> {
    Entity::find()
        .filter(Column::Status.is_in(ONCE_GRANTED))
        .order_by_desc(Column::GrantedUntil)
        .order_by_desc(Column::GrantedAt)
}

/// Waivers for one item of a sheet that was reached through its case, newest first.
#[must_use]
pub fn on(confirmation: ConfirmationId, item: &str) -> Select<Entity> {
    Entity::find()
        .filter(Column::ConfirmationId.eq(confirmation))
        .filter(Column::ItemKey.eq(item))
        .order_by_desc(Column::DraftedAt)
}

/// Waivers that were granted to a company, in whichever case, the one that runs longest first: for its own answer book.
#[must_use]
pub fn granted_to(company: OrganisationId) -> Select<Entity> {
    let cases = Query::select()
        .column(engagement::Column::Id)
        .from(engagement::Entity)
        .and_where(engagement::Column::DownstreamId.eq(company))
        .to_owned();
    longest_first().filter(Column::EngagementId.in_subquery(cases))
}

/// Granted waivers whose last day lies within these days, with their cases: for the worker that offers a renewal.
#[must_use]
pub fn ending_for_worker(from: NaiveDate, until: NaiveDate) -> SelectTwo<Entity, engagement::Entity> {
    Entity::find()
        .filter(Column::Status.eq(WaiverStatus::Granted))
        .filter(Column::GrantedUntil.between(from, until))
        .order_by_asc(Column::GrantedUntil)
        .join(JoinType::InnerJoin, case())
        .select_also(engagement::Entity)
}

/// Waivers whose last day was before this one, and from whose end not everything has followed yet: for the worker.
#[must_use]
pub fn over_for_worker(today: NaiveDate) -> Select<Entity> {
    let over = Condition::all().add(Column::Status.eq(WaiverStatus::Granted)).add(Column::GrantedUntil.lt(today));
    let unsettled = Condition::all().add(Column::Status.eq(WaiverStatus::Expired)).add(Column::SettledAt.is_null());
    Entity::find().filter(Condition::any().add(over).add(unsettled)).order_by_asc(Column::GrantedUntil)
}

/// One waiver by its key, whoever asks: for the worker, within its transaction.
#[must_use]
pub fn one_for_worker(id: WaiverId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// Waivers that renew this one: for the worker.
#[must_use]
pub fn renewing(id: WaiverId) -> Select<Entity> {
    Entity::find().filter(Column::RenewsId.eq(id))
}

/// Whether a file that is attached to an item was there when a waiver for that item was proposed, as a condition on attachments:
/// then the prime, and the ministry to which it was put, look at it.
pub(crate) fn proposed_with(ministry: Option<OrganisationId>) -> SelectStatement {
    use crate::evidence_grant;
    let grant = |column| Expr::col((evidence_grant::Entity, column));
    let own = |column| Expr::col((Entity, column));
    let proposed = own(Column::ProposedAt);
    let ended = grant(evidence_grant::Column::EndedAt);
    let mut found = Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(own(Column::ConfirmationId).eq(grant(evidence_grant::Column::ConfirmationId)))
        .and_where(own(Column::ItemKey).eq(grant(evidence_grant::Column::ItemKey)))
        .and_where(proposed.clone().gte(grant(evidence_grant::Column::GrantedAt)))
        .and_where(ended.clone().is_null().or(ended.gt(proposed)))
        .to_owned();
    if let Some(ministry) = ministry {
        found.and_where(Column::MinistryId.eq(ministry)).and_where(Column::SupportedAt.is_not_null());
    }
    found
}

/// Waivers that were put to their ministry and are not in its register: for the portal itself.
#[must_use]
pub fn unregistered() -> SelectTwo<Entity, engagement::Entity> {
    Entity::find()
        .filter(Column::SupportedAt.is_not_null())
        .filter(Column::Id.not_in_subquery(desk_intake::subjects(Procedure::Waiver)))
        .order_by_asc(Column::SupportedAt)
        .join(JoinType::InnerJoin, case())
        .select_also(engagement::Entity)
}
