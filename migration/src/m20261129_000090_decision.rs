//! How a ministry decides: whether two people have to, what was drafted, which words it keeps.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Drafts of decisions, the wish for them, templates of reasons.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, columns) in
            [("decision_policy", policy()), ("decision_draft", draft()), ("reason_template", template())]
        {
            let mut table = Table::create();
            table.table(name);
            for column in columns {
                table.col(column);
            }
            table.foreign_key(ForeignKey::create().from(name, "ministry_id").to("organisation", "id"));
            manager.create_table(table).await?;
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
        append_only(manager, "decision_draft").await
    }
}

/// Name, table, columns, whether unique.
const INDEXES: [(&str, &str, &[&str], bool); 3] = [
    ("decision_policy_ministry_id_procedure", "decision_policy", &["ministry_id", "procedure"], true),
    ("decision_draft_subject_id", "decision_draft", &["subject_id", "procedure"], false),
    ("reason_template_ministry_id", "reason_template", &["ministry_id", "procedure"], false),
];

fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

fn id() -> ColumnDef {
    ColumnDef::new("id").uuid().not_null().primary_key().take()
}

fn revision() -> ColumnDef {
    ColumnDef::new("revision").integer().not_null().take()
}

fn policy() -> Vec<ColumnDef> {
    let wanted = ColumnDef::new("wanted").boolean().not_null().take();
    vec![id(), key("ministry_id"), text("procedure"), wanted, key("set_by"), moment("set_at"), revision()]
}

fn draft() -> Vec<ColumnDef> {
    vec![
        id(),
        key("ministry_id"),
        text("procedure"),
        key("subject_id"),
        text("number"),
        text("step"),
        text("words"),
        text("pinned"),
        text("digest"),
        text("note"),
        key("made_by"),
        moment("made_at"),
    ]
}

fn template() -> Vec<ColumnDef> {
    vec![
        id(),
        key("ministry_id"),
        text("procedure"),
        text("purpose"),
        text("name"),
        text("text"),
        key("written_by"),
        moment("written_at"),
        ColumnDef::new("removed_at").timestamp_with_time_zone().take(),
        revision(),
    ]
}
