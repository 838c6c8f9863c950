//! Waivers: one item of one sheet, until a day; what was said about them, and what the ministry answered.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Waivers.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(table("waiver", waiver(), &PARENTS)).await?;
        manager.create_table(table("waiver_message", message(), &[("waiver_id", "waiver")])).await?;
        manager.create_table(table("waiver_answer", answer(), &[("waiver_id", "waiver")])).await?;
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
        append_only(manager, "waiver_message").await
    }
}

const PARENTS: [(&str, &str); 3] =
    [("engagement_id", "engagement"), ("confirmation_id", "confirmation"), ("ministry_id", "organisation")];

/// Name, table, columns, whether unique.
const INDEXES: [(&str, &str, &[&str], bool); 6] = [
    ("waiver_number", "waiver", &["number"], true),
    ("waiver_confirmation_id_item_key", "waiver", &["confirmation_id", "item_key"], false),
    ("waiver_engagement_id", "waiver", &["engagement_id"], false),
    ("waiver_ministry_id_status", "waiver", &["ministry_id", "status"], false),
    ("waiver_message_waiver_id", "waiver_message", &["waiver_id"], false),
    ("waiver_answer_waiver_id", "waiver_answer", &["waiver_id"], false),
];

fn waiver() -> Vec<ColumnDef> {
    let key = |name: &'static str| ColumnDef::new(name).uuid().not_null().take();
    let text = |name: &'static str| ColumnDef::new(name).text().not_null().take();
    let moment = |name: &'static str| ColumnDef::new(name).timestamp_with_time_zone().take();
    vec![
        ColumnDef::new("id").uuid().not_null().primary_key().take(),
        text("number"),
        key("engagement_id"),
        key("confirmation_id"),
        text("item_key"),
        key("ministry_id"),
        text("status"),
        text("reason"),
        text("measure"),
        text("evidence"),
        ColumnDef::new("ends_on").date().not_null().take(),
        text("content"),
        text("digest"),
        ColumnDef::new("granted_until").date().take(),
        text("conditions"),
        ColumnDef::new("renews_id").uuid().take(),
        key("drafted_by"),
        moment("drafted_at").not_null().take(),
        moment("proposed_at"),
        moment("supported_at"),
        moment("granted_at"),
        moment("expired_at"),
        moment("settled_at"),
        ColumnDef::new("revision").integer().not_null().take(),
    ]
}

fn message() -> Vec<ColumnDef> {
    vec![
        ColumnDef::new("id").uuid().not_null().primary_key().take(),
        ColumnDef::new("waiver_id").uuid().not_null().take(),
        ColumnDef::new("step").text().not_null().take(),
        ColumnDef::new("party").text().take(),
        ColumnDef::new("text").text().not_null().take(),
        ColumnDef::new("written_by").uuid().take(),
        ColumnDef::new("written_at").timestamp_with_time_zone().not_null().take(),
    ]
}

fn answer() -> Vec<ColumnDef> {
    vec![
        ColumnDef::new("id").uuid().not_null().primary_key().take(),
        ColumnDef::new("waiver_id").uuid().not_null().take(),
        ColumnDef::new("outcome").text().not_null().take(),
        ColumnDef::new("granted_until").date().take(),
        ColumnDef::new("conditions").text().not_null().take(),
        ColumnDef::new("reason").text().not_null().take(),
        ColumnDef::new("number").text().not_null().take(),
        ColumnDef::new("answered_on").date().not_null().take(),
        ColumnDef::new("on_paper").boolean().not_null().take(),
        ColumnDef::new("recorded_by").uuid().not_null().take(),
        ColumnDef::new("recorded_at").timestamp_with_time_zone().not_null().take(),
        ColumnDef::new("checked_by").uuid().take(),
        ColumnDef::new("checked_at").timestamp_with_time_zone().take(),
        ColumnDef::new("rejected").boolean().not_null().take(),
        ColumnDef::new("revision").integer().not_null().take(),
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
