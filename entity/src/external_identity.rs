//! A person at a sign-in provider.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A person at a sign-in provider.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "external_identity")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Account id.
    pub account_id: AccountId,
    /// Configured name.
    #[sea_orm(column_type = "Text")]
    pub provider: String,
    /// The provider's own key of the person.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// Created at.
    pub created_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("external_identity", id, plain);

/// The person whom a provider knows by this subject.
#[must_use]
pub fn known_as(provider: &str, subject: &str) -> Select<Entity> {
    Entity::find().filter(Column::Provider.eq(provider)).filter(Column::Subject.eq(subject))
}

/// What is linked with an account.
#[must_use]
pub fn of(account: AccountId) -> Select<Entity> {
    Entity::find().filter(Column::AccountId.eq(account))
}
