//! Policy sets and rosters of handlers that the ministry confirms (4-1-3, 5-2-1-エ): requests, what happened, its answers.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Requests to have something confirmed.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [conformity(), message(), answer()] {
            manager.create_table(table).await?;
        }
        for (unique, table, columns) in INDEXES {
            let mut index = Index::create();
            index.name(format!("{table}_{}", columns.join("_"))).table(*table);
            for column in *columns {
                index.col(*column);
            }
            if *unique {
                index.unique();
            }
            manager.create_index(index.to_owned()).await?;
        }
        append_only(manager, "conformity_message").await
    }
}

/// Unique or not, table, columns.
const INDEXES: &[(bool, &str, &[&str])] = &[
    (true, "conformity", &["number"]),
    (false, "conformity", &["company_id", "contract_id", "kind"]),
    (false, "conformity", &["ministry_id", "status"]),
    (false, "conformity_message", &["conformity_id"]),
    (false, "conformity_answer", &["conformity_id"]),
];

const TEXTS: [&str; 12] = [
    "number",
    "kind",
    "status",
    "title",
    "version",
    "document_number",
    "handed_over",
    "author",
    "approver",
    "changes",
    "note",
    "digest",
];

fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().take()
}

fn conformity() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("conformity");
    table.col(ColumnDef::new("id").uuid().not_null().primary_key());
    for name in ["contract_id", "company_id", "ministry_id", "drafted_by"] {
        table.col(key(name));
    }
    for name in ["follows_id", "subject_id"] {
        table.col(ColumnDef::new(name).uuid().take());
    }
    for name in TEXTS {
        table.col(text(name));
    }
    table.col(ColumnDef::new("handed_over_on").date().not_null());
    for name in ["approved_on", "confirmed_on"] {
        table.col(ColumnDef::new(name).date());
    }
    for name in ["people", "joined", "left_people"] {
        table.col(ColumnDef::new(name).integer());
    }
    table.col(moment("drafted_at").not_null());
    table.col(moment("submitted_at"));
    table.col(ColumnDef::new("revision").integer().not_null());
    for (column, other) in [
        ("contract_id", "contract"),
        ("company_id", "organisation"),
        ("ministry_id", "organisation"),
        ("follows_id", "conformity"),
    ] {
        table.foreign_key(ForeignKey::create().from("conformity", column).to(other, "id"));
    }
    table.to_owned()
}

fn below(name: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    table.col(ColumnDef::new("id").uuid().not_null().primary_key());
    table.col(key("conformity_id"));
    for column in columns {
        table.col(column);
    }
    table.foreign_key(ForeignKey::create().from(name, "conformity_id").to("conformity", "id"));
    table.to_owned()
}

fn message() -> TableCreateStatement {
    let ministry = ColumnDef::new("from_ministry").boolean().not_null().take();
    let at = moment("written_at").not_null().take();
    below("conformity_message", [text("step"), ministry, text("text"), key("written_by"), at])
}

fn answer() -> TableCreateStatement {
    let columns = [
        text("outcome"),
        text("remarks"),
        text("number"),
        ColumnDef::new("answered_on").date().not_null().take(),
        ColumnDef::new("on_paper").boolean().not_null().take(),
        key("recorded_by"),
        moment("recorded_at").not_null().take(),
        ColumnDef::new("checked_by").uuid().take(),
        moment("checked_at"),
        ColumnDef::new("rejected").boolean().not_null().take(),
        ColumnDef::new("revision").integer().not_null().take(),
    ];
    below("conformity_answer", columns)
}
