//! Plans of security audits: their facts, who takes part, when, how each clause is looked at, what was approved, and every step.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Plans of security audits.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(table("audit_plan", plan(), &PARENTS)).await?;
        let below: [(&'static str, Vec<ColumnDef>); 5] = [
            ("audit_member", member()),
            ("audit_day", day_row()),
            ("audit_procedure", procedure()),
            ("audit_approval", approval()),
            ("audit_plan_message", message()),
        ];
        for (name, columns) in below {
            manager.create_table(table(name, columns, &[("plan_id", "audit_plan")])).await?;
        }
        for (name, on, columns, unique) in INDEXES {
            let mut index = Index::create();
            index.name(name).table(on);
            for column in columns {
                index.col(*column);
            }
            if unique {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        append_only(manager, "audit_approval").await?;
        append_only(manager, "audit_plan_message").await
    }
}

const PARENTS: [(&str, &str); 3] =
    [("company_id", "organisation"), ("contract_id", "contract"), ("before_id", "audit_plan")];

/// Name, table, columns, whether unique.
const INDEXES: [(&str, &str, &[&str], bool); 8] = [
    ("audit_plan_number", "audit_plan", &["number"], true),
    ("audit_plan_company_id", "audit_plan", &["company_id", "status"], false),
    ("audit_member_plan_id", "audit_member", &["plan_id"], false),
    ("audit_member_membership_id", "audit_member", &["membership_id"], false),
    ("audit_day_plan_id", "audit_day", &["plan_id"], false),
    ("audit_procedure_plan_id", "audit_procedure", &["plan_id"], false),
    ("audit_approval_plan_id", "audit_approval", &["plan_id"], false),
    ("audit_plan_message_plan_id", "audit_plan_message", &["plan_id"], false),
];

fn id() -> ColumnDef {
    key("id").primary_key().take()
}

fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

fn maybe(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().take()
}

fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

fn once(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().take()
}

fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

fn plan() -> Vec<ColumnDef> {
    vec![
        id(),
        text("number"),
        key("company_id"),
        maybe("contract_id"),
        maybe("before_id"),
        number("fiscal_year"),
        text("trigger"),
        text("trigger_reason"),
        text("departments"),
        text("exception"),
        text("status"),
        key("drafted_by"),
        moment("drafted_at"),
        maybe("submitted_by"),
        once("submitted_at"),
        maybe("passed_by"),
        once("passed_at"),
        maybe("approved_by"),
        once("approved_at"),
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

fn table(
    name: &'static str,
    columns: Vec<ColumnDef>,
    parents: &[(&'static str, &'static str)],
) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column);
    }
    for (column, parent) in parents {
        table.foreign_key(ForeignKey::create().from(name, *column).to(*parent, "id"));
    }
    table
}
