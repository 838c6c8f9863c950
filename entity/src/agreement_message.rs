//! One step of an agreement, with the words that came with it. Append only.

use chrono::{DateTime, Utc};
use domain::agreement::AgreementStep;
use domain::id::{AccountId, AgreementId};
use domain::permission::Standing;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One step of an agreement, with the words that came with it. Append only.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "agreement_message")]
pub struct Model {
    /// Id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agreement id.
    pub agreement_id: AgreementId,
    /// What was done.
    pub step: AgreementStep,
    /// As what; none for the portal itself.
    pub standing: Option<Standing>,
    /// Text; may be empty.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// Written by; none for the portal itself.
    pub written_by: Option<AccountId>,
    /// Written at.
    pub written_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("agreement_message", id, plain);

/// Steps of an agreement that was reached through its scope, oldest first.
#[must_use]
pub fn of(agreement: AgreementId) -> Select<Entity> {
    Entity::find().filter(Column::AgreementId.eq(agreement)).order_by_asc(Column::WrittenAt).order_by_asc(Column::Id)
}
