//! One item of a [`crate::delegation`]. A version of a checklist never changes, so that a section is its items.

use crate::delegation;
use domain::id::{ConfirmationId, DelegationId};
use domain::permission::Actor;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use serde::{Deserialize, Serialize};

/// One item that a colleague was asked to answer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "delegation_item")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Delegation id.
    pub delegation_id: DelegationId,
    /// Confirmation id, as the delegation's.
    pub confirmation_id: ConfirmationId,
    /// Item key.
    #[sea_orm(column_type = "Text")]
    pub item_key: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("delegation_item", id, plain);

/// An item of a delegation that holds and was given to the actor.
#[must_use]
pub fn some_of(actor: &Actor, id: DelegationId) -> Select<Entity> {
    let own = Query::select()
        .column(delegation::Column::Id)
        .from(delegation::Entity)
        .and_where(delegation::Column::MembershipId.eq(actor.membership))
        .and_where(delegation::Column::EndedAt.is_null())
        .to_owned();
    Entity::find().filter(Column::DelegationId.eq(id)).filter(Column::DelegationId.in_subquery(own))
}
