//! Plans of security audits: their facts, who takes part, when, how each clause is looked at, what was approved, and every step.

use crate::append_only::append_only;
use crate::columns::{Indexed, Written, day, flag, id, key, moment, number, perhaps_key, perhaps_moment, text, write};
use sea_orm_migration::prelude::*;

/// Plans of security audits.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        const BELOW: &[(&str, &str)] = &[("plan_id", "audit_plan")];
        let tables: Vec<Written> = vec![
            ("audit_plan", plan(), PARENTS),
            ("audit_member", member(), BELOW),
            ("audit_day", day_row(), BELOW),
            ("audit_procedure", procedure(), BELOW),
            ("audit_approval", approval(), BELOW),
            ("audit_plan_message", message(), BELOW),
        ];
        write(manager, tables, INDEXES).await?;
        append_only(manager, "audit_approval").await?;
        append_only(manager, "audit_plan_message").await
    }
}

const PARENTS: &[(&str, &str)] =
    &[("company_id", "organisation"), ("contract_id", "contract"), ("before_id", "audit_plan")];

const INDEXES: &[Indexed] = &[
    ("audit_plan_number", "audit_plan", &["number"], true),
    ("audit_plan_company_id", "audit_plan", &["company_id", "status"], false),
    ("audit_member_plan_id", "audit_member", &["plan_id"], false),
    ("audit_member_membership_id", "audit_member", &["membership_id"], false),
    ("audit_day_plan_id", "audit_day", &["plan_id"], false),
    ("audit_procedure_plan_id", "audit_procedure", &["plan_id"], false),
    ("audit_approval_plan_id", "audit_approval", &["plan_id"], false),
    ("audit_plan_message_plan_id", "audit_plan_message", &["plan_id"], false),
];

fn plan() -> Vec<ColumnDef> {
    vec![
        id(),
        text("number"),
        key("company_id"),
        perhaps_key("contract_id"),
        perhaps_key("before_id"),
        number("fiscal_year"),
        text("trigger"),
        text("trigger_reason"),
        text("departments"),
        text("exception"),
        text("status"),
        key("drafted_by"),
        moment("drafted_at"),
        perhaps_key("submitted_by"),
        perhaps_moment("submitted_at"),
        perhaps_key("passed_by"),
        perhaps_moment("passed_at"),
        perhaps_key("approved_by"),
        perhaps_moment("approved_at"),
        text("approved_digest"),
        number("revision"),
    ]
}

fn member() -> Vec<ColumnDef> {
    vec![
        id(),
        key("plan_id"),
        key("membership_id"),
        key("account_id"),
        text("name"),
        text("department"),
        text("post"),
        text("authority"),
        flag("handler"),
        flag("carried"),
        flag("dropped"),
        number("revision"),
    ]
}

fn day_row() -> Vec<ColumnDef> {
    vec![
        id(),
        key("plan_id"),
        text("title"),
        day("starts_on"),
        day("ends_on"),
        flag("carried"),
        flag("dropped"),
        number("revision"),
    ]
}

fn procedure() -> Vec<ColumnDef> {
    vec![
        id(),
        key("plan_id"),
        text("clause"),
        text("department"),
        text("procedure"),
        text("method"),
        flag("carried"),
        flag("dropped"),
        number("revision"),
    ]
}

fn approval() -> Vec<ColumnDef> {
    vec![id(), key("plan_id"), text("content"), text("digest"), key("approved_by"), moment("approved_at")]
}

fn message() -> Vec<ColumnDef> {
    vec![id(), key("plan_id"), text("step"), text("role"), text("text"), key("written_by"), moment("written_at")]
}
