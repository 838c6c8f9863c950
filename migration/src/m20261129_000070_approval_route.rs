//! Routes of internal approvals: what is written, the versions in force with their seats, askings and their entries, and who is
//! away. What was approved before there were routes stays where it is; `service` carries the old decision over, with its trail.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Routes of approvals.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, columns, parents) in [
            ("approval_route", route(), &[("organisation_id", "organisation")][..]),
            ("approval_route_version", version(), &[("organisation_id", "organisation")]),
            ("approval_seat", seat(), &[("version_id", "approval_route_version")]),
            ("approval_run", run(), &[("version_id", "approval_route_version"), ("organisation_id", "organisation")]),
            ("approval_step", step(), &[("run_id", "approval_run")]),
            ("approval_absence", absence(), &[("organisation_id", "organisation")]),
        ] {
            let mut table = Table::create();
            table.table(name);
            for column in columns {
                table.col(column);
            }
            for (column, parent) in parents {
                table.foreign_key(ForeignKey::create().from(name, *column).to(*parent, "id"));
            }
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
        for table in ["approval_route_version", "approval_seat", "approval_step"] {
            append_only(manager, table).await?;
        }
        Ok(())
    }
}

/// Name, table, columns, whether unique.
const INDEXES: [(&str, &str, &[&str], bool); 7] = [
    ("approval_route_organisation_id", "approval_route", &["organisation_id", "subject"], true),
    ("approval_route_version_number", "approval_route_version", &["organisation_id", "subject", "number"], true),
    ("approval_seat_version_id", "approval_seat", &["version_id", "stage", "place"], true),
    ("approval_run_subject_id", "approval_run", &["subject_id"], false),
    ("approval_run_organisation_id", "approval_run", &["organisation_id", "status"], false),
    ("approval_step_run_id", "approval_step", &["run_id"], false),
    ("approval_absence_organisation_id", "approval_absence", &["organisation_id"], false),
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

fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

fn route() -> Vec<ColumnDef> {
    vec![
        id(),
        key("organisation_id"),
        text("subject"),
        text("stages"),
        key("changed_by"),
        moment("changed_at"),
        number("revision"),
    ]
}

fn version() -> Vec<ColumnDef> {
    vec![
        id(),
        key("organisation_id"),
        text("subject"),
        number("number"),
        text("stages"),
        ColumnDef::new("set_by").uuid().take(),
        moment("set_at"),
    ]
}

fn seat() -> Vec<ColumnDef> {
    vec![
        id(),
        key("version_id"),
        number("stage"),
        number("place"),
        ColumnDef::new("role").text().take(),
        ColumnDef::new("account_id").uuid().take(),
    ]
}

fn run() -> Vec<ColumnDef> {
    vec![
        id(),
        key("organisation_id"),
        key("version_id"),
        text("subject"),
        key("subject_id"),
        key("case_id"),
        ColumnDef::new("engagement_id").uuid().take(),
        ColumnDef::new("side").text().take(),
        text("number"),
        ColumnDef::new("due_on").date().take(),
        text("status"),
        number("stage"),
        text("digest"),
        key("asked_by"),
        ColumnDef::new("drafted_by").uuid().take(),
        moment("asked_at"),
        number("revision"),
    ]
}

fn step() -> Vec<ColumnDef> {
    vec![
        id(),
        key("run_id"),
        text("entry"),
        number("stage"),
        number("seat"),
        text("digest"),
        text("content"),
        text("reason"),
        key("given_by"),
        ColumnDef::new("in_place_of").uuid().take(),
        moment("given_at"),
    ]
}

fn absence() -> Vec<ColumnDef> {
    vec![
        id(),
        key("organisation_id"),
        key("person_id"),
        ColumnDef::new("deputy_id").uuid().take(),
        ColumnDef::new("starts_on").date().not_null().take(),
        ColumnDef::new("ends_on").date().take(),
        key("made_by"),
        moment("made_at"),
        ColumnDef::new("ended_at").timestamp_with_time_zone().take(),
        number("revision"),
    ]
}
