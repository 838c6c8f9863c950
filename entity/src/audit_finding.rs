//! Something that an audit found (指摘, 13-3-2), and what is done about it.

use crate::audit;
use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::finding::{FindingStatus, Severity};
use domain::id::{AccountId, AuditId, FindingId, MembershipId, OrganisationId, PlanId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// Something that an audit found (指摘, 13-3-2), and what is done about it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_finding")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FindingId,
    /// Audit id.
    pub audit_id: AuditId,
    /// Whose it is.
    pub company_id: OrganisationId,
    /// Counted from 1 in the audit.
    pub number: i32,
    /// Status.
    pub status: FindingStatus,
    /// Clause.
    #[sea_orm(column_type = "Text")]
    pub clause: String,
    /// The department.
    #[sea_orm(column_type = "Text")]
    pub department: String,
    /// What is wrong (13-3-2-ア).
    #[sea_orm(column_type = "Text")]
    pub what: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What is proposed (13-3-2-イ).
    #[sea_orm(column_type = "Text")]
    pub proposal: String,
    /// How many days that takes (13-3-2-ウ).
    pub days: i32,
    /// Raised by.
    pub raised_by: AccountId,
    /// Day of the last consultation (13-3-3-a).
    pub consulted_on: Option<NaiveDate>,
    /// Who spoke for the implementing unit.
    #[sea_orm(column_type = "Text")]
    pub consulted_with: String,
    /// Minutes of it.
    #[sea_orm(column_type = "Text")]
    pub minutes: String,
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
    /// Who found it done.
    pub verified_by: Option<AccountId>,
    /// When.
    pub verified_at: Option<DateTime<Utc>>,
    /// The corrective plan, where it cannot be done in time (13-3-4-a).
    pub corrective_plan_id: Option<PlanId>,
    /// Taken out before the result was submitted.
    pub dropped: bool,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_finding", id, newtype, revised);

/// Findings of an audit that was reached through its scope.
#[must_use]
pub fn of(audit: AuditId) -> Select<Entity> {
    Entity::find().filter(Column::AuditId.eq(audit)).filter(Column::Dropped.eq(false)).order_by_asc(Column::Number)
}

/// How many findings an audit ever had: the next one is counted on.
#[must_use]
pub fn ever(audit: AuditId) -> Select<Entity> {
    Entity::find().filter(Column::AuditId.eq(audit))
}

pub(crate) fn audit() -> RelationDef {
    Entity::belongs_to(audit::Entity).from(Column::AuditId).to(audit::Column::Id).into()
}

/// Findings that the actor may know of: of audits in which they have a part, and those that they own once it was decided.
pub(crate) fn seen(actor: &Actor) -> Condition {
    let owned =
        Condition::all().add(Column::CompanyId.eq(actor.organisation)).add(Column::OwnerId.eq(actor.membership));
    Condition::any().add(audit::shared(actor)).add(owned)
}

/// Findings of submitted results that the actor may know of; with their audit joined.
pub(crate) fn told(actor: &Actor) -> Condition {
    Condition::all().add(Column::Dropped.eq(false)).add(Column::Status.ne(FindingStatus::Raised)).add(seen(actor))
}

/// A finding that the actor may know of, with its audit.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: FindingId) -> SelectTwo<Entity, audit::Entity> {
    Entity::find_by_id(id)
        .join(JoinType::InnerJoin, audit())
        .filter(Column::Dropped.eq(false))
        .filter(seen(actor))
        .select_also(audit::Entity)
}
