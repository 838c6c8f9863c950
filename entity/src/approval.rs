//! An entry of the approvals of a sheet inside its company (社内承認). Append only.

use crate::{account, approval_policy, confirmation, engagement, engagement_member};
use chrono::{DateTime, NaiveDate, Utc};
use domain::approval::ApprovalEntry;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::Side;
use domain::id::{AccountId, ApprovalId, ConfirmationId, OrganisationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Query};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, SelectModel, Selector};
use serde::{Deserialize, Serialize};

/// Asked for, given or not given.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "approval")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApprovalId,
    /// The company whose approval it is.
    pub organisation_id: OrganisationId,
    /// Confirmation id.
    pub confirmation_id: ConfirmationId,
    /// Round of the sheet.
    pub round: i32,
    /// Entry.
    pub entry: ApprovalEntry,
    /// Of exactly what it is about.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// What it is about, frozen as a submission would be.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Given by.
    pub given_by: AccountId,
    /// Given at.
    pub given_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("approval", id, newtype);

/// That a company wants approvals, and one entry of a sheet where there are any.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WantedLine {
    /// What the entry says; none where there is no entry yet.
    pub entry: Option<ApprovalEntry>,
    /// Its round.
    pub round: Option<i32>,
    /// Of what it is about.
    pub digest: Option<String>,
    /// What it is about.
    pub content: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who.
    pub given_by: Option<AccountId>,
    /// Their name.
    pub name: Option<String>,
    /// When.
    pub given_at: Option<DateTime<Utc>>,
}

/// The entries of a sheet, newest first; a single empty line where there are none, no line where the company wants no approvals.
#[must_use]
pub fn wanted(company: OrganisationId, sheet: ConfirmationId) -> Selector<SelectModel<WantedLine>> {
    let entries: RelationDef =
        approval_policy::Entity::belongs_to(Entity).from(approval_policy::Column::Id).to(Column::OrganisationId).into();
    let entries = entries
        .on_condition(move |_, entry| Condition::all().add(Expr::col((entry, Column::ConfirmationId)).eq(sheet)));
    let person: RelationDef = Entity::belongs_to(account::Entity).from(Column::GivenBy).to(account::Column::Id).into();
    approval_policy::wanted_by(company)
        .join(JoinType::LeftJoin, entries)
        .join(JoinType::LeftJoin, person)
        .select_only()
        .columns([Column::Entry, Column::Round, Column::Digest, Column::Content, Column::Reason])
        .columns([Column::GivenBy, Column::GivenAt])
        .column(account::Column::Name)
        .order_by_desc(Column::GivenAt)
        .order_by_desc(Column::Id)
        .into_model()
}

/// A sheet whose newest entry asks for an approval.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WaitingLine {
    /// The sheet.
    pub confirmation_id: ConfirmationId,
    /// Number of the case.
    pub number: String,
    /// When the sheet is due.
    pub due_on: NaiveDate,
}

/// Sheets of cases to which the actor is assigned below, whose newest entry asks for an approval and was not theirs.
#[must_use]
pub fn waiting_for(actor: &Actor) -> Selector<SelectModel<WaitingLine>> {
    waiting(actor)
        .select_only()
        .column(Column::ConfirmationId)
        .column(engagement::Column::Number)
        .column(confirmation::Column::DueOn)
        .order_by_asc(confirmation::Column::DueOn)
        .into_model()
}

/// The entries behind [`waiting_for`], joined with sheet and case.
pub(crate) fn waiting(actor: &Actor) -> Select<Entity> {
    let newer = Alias::new("newer");
    let later = Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, newer.clone())
        .and_where(Expr::col((newer.clone(), Column::ConfirmationId)).equals((Entity, Column::ConfirmationId)))
        .and_where(Expr::col((newer, Column::Id)).gt(Expr::col((Entity, Column::Id))))
        .to_owned();
    let cases = Query::select()
        .column(engagement_member::Column::EngagementId)
        .from(engagement_member::Entity)
        .and_where(engagement_member::Column::MembershipId.eq(actor.membership))
        .and_where(engagement_member::Column::Side.eq(Side::Downstream))
        .and_where(engagement_member::Column::EndedAt.is_null())
        .to_owned();
    let sheet: RelationDef =
        Entity::belongs_to(confirmation::Entity).from(Column::ConfirmationId).to(confirmation::Column::Id).into();
    let case: RelationDef = confirmation::Entity::belongs_to(engagement::Entity)
        .from(confirmation::Column::EngagementId)
        .to(engagement::Column::Id)
        .into();
    Entity::find()
        .filter(Column::Entry.eq(ApprovalEntry::Requested))
        .filter(Column::GivenBy.ne(actor.account))
        .filter(Expr::exists(later).not())
        .join(JoinType::InnerJoin, sheet)
        .join(JoinType::InnerJoin, case)
        .filter(confirmation::Column::EngagementId.in_subquery(cases))
        .filter(confirmation::Column::Status.is_in([ConfirmationStatus::Sent, ConfirmationStatus::Returned]))
        .filter(Expr::col((Entity, Column::Round)).equals((confirmation::Entity, confirmation::Column::Round)))
}
