//! What a request says to one point of the list of safeguards.

use domain::disclosure::safeguard::{Held, Safeguard};
use domain::id::DisclosureId;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What a request says to one point of the list of safeguards.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "disclosure_safeguard")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Disclosure id.
    pub disclosure_id: DisclosureId,
    /// Safeguard.
    pub safeguard: Safeguard,
    /// Held.
    pub held: Held,
    /// Note.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    /// Revision.
    pub revision: i32,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("disclosure_safeguard", id, plain, revised);

/// What requests say that were reached through their scope.
#[must_use]
pub fn of(disclosures: impl IntoIterator<Item = DisclosureId>) -> Select<Entity> {
    Entity::find().filter(Column::DisclosureId.is_in(disclosures))
}
