//! Corrective plans: what they say while they are written, their measures, what was reported of each version, the ministry's
//! receipts, and what was asked.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Corrective plans.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(table("corrective_plan", plan(), &PARENTS)).await?;
        let below: [(&'static str, Vec<ColumnDef>); 4] = [
            ("corrective_part", part()),
            ("corrective_report", report()),
            ("corrective_message", message()),
            ("corrective_receipt", receipt()),
        ];
        for (name, columns) in below {
            manager.create_table(table(name, columns, &[("plan_id", "corrective_plan")])).await?;
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
        append_only(manager, "corrective_report").await?;
        append_only(manager, "corrective_message").await
    }
}

const PARENTS: [(&str, &str); 4] = [
    ("company_id", "organisation"),
    ("contract_id", "contract"),
    ("ministry_id", "organisation"),
    ("engagement_id", "engagement"),
];

/// Name, table, columns, whether unique.
const INDEXES: [(&str, &str, &[&str], bool); 8] = [
    ("corrective_plan_number", "corrective_plan", &["number"], true),
    ("corrective_plan_company_id", "corrective_plan", &["company_id", "status"], false),
    ("corrective_plan_ministry_id", "corrective_plan", &["ministry_id", "status"], false),
    ("corrective_plan_origin_id", "corrective_plan", &["origin_id"], false),
    ("corrective_part_plan_id", "corrective_part", &["plan_id"], false),
    ("corrective_part_owner_id", "corrective_part", &["owner_id"], false),
    ("corrective_report_plan_id_version", "corrective_report", &["plan_id", "version"], true),
    ("corrective_message_plan_id", "corrective_message", &["plan_id"], false),
];

fn id() -> ColumnDef {
    ColumnDef::new("id").uuid().not_null().primary_key().take()
}

fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
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
        key("contract_id"),
        key("ministry_id"),
        ColumnDef::new("engagement_id").uuid().take(),
        text("origin"),
        ColumnDef::new("origin_id").uuid().take(),
        text("origin_item"),
        text("reference"),
        text("clause"),
        text("status"),
        text("shortcoming"),
        text("delay"),
        day("limit_on"),
        day("ends_on"),
        ColumnDef::new("reported_ends_on").date().take(),
        text("reason"),
        number("version"),
        number("received_version"),
        flag("asked"),
        key("drafted_by"),
        moment("drafted_at"),
        ColumnDef::new("reported_at").timestamp_with_time_zone().take(),
        ColumnDef::new("closed_at").timestamp_with_time_zone().take(),
        number("revision"),
    ]
}

fn part() -> Vec<ColumnDef> {
    vec![
        id(),
        key("plan_id"),
        text("kind"),
        text("title"),
        ColumnDef::new("owner_id").uuid().take(),
        text("owner_name"),
        day("due_on"),
        flag("dropped"),
        text("progress"),
        ColumnDef::new("done_on").date().take(),
        text("proof"),
        ColumnDef::new("proved_by").uuid().take(),
        ColumnDef::new("proved_at").timestamp_with_time_zone().take(),
        ColumnDef::new("verified_by").uuid().take(),
        ColumnDef::new("verified_at").timestamp_with_time_zone().take(),
        text("note"),
        moment("added_at"),
        number("revision"),
    ]
}

fn report() -> Vec<ColumnDef> {
    vec![
        id(),
        key("plan_id"),
        number("version"),
        text("content"),
        text("digest"),
        text("reason"),
        key("reported_by"),
        moment("reported_at"),
    ]
}

fn message() -> Vec<ColumnDef> {
    vec![
        id(),
        key("plan_id"),
        text("step"),
        ColumnDef::new("standing").text().take(),
        text("text"),
        ColumnDef::new("written_by").uuid().take(),
        moment("written_at"),
    ]
}

fn receipt() -> Vec<ColumnDef> {
    vec![
        id(),
        key("plan_id"),
        number("version"),
        text("number"),
        day("received_on"),
        text("note"),
        flag("on_paper"),
        key("recorded_by"),
        moment("recorded_at"),
        ColumnDef::new("checked_by").uuid().take(),
        ColumnDef::new("checked_at").timestamp_with_time_zone().take(),
        flag("rejected"),
        number("revision"),
    ]
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
