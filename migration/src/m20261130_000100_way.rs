//! Ways to rows that do not grow with all engagements: the uppermost cases in the order of their numbers, the states of the cases of a
//! contract, and what lies on a desk – the latter two without a look at the rows themselves.

use crate::columns::{Indexed, write};
use sea_orm_migration::prelude::*;

/// Indexes of the tiers and of the desk.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        write(manager, Vec::new(), INDEXES).await
    }
}

const DESK: &[&str] =
    &["ministry_id", "ended_at", "kind", "officer_id", "turn", "recorded_by", "stands_since", "target_on"];

const INDEXES: &[Indexed] = &[
    ("engagement_uppermost", "engagement", &["parent_id", "number"], false),
    ("engagement_state", "engagement", &["contract_id", "status", "parent_id"], false),
    ("desk_intake_counts", "desk_intake", DESK, false),
];
