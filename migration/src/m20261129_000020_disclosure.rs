//! Permission to let a third party handle protected information (5-4-1): requests, whom they were put to, what happened, the
//! ministry's answers, the list of safeguards.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Disclosure to third parties.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [disclosure(), party(), message(), answer(), safeguard()] {
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
        for table in ["disclosure_party", "disclosure_message"] {
            append_only(manager, table).await?;
        }
        Ok(())
    }
}

/// Unique or not, table, columns.
const INDEXES: &[(bool, &str, &[&str])] = &[
    (true, "disclosure", &["number"]),
    (false, "disclosure", &["company_id"]),
    (false, "disclosure", &["engagement_id"]),
    (false, "disclosure_party", &["disclosure_id"]),
    (false, "disclosure_party", &["organisation_id"]),
    (false, "disclosure_message", &["disclosure_id"]),
    (false, "disclosure_answer", &["disclosure_id"]),
    (true, "disclosure_safeguard", &["disclosure_id", "safeguard"]),
];

fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().take()
}

fn disclosure() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("disclosure");
    table.col(ColumnDef::new("id").uuid().not_null().primary_key());
    for name in ["contract_id", "company_id", "prime_id", "ministry_id", "desk_id", "drafted_by"] {
        table.col(key(name));
    }
    for name in ["engagement_id", "renews_id", "follows_id", "desk_engagement_id"] {
        table.col(ColumnDef::new(name).uuid().take());
    }
    for name in TEXTS {
        table.col(text(name));
    }
    table.col(ColumnDef::new("wanted_until").date().not_null());
    for name in ["agreement_on", "permitted_on", "valid_until", "first_handled_on", "revoked_on", "returned_on"] {
        table.col(day(name));
    }
    table.col(ColumnDef::new("drafted_at").timestamp_with_time_zone().not_null());
    table.col(ColumnDef::new("revision").integer().not_null());
    for (column, other) in [
        ("contract_id", "contract"),
        ("engagement_id", "engagement"),
        ("company_id", "organisation"),
        ("prime_id", "organisation"),
        ("ministry_id", "organisation"),
        ("renews_id", "disclosure"),
        ("follows_id", "disclosure"),
    ] {
        table.foreign_key(ForeignKey::create().from("disclosure", column).to(other, "id"));
    }
    table.to_owned()
}

const TEXTS: [&str; 16] = [
    "number",
    "status",
    "items",
    "party",
    "relation",
    "relation_note",
    "nationality",
    "ownership",
    "purpose",
    "site",
    "protection",
    "agreement",
    "digest",
    "conditions",
    "answer_number",
    "return_proof",
];

fn below(name: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    table.col(ColumnDef::new("id").uuid().not_null().primary_key());
    table.col(key("disclosure_id"));
    for column in columns {
        table.col(column);
    }
    table.foreign_key(ForeignKey::create().from(name, "disclosure_id").to("disclosure", "id"));
    table.to_owned()
}

fn party() -> TableCreateStatement {
    let at = ColumnDef::new("put_at").timestamp_with_time_zone().not_null().take();
    let engagement = ColumnDef::new("engagement_id").uuid().take();
    below("disclosure_party", [key("organisation_id"), engagement, text("place"), at])
}

fn message() -> TableCreateStatement {
    let at = ColumnDef::new("written_at").timestamp_with_time_zone().not_null().take();
    let columns = [text("step"), key("organisation_id"), text("role"), text("text"), day("day"), key("written_by"), at];
    below("disclosure_message", columns)
}

fn answer() -> TableCreateStatement {
    let columns = [
        text("decision"),
        text("conditions"),
        text("reason"),
        text("number"),
        text("scan"),
        ColumnDef::new("answered_on").date().not_null().take(),
        day("valid_until"),
        ColumnDef::new("on_paper").boolean().not_null().take(),
        key("recorded_by"),
        ColumnDef::new("recorded_at").timestamp_with_time_zone().not_null().take(),
        ColumnDef::new("checked_by").uuid().take(),
        ColumnDef::new("checked_at").timestamp_with_time_zone().take(),
        ColumnDef::new("rejected").boolean().not_null().take(),
        ColumnDef::new("revision").integer().not_null().take(),
    ];
    below("disclosure_answer", columns)
}

fn safeguard() -> TableCreateStatement {
    let revision = ColumnDef::new("revision").integer().not_null().take();
    below("disclosure_safeguard", [text("safeguard"), text("held"), text("note"), revision])
}
