//! The last time step that an account used, so that a code works once. Operational.

use domain::id::AccountId;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The last time step that an account used, so that a code works once. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "totp_use")]
pub struct Model {
    /// Account id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Step.
    pub step: i64,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::row::row!("totp_use", account_id, newtype);
