//! Somebody who takes part in an audit, by name (13-1-2-ア).

use domain::id::{AccountId, AuditPlanId, MembershipId};
use domain::permission::Actor;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use serde::{Deserialize, Serialize};

/// Somebody who takes part in an audit, by name (13-1-2-ア).
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit_member")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Plan id.
    pub plan_id: AuditPlanId,
    /// Their place in the company.
    pub membership_id: MembershipId,
    /// The person.
    pub account_id: AccountId,
    /// Name, as of the day on which they were named.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Department.
    #[sea_orm(column_type = "Text")]
    pub department: String,
    /// Post.
    #[sea_orm(column_type = "Text")]
    pub post: String,
    /// Authority and responsibility.
    #[sea_orm(column_type = "Text")]
    pub authority: String,
    /// A handler of protected information.
    pub handler: bool,
    /// Taken over from the plan before, not looked at again yet.
    pub carried: bool,
    /// No longer part of the plan.
    pub dropped: bool,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("audit_member", id, plain, revised);

/// Who takes part in a plan that was reached through its scope.
#[must_use]
pub fn of(plan: AuditPlanId) -> Select<Entity> {
    Entity::find().filter(Column::PlanId.eq(plan)).filter(Column::Dropped.eq(false)).order_by_asc(Column::Id)
}

/// Keys of the plans in which the actor takes part.
pub(crate) fn plans_of(actor: &Actor) -> SelectStatement {
    Query::select()
        .column(Column::PlanId)
        .from(Entity)
        .and_where(Column::MembershipId.eq(actor.membership))
        .and_where(Column::Dropped.eq(false))
        .to_owned()
}
