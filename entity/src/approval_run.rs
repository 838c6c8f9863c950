//! One asking for approvals inside a company (社内承認), along the version of the route with which it began.

use crate::{account, approval_absence, approval_route_version, approval_seat, approval_step, engagement_member};
use chrono::{DateTime, NaiveDate, Utc};
use domain::approval::{ApprovalEntry, ApprovalStatus, ApprovalSubject};
use domain::engagement::Side;
use domain::id::{AccountId, ApprovalRouteVersionId, ApprovalRunId, EngagementId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    Condition, FromQueryResult, Iterable as _, JoinType, QueryOrder, QueryResult, QuerySelect, SelectModel, Selector,
};
use serde::{Deserialize, Serialize};

/// One asking.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "approval_run")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApprovalRunId,
    /// The company.
    pub organisation_id: OrganisationId,
    /// The version of the route with which it began.
    pub version_id: ApprovalRouteVersionId,
    /// What is to be approved.
    pub subject: ApprovalSubject,
    /// Its key.
    pub subject_id: Uuid,
    /// In whose trail it is recorded.
    pub case_id: Uuid,
    /// The case, whose people on the side alone may hold seats.
    pub engagement_id: Option<EngagementId>,
    /// The company's side of it.
    pub side: Option<Side>,
    /// The number that people know the subject by.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// When the subject is due.
    pub due_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: ApprovalStatus,
    /// Whose turn it was after the last entry, from 0.
    pub stage: i32,
    /// Of the content that the last entry was about.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// Asked by.
    pub asked_by: AccountId,
    /// Who drafted the subject.
    pub drafted_by: Option<AccountId>,
    /// Asked at.
    pub asked_at: DateTime<Utc>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("approval_run", id, newtype, revised);

/// Askings for a subject that are under way, of whichever company and of these kinds: for the command that ends the subject.
#[must_use]
pub fn under_way(subjects: &[ApprovalSubject], id: Uuid) -> Select<Entity> {
    Entity::find()
        .filter(Column::SubjectId.eq(id))
        .filter(Column::Subject.is_in(subjects.iter().copied()))
        .filter(Column::Status.is_in([ApprovalStatus::Open, ApprovalStatus::Given]))
}

/// A version of the route, one asking that began with it, and one entry of that.
#[derive(Clone, Debug)]
pub struct ChainRow {
    /// The version.
    pub version: approval_route_version::Model,
    /// An asking for the subject.
    pub run: Option<Model>,
    /// An entry of it.
    pub step: Option<approval_step::Model>,
    /// Name of whoever made the entry.
    pub name: Option<String>,
}

/// Prefixes of the columns of [`ChainRow`].
const VERSION: &str = "v_";
const RUN: &str = "r_";
const STEP: &str = "s_";

impl FromQueryResult for ChainRow {
    fn from_query_result(row: &QueryResult, _: &str) -> Result<Self, DbErr> {
        Ok(Self {
            version: approval_route_version::Model::from_query_result(row, VERSION)?,
            run: Model::from_query_result_optional(row, RUN)?,
            step: approval_step::Model::from_query_result_optional(row, STEP)?,
            name: row.try_get("", "name")?,
        })
    }
}

/// The versions of a company's route for a kind of subject, newest first, with what was asked along each for one subject, newest
/// first, and the entries in their order. No row where the company never had a route.
#[must_use]
pub fn chain(company: OrganisationId, subject: ApprovalSubject, id: Uuid) -> Selector<SelectModel<ChainRow>> {
    use approval_route_version::Column as Version;
    let run: RelationDef =
        approval_route_version::Entity::belongs_to(Entity).from(Version::Id).to(Column::VersionId).into();
    let run = run.on_condition(move |_, run| Condition::all().add(Expr::col((run, Column::SubjectId)).eq(id)));
    let step: RelationDef =
        Entity::belongs_to(approval_step::Entity).from(Column::Id).to(approval_step::Column::RunId).into();
    let person: RelationDef = approval_step::Entity::belongs_to(account::Entity)
        .from(approval_step::Column::GivenBy)
        .to(account::Column::Id)
        .into();
    let mut found = approval_route_version::of(company)
        .filter(Version::Subject.eq(subject))
        .join(JoinType::LeftJoin, run)
        .join(JoinType::LeftJoin, step)
        .join(JoinType::LeftJoin, person)
        .order_by_desc(Column::Id)
        .order_by_asc(approval_step::Column::Id)
        .select_only()
        .column(account::Column::Name);
    for column in Version::iter() {
        found = found.column_as(column, format!("{VERSION}{}", column.unquoted()));
    }
    for column in Column::iter() {
        found = found.column_as(column, format!("{RUN}{}", column.unquoted()));
    }
    for column in approval_step::Column::iter() {
        found = found.column_as(column, format!("{STEP}{}", column.unquoted()));
    }
    found.into_model()
}

/// Askings of the actor's company in which they may hold a seat: of cases to which they are assigned on its side, or of none.
fn within(actor: &Actor) -> Condition {
    use engagement_member::Column as Member;
    let assigned = Query::select()
        .expr(Expr::val(1))
        .from(engagement_member::Entity)
        .and_where(Expr::col((engagement_member::Entity, Member::EngagementId)).equals((Entity, Column::EngagementId)))
        .and_where(Expr::col((engagement_member::Entity, Member::Side)).equals((Entity, Column::Side)))
        .and_where(Expr::col((engagement_member::Entity, Member::MembershipId)).eq(actor.membership))
        .and_where(Expr::col((engagement_member::Entity, Member::EndedAt)).is_null())
        .to_owned();
    Condition::all()
        .add(Column::OrganisationId.eq(actor.organisation))
        .add(Condition::any().add(Column::EngagementId.is_null()).add(Expr::exists(assigned)))
}

