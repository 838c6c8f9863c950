//! A seat of a version of a route, as the version says: for finding whose turn it is. Append only.

use crate::approval_absence;
use chrono::NaiveDate;
use domain::id::{AccountId, ApprovalRouteVersionId};
use domain::permission::Actor;
use domain::role::Role;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A seat: a role, or a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "approval_seat")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The version.
    pub version_id: ApprovalRouteVersionId,
    /// Stage, from 0.
    pub stage: i32,
    /// Place in the stage, from 0.
    pub place: i32,
    /// The role.
    pub role: Option<Role>,
    /// The person.
    pub account_id: Option<AccountId>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("approval_seat", id, plain);

/// Seats that the actor holds by themselves: by name or by role.
pub(crate) fn own(actor: &Actor) -> Condition {
    let roles = actor.roles.iter().copied().filter(|role| role.exists_in(actor.kind));
    Condition::any().add(Column::AccountId.eq(actor.account)).add(Column::Role.is_in(roles))
}

/// Seats that the actor holds, on this day also in somebody's place.
pub(crate) fn held_by(actor: &Actor, today: NaiveDate) -> Condition {
    own(actor).add(Column::AccountId.in_subquery(approval_absence::whom(actor, today)))
}
