//! The last running number of a kind and year. Operational.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The last running number of a kind and year. Operational.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "reference_counter")]
pub struct Model {
    /// `kind-year`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Last.
    pub last: i64,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
