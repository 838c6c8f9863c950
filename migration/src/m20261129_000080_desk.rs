//! The ministry's desk: the register of what was put to it, views of it, deputies, the office's own targets.

use sea_orm_migration::prelude::*;

/// The desk.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let intake = [
            ("ministry_id", "organisation"),
            ("applicant_id", "organisation"),
            ("contract_id", "contract"),
            ("engagement_id", "engagement"),
            ("officer_id", "membership"),
        ];
        manager.create_table(table("desk_intake", intake_columns(), &intake)).await?;
        manager.create_table(table("desk_view", view_columns(), &[("membership_id", "membership")])).await?;
        let deputy = [("ministry_id", "organisation"), ("officer_id", "membership"), ("deputy_id", "membership")];
        manager.create_table(table("desk_deputy", deputy_columns(), &deputy)).await?;
        manager.create_table(table("desk_target", target_columns(), &[("ministry_id", "organisation")])).await?;
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
        Ok(())
    }
}

/// Name, table, columns, whether unique. The queue reads what has not ended, in the order of arrival or of the target; the
/// statistics what arrived or ended in a period.
const INDEXES: [(&str, &str, &[&str], bool); 9] = [
    ("desk_intake_kind_subject", "desk_intake", &["kind", "subject", "round"], true),
    ("desk_intake_open", "desk_intake", &["ministry_id", "ended_at", "arrived_at", "id"], false),
    ("desk_intake_due", "desk_intake", &["ministry_id", "ended_at", "target_on"], false),
    ("desk_intake_officer", "desk_intake", &["ministry_id", "ended_at", "officer_id"], false),
    ("desk_intake_contract", "desk_intake", &["contract_id"], false),
    ("desk_intake_arrived", "desk_intake", &["ministry_id", "arrived_at"], false),
    ("desk_view_membership_id", "desk_view", &["membership_id"], false),
    ("desk_deputy_deputy_id", "desk_deputy", &["deputy_id"], false),
    ("desk_target_of", "desk_target", &["ministry_id", "kind"], true),
];

fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().take()
}

fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().take()
}

fn intake_columns() -> Vec<ColumnDef> {
    vec![
        ColumnDef::new("id").uuid().not_null().primary_key().take(),
        text("kind"),
        key("subject"),
        number("round").not_null().take(),
        key("ministry_id"),
        key("contract_id"),
        ColumnDef::new("engagement_id").uuid().take(),
        text("number"),
        key("applicant_id"),
        text("concerns"),
        text("search"),
        moment("arrived_at").not_null().take(),
        text("turn"),
        moment("turn_since").not_null().take(),
        ColumnDef::new("recorded_by").uuid().take(),
        ColumnDef::new("officer_id").uuid().take(),
        number("target_days"),
        ColumnDef::new("target_on").date().take(),
        ColumnDef::new("stands_since").date().take(),
        number("stood").not_null().take(),
        moment("ended_at"),
        ColumnDef::new("outcome").text().take(),
        number("took"),
        number("revision").not_null().take(),
    ]
}

fn view_columns() -> Vec<ColumnDef> {
    vec![
        ColumnDef::new("id").uuid().not_null().primary_key().take(),
        key("membership_id"),
        text("name"),
        text("query"),
        ColumnDef::new("first").boolean().not_null().take(),
        moment("saved_at").not_null().take(),
        moment("removed_at"),
        number("revision").not_null().take(),
    ]
}

fn deputy_columns() -> Vec<ColumnDef> {
    vec![
        ColumnDef::new("id").uuid().not_null().primary_key().take(),
        key("ministry_id"),
        key("officer_id"),
        key("deputy_id"),
        ColumnDef::new("from_on").date().not_null().take(),
        ColumnDef::new("until_on").date().not_null().take(),
        key("named_by"),
        moment("named_at").not_null().take(),
        moment("ended_at"),
        number("revision").not_null().take(),
    ]
}

fn target_columns() -> Vec<ColumnDef> {
    vec![
        ColumnDef::new("id").uuid().not_null().primary_key().take(),
        key("ministry_id"),
        text("kind"),
        number("days"),
        key("set_by"),
        moment("set_at").not_null().take(),
        number("revision").not_null().take(),
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
