//! The register of what was put to a ministry (受付簿): one row for each matter, written with every change of the matter itself.

mod queue;

pub use queue::{Counted, Listed, after, all, counts, first, fitting, page, waiting};

use chrono::{DateTime, NaiveDate, Utc};
use domain::desk::{Outcome, Procedure, Turn};
use domain::id::{AccountId, ContractId, EngagementId, IntakeId, MembershipId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{Condition, QueryOrder};
use serde::{Deserialize, Serialize};

/// One matter that was put to a ministry.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "desk_intake")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IntakeId,
    /// Which procedure.
    pub kind: Procedure,
    /// Key of the matter itself.
    pub subject: Uuid,
    /// How often the matter was put to the ministry, after it had left the desk: from 1.
    pub round: i32,
    /// The ministry.
    pub ministry_id: OrganisationId,
    /// The contract.
    pub contract_id: ContractId,
    /// The case, where there is one.
    pub engagement_id: Option<EngagementId>,
    /// Number of the matter.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Who put it to the ministry.
    pub applicant_id: OrganisationId,
    /// Whom it concerns, by the name that was found on arrival.
    #[sea_orm(column_type = "Text")]
    pub concerns: String,
    /// Number and names, folded.
    #[sea_orm(column_type = "Text")]
    pub search: String,
    /// Arrived at.
    pub arrived_at: DateTime<Utc>,
    /// Whose turn it is.
    pub turn: Turn,
    /// Since when.
    pub turn_since: DateTime<Utc>,
    /// Who entered the answer from paper that waits for a second person.
    pub recorded_by: Option<AccountId>,
    /// Who deals with it.
    pub officer_id: Option<MembershipId>,
    /// Target in working days, pinned on arrival.
    pub target_days: Option<i32>,
    /// The day of that, moved by the days that the clock stood.
    pub target_on: Option<NaiveDate>,
    /// Since when the clock stands.
    pub stands_since: Option<NaiveDate>,
    /// Working days of pauses that are over.
    pub stood: i32,
    /// Ended at.
    pub ended_at: Option<DateTime<Utc>>,
    /// How.
    pub outcome: Option<Outcome>,
    /// What the clock showed then.
    pub took: Option<i32>,
    /// Name of the deputy who decided it while the officer was absent.
    #[sea_orm(column_type = "Text", nullable)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_place: Option<String>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("desk_intake", id, newtype, revised);

/// A matter by what it is, inside the transaction that changes it; the newest entry first.
#[must_use]
pub fn of_subject(kind: Procedure, subject: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::Kind.eq(kind)).filter(Column::Subject.eq(subject)).order_by_desc(Column::Round)
}

/// The same, by the key of its entry.
#[must_use]
pub fn again(id: IntakeId) -> Select<Entity> {
    Entity::find_by_id(id)
}

/// Keys of the matters of a procedure that are in a register.
pub(crate) fn subjects(kind: Procedure) -> SelectStatement {
    Query::select().column(Column::Subject).from(Entity).and_where(Column::Kind.eq(kind)).to_owned()
}

/// Everything that was put to the actor's ministry, for whoever works at its desk; nothing for anybody else.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    let found = Entity::find().filter(Column::MinistryId.eq(actor.organisation));
    if actor.may(Action::SeeDesk, Standing::Ministry) { found } else { found.filter(Column::Id.is_null()) }
}

/// One of them.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: IntakeId) -> Select<Entity> {
    visible_to(actor).filter(Column::Id.eq(id))
}

/// One of them, by what it is; the newest entry first.
#[must_use]
pub fn subject_visible_to(actor: &Actor, kind: Procedure, subject: Uuid) -> Select<Entity> {
    let found = visible_to(actor).filter(Column::Kind.eq(kind)).filter(Column::Subject.eq(subject));
    found.order_by_desc(Column::Round)
}

/// What arrived or ended between two moments, and everything that lies on the desk.
#[must_use]
pub fn within(actor: &Actor, from: DateTime<Utc>, until: DateTime<Utc>) -> Select<Entity> {
    let arrived = Condition::all().add(col(Column::ArrivedAt).gte(from)).add(col(Column::ArrivedAt).lt(until));
    let ended = Condition::all().add(col(Column::EndedAt).gte(from)).add(col(Column::EndedAt).lt(until));
    let open = col(Column::EndedAt).is_null();
    visible_to(actor).filter(Condition::any().add(arrived).add(ended).add(open))
}

/// By arrival, the first one first.
#[must_use]
pub fn oldest(actor: &Actor) -> Select<Entity> {
    visible_to(actor).order_by_asc(Column::ArrivedAt)
}

fn col(column: Column) -> Expr {
    Expr::col((Entity, column))
}
