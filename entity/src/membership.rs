//! A person's place in an organisation, with roles.

use crate::account;
use crate::roles::Roles;
use chrono::{DateTime, Utc};
use domain::id::{AccountId, MembershipId, OrganisationId};
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QuerySelect, SelectTwo};
use serde::{Deserialize, Serialize};

/// A person's place in an organisation, with roles.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MembershipId,
    /// Account id.
    pub account_id: AccountId,
    /// Organisation id.
    pub organisation_id: OrganisationId,
    /// Roles.
    #[sea_orm(column_type = "Json")]
    pub roles: Roles,
    /// Department.
    #[sea_orm(column_type = "Text")]
    pub department: String,
    /// Post.
    #[sea_orm(column_type = "Text")]
    pub post: String,
    /// Created at.
    pub created_at: DateTime<Utc>,
    /// Ended at.
    pub ended_at: Option<DateTime<Utc>>,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("membership", id, newtype, revised);

/// People of an organisation.
#[must_use]
pub fn of_organisation(organisation: OrganisationId) -> Select<Entity> {
    Entity::find().filter(Column::OrganisationId.eq(organisation)).filter(Column::EndedAt.is_null())
}

/// People of these organisations with their accounts.
#[must_use]
pub fn with_accounts(organisations: impl IntoIterator<Item = OrganisationId>) -> SelectTwo<Entity, account::Entity> {
    let account: RelationDef =
        Entity::belongs_to(account::Entity).from(Column::AccountId).to(account::Column::Id).into();
    Entity::find()
        .filter(Column::OrganisationId.is_in(organisations))
        .filter(Column::EndedAt.is_null())
        .filter(account::Column::DisabledAt.is_null())
        .join(JoinType::InnerJoin, account)
        .select_also(account::Entity)
}
