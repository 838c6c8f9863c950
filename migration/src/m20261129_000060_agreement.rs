//! Agreements with third parties: the register, requests for the ministry's permission with their answers, what was done.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Agreements.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let company = [("company_id", "organisation")];
        manager.create_table(table("agreement", agreement(), &company)).await?;
        let above = [("agreement_id", "agreement"), ("contract_id", "contract"), ("ministry_id", "organisation")];
        manager.create_table(table("agreement_request", request(), &above)).await?;
        manager.create_table(table("agreement_answer", answer(), &[("request_id", "agreement_request")])).await?;
        manager.create_table(table("agreement_message", message(), &[("agreement_id", "agreement")])).await?;
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
        append_only(manager, "agreement_message").await
    }
}

/// Name, table, columns, whether unique.
const INDEXES: [(&str, &str, &[&str], bool); 6] = [
    ("agreement_number", "agreement", &["number"], true),
    ("agreement_company_id", "agreement", &["company_id", "status"], false),
    ("agreement_request_agreement_id", "agreement_request", &["agreement_id"], false),
    ("agreement_request_ministry_id", "agreement_request", &["ministry_id"], false),
    ("agreement_answer_request_id", "agreement_answer", &["request_id"], false),
    ("agreement_message_agreement_id", "agreement_message", &["agreement_id"], false),
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

fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

fn revision() -> ColumnDef {
    ColumnDef::new("revision").integer().not_null().take()
}

fn agreement() -> Vec<ColumnDef> {
    vec![
        id(),
        text("number"),
        key("company_id"),
        text("counterparty"),
        text("relation"),
        text("relation_note"),
        text("kind"),
        text("reference"),
        flag("has_clause"),
        text("clause"),
        text("status"),
        ColumnDef::new("signed_on").date().take(),
        text("exclusion"),
        ColumnDef::new("exclusion_on").date().take(),
        ColumnDef::new("recorded_by").uuid().take(),
        ColumnDef::new("checked_by").uuid().take(),
        ColumnDef::new("checked_at").timestamp_with_time_zone().take(),
        ColumnDef::new("defect_since").timestamp_with_time_zone().take(),
        ColumnDef::new("permitted_on").date().take(),
        ColumnDef::new("valid_until").date().take(),
        text("conditions"),
        key("registered_by"),
        moment("registered_at"),
        revision(),
    ]
}

fn request() -> Vec<ColumnDef> {
    vec![
        id(),
        key("agreement_id"),
        key("contract_id"),
        key("ministry_id"),
        ColumnDef::new("follows_id").uuid().take(),
        text("reason"),
        ColumnDef::new("wanted_until").date().not_null().take(),
        flag("outside"),
        key("asked_by"),
        moment("asked_at"),
        revision(),
    ]
}

fn answer() -> Vec<ColumnDef> {
    vec![
        id(),
        key("request_id"),
        text("outcome"),
        text("conditions"),
        text("reason"),
        text("number"),
        ColumnDef::new("answered_on").date().not_null().take(),
        ColumnDef::new("valid_until").date().take(),
        flag("on_paper"),
        key("recorded_by"),
        moment("recorded_at"),
        ColumnDef::new("checked_by").uuid().take(),
        ColumnDef::new("checked_at").timestamp_with_time_zone().take(),
        flag("rejected"),
        revision(),
    ]
}

fn message() -> Vec<ColumnDef> {
    vec![
        id(),
        key("agreement_id"),
        text("step"),
        ColumnDef::new("standing").text().take(),
        text("text"),
        ColumnDef::new("written_by").uuid().take(),
        moment("written_at"),
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
