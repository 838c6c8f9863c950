//! Audits by the ministry: the request with its auditors, what is prepared, who went in and out, documents shown, questions, findings with
//! what is done about them, and every step.

use crate::append_only::append_only;
use crate::columns::{
    Indexed, Written, day, flag, id, key, moment, number, perhaps_day, perhaps_key, perhaps_moment, text, write,
};
use sea_orm_migration::prelude::*;

/// Audits by the ministry.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        const BELOW: &[(&str, &str)] = &[("ministry_audit_id", "ministry_audit")];
        let tables: Vec<Written> = vec![
            (
                "ministry_audit",
                audit(),
                &[("contract_id", "contract"), ("company_id", "organisation"), ("ministry_id", "organisation")],
            ),
            ("ministry_auditor", auditor(), BELOW),
            (
                "ministry_audit_item",
                item(),
                &[("ministry_audit_id", "ministry_audit"), ("membership_id", "membership")],
            ),
            (
                "ministry_audit_admission",
                admission(),
                &[("ministry_audit_id", "ministry_audit"), ("auditor_id", "ministry_auditor")],
            ),
            (
                "ministry_audit_entry",
                entry(),
                &[("ministry_audit_id", "ministry_audit"), ("admission_id", "ministry_audit_admission")],
            ),
            (
                "ministry_audit_document",
                document(),
                &[("ministry_audit_id", "ministry_audit"), ("auditor_id", "ministry_auditor")],
            ),
            ("ministry_audit_question", question(), BELOW),
            ("ministry_audit_message", message(), BELOW),
            (
                "ministry_finding",
                finding(),
                &[("ministry_audit_id", "ministry_audit"), ("corrective_plan_id", "corrective_plan")],
            ),
        ];
        write(manager, tables, INDEXES).await?;
        for table in
            ["ministry_auditor", "ministry_audit_admission", "ministry_audit_document", "ministry_audit_message"]
        {
            append_only(manager, table).await?;
        }
        Ok(())
    }
}

const INDEXES: &[Indexed] = &[
    ("ministry_audit_number", "ministry_audit", &["number"], true),
    ("ministry_audit_company_id", "ministry_audit", &["company_id"], false),
    ("ministry_audit_ministry_id", "ministry_audit", &["ministry_id"], false),
    ("ministry_audit_contract_id", "ministry_audit", &["contract_id"], false),
    ("ministry_auditor_audit_id", "ministry_auditor", &["ministry_audit_id", "position"], true),
    ("ministry_audit_item_audit_id", "ministry_audit_item", &["ministry_audit_id"], false),
    ("ministry_audit_item_membership_id", "ministry_audit_item", &["membership_id"], false),
    ("ministry_audit_admission_audit_id", "ministry_audit_admission", &["ministry_audit_id"], false),
    ("ministry_audit_entry_audit_id", "ministry_audit_entry", &["ministry_audit_id"], false),
    ("ministry_audit_document_audit_id", "ministry_audit_document", &["ministry_audit_id"], false),
    ("ministry_audit_question_audit_id", "ministry_audit_question", &["ministry_audit_id", "number"], true),
    ("ministry_audit_message_audit_id", "ministry_audit_message", &["ministry_audit_id"], false),
    ("ministry_finding_audit_id", "ministry_finding", &["ministry_audit_id", "number"], true),
    ("ministry_finding_owner_id", "ministry_finding", &["owner_id"], false),
];

fn audit() -> Vec<ColumnDef> {
    vec![
        id(),
        text("number"),
        key("contract_id"),
        key("company_id"),
        key("ministry_id"),
        text("request_number"),
        day("requested_on"),
        text("scope"),
        text("clauses"),
        day("starts_on"),
        day("ends_on"),
        text("status"),
        perhaps_day("proposed_from"),
        perhaps_day("proposed_until"),
        text("proposed_reason"),
        perhaps_day("answer_on"),
        key("requested_by"),
        moment("requested_at"),
        perhaps_moment("reported_at"),
        perhaps_moment("answered_at"),
        perhaps_moment("closed_at"),
        number("revision"),
    ]
}

fn auditor() -> Vec<ColumnDef> {
    vec![id(), key("ministry_audit_id"), number("position"), text("name"), text("post")]
}

fn item() -> Vec<ColumnDef> {
    vec![
        id(),
        key("ministry_audit_id"),
        text("kind"),
        perhaps_key("membership_id"),
        perhaps_key("account_id"),
        text("text"),
        key("listed_by"),
        moment("listed_at"),
        flag("dropped"),
        number("revision"),
    ]
}

fn admission() -> Vec<ColumnDef> {
    vec![
        id(),
        key("ministry_audit_id"),
        key("auditor_id"),
        text("auditor_name"),
        text("facility"),
        key("approved_by"),
        text("approved_name"),
        moment("approved_at"),
    ]
}

fn entry() -> Vec<ColumnDef> {
    vec![
        id(),
        key("ministry_audit_id"),
        key("admission_id"),
        key("escort_id"),
        text("escort_name"),
        moment("entered_at"),
        perhaps_moment("left_at"),
        key("recorded_by"),
        moment("recorded_at"),
        number("revision"),
    ]
}

fn document() -> Vec<ColumnDef> {
    vec![
        id(),
        key("ministry_audit_id"),
        text("what"),
        day("shown_on"),
        key("auditor_id"),
        text("auditor_name"),
        key("shown_by"),
        text("shown_name"),
        key("recorded_by"),
        moment("recorded_at"),
    ]
}

fn question() -> Vec<ColumnDef> {
    vec![
        id(),
        key("ministry_audit_id"),
        number("number"),
        text("question"),
        key("asked_by"),
        moment("asked_at"),
        text("answer"),
        perhaps_key("answered_by"),
        perhaps_moment("answered_at"),
        number("revision"),
    ]
}

fn message() -> Vec<ColumnDef> {
    vec![
        id(),
        key("ministry_audit_id"),
        text("step"),
        text("role"),
        text("text"),
        key("written_by"),
        moment("written_at"),
    ]
}

fn finding() -> Vec<ColumnDef> {
    vec![
        id(),
        key("ministry_audit_id"),
        key("company_id"),
        number("number"),
        text("status"),
        text("clause"),
        text("what"),
        text("measure"),
        perhaps_key("owner_id"),
        perhaps_key("owner_account"),
        text("owner_name"),
        perhaps_day("due_on"),
        perhaps_key("decided_by"),
        perhaps_day("done_on"),
        text("proof"),
        perhaps_key("implemented_by"),
        text("rejected"),
        perhaps_key("verified_by"),
        perhaps_moment("verified_at"),
        perhaps_key("corrective_plan_id"),
        flag("dropped"),
        number("revision"),
    ]
}
