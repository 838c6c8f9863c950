//! A plan of a security audit (セキュリティ監査計画, 13-1), as it is being written or as it stands.

use crate::{audit_member, contract};
use chrono::{DateTime, Utc};
use domain::audit_plan::{AuditPlanStatus, AuditTrigger};
use domain::id::{AccountId, AuditPlanId, ContractId, OrganisationId};
use domain::permission::{Action, Actor, Standing};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A plan of a security audit (セキュリティ監査計画, 13-1), as it is being written or as it stands.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_plan")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditPlanId,
    /// 監-2026-000001.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Whose plan it is.
    pub company_id: OrganisationId,
    /// The contract that it is for, where it is for one.
    pub contract_id: Option<ContractId>,
    /// The plan from which it was begun.
    pub before_id: Option<AuditPlanId>,
    /// Fiscal year, from April.
    pub fiscal_year: i32,
    /// Why there is an audit.
    pub trigger: AuditTrigger,
    /// The same in words.
    #[sea_orm(column_type = "Text")]
    pub trigger_reason: String,
    /// Departments that are audited, one a line.
    #[sea_orm(column_type = "Text")]
    pub departments: String,
    /// Why no handler from outside takes part (13-1-1-b); empty where one does.
    #[sea_orm(column_type = "Text")]
    pub exception: String,
    /// Status.
    pub status: AuditPlanStatus,
    /// Drafted by.
    pub drafted_by: AccountId,
    /// Drafted at.
    pub drafted_at: DateTime<Utc>,
    /// Submitted by, last.
    pub submitted_by: Option<AccountId>,
    /// When it was submitted first: the supervisor knows of it since.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Passed on by, last.
    pub passed_by: Option<AccountId>,
    /// When it was passed on first: the executive knows of it since.
    pub passed_at: Option<DateTime<Utc>>,
    /// Approved by, last.
    pub approved_by: Option<AccountId>,
    /// Approved at, last.
    pub approved_at: Option<DateTime<Utc>>,
    /// Of what was approved last; empty before.
    #[sea_orm(column_type = "Text")]
    pub approved_digest: String,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_plan", id, newtype, revised);

/// Plans of the own company that the actor may know of, newest first: whoever drafted it or takes part by name, the supervisor since
/// it was submitted, the executive since it was passed on. Nobody else.
#[must_use]
pub fn visible_to(actor: &Actor) -> Select<Entity> {
    Entity::find().filter(seen(actor)).order_by_desc(Column::Id)
}

/// One of them, with the contract that it is for.
#[must_use]
pub fn one_visible_to(actor: &Actor, id: AuditPlanId) -> SelectTwo<Entity, contract::Entity> {
    let contract: RelationDef =
        Entity::belongs_to(contract::Entity).from(Column::ContractId).to(contract::Column::Id).into();
    visible_to(actor).filter(Column::Id.eq(id)).join(JoinType::LeftJoin, contract).select_also(contract::Entity)
}

pub(crate) fn seen(actor: &Actor) -> Condition {
    let may = |action| actor.may(action, Standing::OwnOrganisation);
    let named = audit_member::plans_of(actor);
    let mut known = Condition::any().add(Column::DraftedBy.eq(actor.account)).add(Column::Id.in_subquery(named));
    if may(Action::PassAuditPlan) {
        known = known.add(Column::SubmittedAt.is_not_null());
    }
    if may(Action::ApproveAuditPlan) {
        known = known.add(Column::PassedAt.is_not_null());
    }
    Condition::all().add(Column::CompanyId.eq(actor.organisation)).add(known)
}

/// A plan by its key, whoever asks: only for the operator's command that verifies the trail.
#[must_use]
pub fn for_operator(id: AuditPlanId) -> Select<Entity> {
    Entity::find_by_id(id)
}
