//! The roles of a membership, kept together in one column: they are read and changed together.

use domain::role::Role;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

/// Roles in the order of [`Role::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Roles(pub Vec<Role>);
