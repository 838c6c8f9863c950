//! Security audits: rights and information that were given, procedures with what was found, the result, findings with what is done
//! about them, and every step.

use crate::append_only::append_only;
use crate::columns::{
    Indexed, Written, day, flag, id, key, moment, number, perhaps_day, perhaps_flag, perhaps_key, perhaps_moment, text,
    write,
};
use sea_orm_migration::prelude::*;

/// Security audits.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        const BELOW: &[(&str, &str)] = &[("audit_id", "audit")];
        let tables: Vec<Written> = vec![
            ("audit", audit(), &[("company_id", "organisation"), ("plan_id", "audit_plan")]),
            ("audit_grant", grant(), &[("audit_id", "audit"), ("membership_id", "membership")]),
            ("audit_provision", provision(), BELOW),
            ("audit_check", check(), BELOW),
            ("audit_result", result(), BELOW),
            ("audit_message", message("audit_id"), BELOW),
            ("audit_finding", finding(), &[("audit_id", "audit"), ("corrective_plan_id", "corrective_plan")]),
            ("finding_message", message("finding_id"), &[("finding_id", "audit_finding")]),
        ];
        write(manager, tables, INDEXES).await?;
        for table in ["audit_result", "audit_message", "finding_message"] {
            append_only(manager, table).await?;
        }
        Ok(())
    }
}

const INDEXES: &[Indexed] = &[
    ("audit_number", "audit", &["number"], true),
    ("audit_company_id", "audit", &["company_id", "held_on"], false),
    ("audit_plan_id", "audit", &["plan_id"], false),
    ("audit_grant_audit_id", "audit_grant", &["audit_id"], false),
    ("audit_provision_audit_id", "audit_provision", &["audit_id"], false),
    ("audit_check_audit_id", "audit_check", &["audit_id", "position"], true),
    ("audit_result_audit_id", "audit_result", &["audit_id"], true),
    ("audit_message_audit_id", "audit_message", &["audit_id"], false),
    ("audit_finding_audit_id", "audit_finding", &["audit_id", "number"], true),
    ("audit_finding_owner_id", "audit_finding", &["owner_id"], false),
    ("finding_message_finding_id", "finding_message", &["finding_id"], false),
];

fn audit() -> Vec<ColumnDef> {
    vec![
        id(),
        text("number"),
        key("company_id"),
        key("plan_id"),
        text("plan_number"),
        text("plan_digest"),
        number("fiscal_year"),
        text("trigger"),
        text("departments"),
        text("status"),
        day("starts_on"),
        day("ends_on"),
        key("drafted_by"),
        key("ordered_by"),
        moment("ordered_at"),
        perhaps_day("held_on"),
        perhaps_day("next_on"),
        perhaps_flag("problem"),
        perhaps_key("reported_by"),
        perhaps_moment("reported_at"),
        text("result_digest"),
        perhaps_moment("closed_at"),
        number("revision"),
    ]
}

fn grant() -> Vec<ColumnDef> {
    vec![
        id(),
        key("audit_id"),
        key("membership_id"),
        key("account_id"),
        text("name"),
        text("scope"),
        day("from_on"),
        day("until_on"),
        key("given_by"),
        moment("given_at"),
        perhaps_moment("withdrawn_at"),
        number("revision"),
    ]
}

fn provision() -> Vec<ColumnDef> {
    vec![
        id(),
        key("audit_id"),
        text("what"),
        text("how"),
        day("given_on"),
        perhaps_day("returned_on"),
        key("written_by"),
        moment("written_at"),
        number("revision"),
    ]
}

fn check() -> Vec<ColumnDef> {
    vec![
        id(),
        key("audit_id"),
        number("position"),
        text("clause"),
        text("department"),
        text("procedure"),
        text("method"),
        text("sample"),
        text("note"),
        text("outcome"),
        perhaps_key("looked_by"),
        text("looked_name"),
        perhaps_day("looked_on"),
        number("revision"),
    ]
}

fn result() -> Vec<ColumnDef> {
    vec![id(), key("audit_id"), text("content"), text("digest"), key("reported_by"), moment("reported_at")]
}

fn message(of: &'static str) -> Vec<ColumnDef> {
    vec![id(), key(of), text("step"), text("role"), text("text"), key("written_by"), moment("written_at")]
}

fn finding() -> Vec<ColumnDef> {
    vec![
        id(),
        key("audit_id"),
        key("company_id"),
        number("number"),
        text("status"),
        text("clause"),
        text("department"),
        text("what"),
        text("severity"),
        text("proposal"),
        number("days"),
        key("raised_by"),
        perhaps_day("consulted_on"),
        text("consulted_with"),
        text("minutes"),
        text("measure"),
        perhaps_key("owner_id"),
        perhaps_key("owner_account"),
        text("owner_name"),
        perhaps_day("due_on"),
        perhaps_key("decided_by"),
        perhaps_day("done_on"),
        text("proof"),
        perhaps_key("implemented_by"),
        perhaps_key("verified_by"),
        perhaps_moment("verified_at"),
        perhaps_key("corrective_plan_id"),
        flag("dropped"),
        number("revision"),
    ]
}