fn seats(actor: &Actor, today: NaiveDate) -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(approval_seat::Entity)
        .and_where(
            Expr::col((approval_seat::Entity, approval_seat::Column::VersionId)).equals((Entity, Column::VersionId)),
        )
        .cond_where(approval_seat::held_by(actor, today))
        .to_owned()
}

/// Keys of subjects of this kind that were asked about, and in which the actor holds a seat.
pub(crate) fn held_seat(actor: &Actor, today: NaiveDate, subject: ApprovalSubject) -> SelectStatement {
    Query::select()
        .column(Column::SubjectId)
        .from(Entity)
        .cond_where(within(actor))
        .and_where(Column::Subject.eq(subject))
        .and_where(Expr::exists(seats(actor, today)))
        .to_owned()
}

/// The same while the asking is under way: then the seat gives the sight of files.
pub(crate) fn seen_from_a_seat(actor: &Actor, today: NaiveDate, subject: ApprovalSubject) -> SelectStatement {
    let mut held = held_seat(actor, today, subject);
    held.and_where(Column::Status.is_in([ApprovalStatus::Open, ApprovalStatus::Given])).to_owned()
}

/// Entries that approve the content that the asking is about now.
fn approvals() -> SelectStatement {
    use approval_step::Column as Of;
    let own = |column| Expr::col((approval_step::Entity, column));
    Query::select()
        .expr(Expr::val(1))
        .from(approval_step::Entity)
        .and_where(own(Of::RunId).equals((Entity, Column::Id)))
        .and_where(own(Of::Digest).equals((Entity, Column::Digest)))
        .and_where(own(Of::Entry).is_in([ApprovalEntry::Approve, ApprovalEntry::Complete]))
        .to_owned()
}

/// Entries that fill a seat of the stage whose turn it is.
fn filled() -> SelectStatement {
    use approval_step::Column as Of;
    let own = |column| Expr::col((approval_step::Entity, column));
    approvals()
        .and_where(own(Of::Stage).equals((Entity, Column::Stage)))
        .and_where(own(Of::Seat).equals((approval_seat::Entity, approval_seat::Column::Place)))
        .to_owned()
}

/// Askings that wait for the actor: a seat of theirs in the stage whose turn it is, which nobody filled, and they neither asked
/// nor drafted nor approved in another stage.
pub(crate) fn waiting(actor: &Actor, today: NaiveDate) -> Condition {
    use approval_step::Column as Of;
    let mut own = approvals();
    own.and_where(Expr::col((approval_step::Entity, Of::GivenBy)).eq(actor.account));
    let mut asked = Query::select();
    asked
        .expr(Expr::val(1))
        .from(approval_step::Entity)
        .and_where(Expr::col((approval_step::Entity, Of::RunId)).equals((Entity, Column::Id)))
        .and_where(Of::Entry.is_in([ApprovalEntry::Ask, ApprovalEntry::AskAgain]))
        .and_where(Of::GivenBy.eq(actor.account));
    let seat = open_seats().expr(Expr::val(1)).cond_where(approval_seat::held_by(actor, today)).to_owned();
    within(actor)
        .add(Column::Status.eq(ApprovalStatus::Open))
        .add(Condition::any().add(Column::DraftedBy.is_null()).add(Column::DraftedBy.ne(actor.account)))
        .add(Expr::exists(asked).not())
        .add(Expr::exists(own).not())
        .add(Expr::exists(seat))
}

/// Name of the person in whose place the actor holds a seat of the stage whose turn it is; nothing where they hold one themselves.
pub(crate) fn in_whose_place(actor: &Actor, today: NaiveDate) -> SelectStatement {
    use approval_seat::Column as Place;
    let own = open_seats().expr(Expr::val(1)).cond_where(approval_seat::own(actor)).to_owned();
    open_seats()
        .expr(Expr::col((account::Entity, account::Column::Name)).min())
        .inner_join(
            account::Entity,
            Expr::col((account::Entity, account::Column::Id)).equals((approval_seat::Entity, Place::AccountId)),
        )
        .and_where(Place::AccountId.in_subquery(approval_absence::whom(actor, today)))
        .and_where(Expr::exists(own).not())
        .to_owned()
}

/// Seats of the stage whose turn it is, which nobody filled.
fn open_seats() -> SelectStatement {
    use approval_seat::Column as Place;
    let own = |column| Expr::col((approval_seat::Entity, column));
    Query::select()
        .from(approval_seat::Entity)
        .and_where(own(Place::VersionId).equals((Entity, Column::VersionId)))
        .and_where(own(Place::Stage).equals((Entity, Column::Stage)))
        .and_where(Expr::exists(filled()).not())
        .to_owned()
}

/// What the actor asked for, with the seats for which it waits, and their people.
pub(crate) fn asked_by(actor: &Actor) -> Select<Entity> {
    use approval_seat::Column as Place;
    let seat: RelationDef =
        Entity::belongs_to(approval_seat::Entity).from(Column::VersionId).to(Place::VersionId).into();
    let seat = seat
        .on_condition(|run, seat| Condition::all().add(Expr::col((run, Column::Stage)).equals((seat, Place::Stage))));
    let person: RelationDef =
        approval_seat::Entity::belongs_to(account::Entity).from(Place::AccountId).to(account::Column::Id).into();
    Entity::find()
        .join(JoinType::InnerJoin, seat)
        .join(JoinType::LeftJoin, person)
        .filter(Column::OrganisationId.eq(actor.organisation))
        .filter(Column::AskedBy.eq(actor.account))
        .filter(Column::Status.eq(ApprovalStatus::Open))
        .filter(Expr::exists(filled()).not())
}
