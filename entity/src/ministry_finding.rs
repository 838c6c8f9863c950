//! Something that the ministry found in its audit, and what is done about it.

use crate::ministry_audit;
use chrono::{DateTime, NaiveDate, Utc};
use domain::id::{AccountId, MembershipId, MinistryAuditId, MinistryFindingId, OrganisationId, PlanId};
use domain::ministry_audit::finding::MinistryFindingStatus;
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// Something that the ministry found in its audit, and what is done about it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "ministry_finding")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MinistryFindingId,
    /// Audit id.
    pub ministry_audit_id: MinistryAuditId,
    /// Whose it is to put right.
    pub company_id: OrganisationId,
    /// Counted from 1 in the audit.
    pub number: i32,
    /// Status.
    pub status: MinistryFindingStatus,
    /// Clause.
    #[sea_orm(column_type = "Text")]
    pub clause: String,
    /// What is wrong.
    #[sea_orm(column_type = "Text")]
    pub what: String,
    /// What is done.
    #[sea_orm(column_type = "Text")]
    pub measure: String,
    /// Who answers for that.
    pub owner_id: Option<MembershipId>,
    /// The person.
    pub owner_account: Option<AccountId>,
    /// Their name, as of that day.
    #[sea_orm(column_type = "Text")]
    pub owner_name: String,
    /// The decided day.
    pub due_on: Option<NaiveDate>,
    /// Who decided that.
    pub decided_by: Option<AccountId>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// What proves that.
    #[sea_orm(column_type = "Text")]
    pub proof: String,
    /// Who carried it out.
    pub implemented_by: Option<AccountId>,
    /// Why it was not found done, last.
    #[sea_orm(column_type = "Text")]
    pub rejected: String,
    /// Who found it done.
    pub verified_by: Option<AccountId>,
    /// When.
    pub verified_at: Option<DateTime<Utc>>,
    /// The corrective plan, where it cannot be done in time.
    pub corrective_plan_id: Option<PlanId>,
    /// Taken out before it was delivered.
    pub dropped: bool,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("ministry_finding", id, newtype, revised);

/// Findings of an audit that was reached through its scope.
#[must_use]
pub fn of(audit: MinistryAuditId) -> Select<Entity> {
    Entity::find()
        .filter(Column::MinistryAuditId.eq(audit))
        .filter(Column::Dropped.eq(false))
        .order_by_asc(Column::Number)
}

/// Every finding that an audit ever had: the next one is counted on.
#[must_use]
pub fn ever(audit: MinistryAuditId) -> Select<Entity> {
    Entity::find().filter(Column::MinistryAuditId.eq(audit))
}

pub(crate) fn audit() -> RelationDef {
    Entity::belongs_to(ministry_audit::Entity).from(Column::MinistryAuditId).to(ministry_audit::Column::Id).into()
}

/// Findings that were delivered to the actor's company: those of audits that they see, and those that they own.
pub(crate) fn seen(actor: &Actor) -> Condition {
    let seen = Condition::any().add(ministry_audit::seen(actor)).add(Column::OwnerId.eq(actor.membership));
    Condition::all()
        .add(Column::CompanyId.eq(actor.organisation))
        .add(Column::Status.ne(MinistryFindingStatus::Drafted))
        .add(Column::Dropped.eq(false))
        .add(seen)
}

/// One of them with its audit.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: MinistryFindingId) -> SelectTwo<Entity, ministry_audit::Entity> {
    Entity::find_by_id(id).join(JoinType::InnerJoin, audit()).filter(seen(actor)).select_also(ministry_audit::Entity)
}
