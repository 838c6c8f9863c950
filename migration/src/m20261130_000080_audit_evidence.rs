//! Files that show what an audit found, and that a measure was carried out.

use crate::columns::{Indexed, Written, id, key, moment, number, perhaps_key, perhaps_moment, write};
use sea_orm_migration::prelude::*;

/// Evidence of audits.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        const PARENTS: &[(&str, &str)] = &[
            ("evidence_id", "evidence"),
            ("audit_id", "audit"),
            ("company_id", "organisation"),
            ("check_id", "audit_check"),
            ("finding_id", "audit_finding"),
        ];
        let tables: Vec<Written> = vec![("audit_evidence", columns(), PARENTS)];
        write(manager, tables, INDEXES).await
    }
}

const INDEXES: &[Indexed] = &[
    ("audit_evidence_evidence_id", "audit_evidence", &["evidence_id"], false),
    ("audit_evidence_audit_id", "audit_evidence", &["audit_id"], false),
    ("audit_evidence_finding_id", "audit_evidence", &["finding_id"], false),
];

fn columns() -> Vec<ColumnDef> {
    vec![
        id(),
        key("evidence_id"),
        key("audit_id"),
        key("company_id"),
        perhaps_key("check_id"),
        perhaps_key("finding_id"),
        key("added_by"),
        moment("added_at"),
        perhaps_moment("ended_at"),
        number("revision"),
    ]
}
