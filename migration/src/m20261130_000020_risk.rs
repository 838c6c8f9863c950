//! Risk assessments: the company's method in versions, its interval, assessments with the people named for them, risks, what they are
//! linked with, and the result document, which is added to and never changed.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Risk assessments.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let company = ("company_id", "organisation");
        let assessment = ("assessment_id", "risk_assessment");
        let tables: [(&'static str, Vec<ColumnDef>, &[(&'static str, &'static str)]); 7] = [
            ("risk_interval", interval(), &[("id", "organisation")]),
            ("risk_method", method(), &[company]),
            (
                "risk_assessment",
                self::assessment(),
                &[
                    company,
                    ("contract_id", "contract"),
                    ("method_id", "risk_method"),
                    ("previous_id", "risk_assessment"),
                ],
            ),
            ("risk_person", person(), &[assessment, ("membership_id", "membership")]),
            ("risk", risk(), &[assessment]),
            ("risk_link", link(), &[("risk_id", "risk")]),
            ("risk_document", document(), &[assessment]),
        ];
        for (name, columns, parents) in tables {
            manager.create_table(table(name, columns, parents)).await?;
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
        append_only(manager, "risk_document").await
    }
}

/// Name, table, columns, whether unique.
const INDEXES: [(&str, &str, &[&str], bool); 9] = [
    ("risk_method_company_id_version", "risk_method", &["company_id", "version"], true),
    ("risk_assessment_number", "risk_assessment", &["number"], true),
    ("risk_assessment_company_id", "risk_assessment", &["company_id", "status"], false),
    ("risk_person_assessment_id", "risk_person", &["assessment_id"], false),
    ("risk_person_membership_id", "risk_person", &["membership_id"], false),
    ("risk_assessment_id_number", "risk", &["assessment_id", "number"], true),
    ("risk_link_risk_id", "risk_link", &["risk_id"], false),
    ("risk_link_of_id", "risk_link", &["of_id"], false),
    ("risk_document_assessment_id", "risk_document", &["assessment_id"], true),
];

fn id() -> ColumnDef {
    ColumnDef::new("id").uuid().not_null().primary_key().take()
}

fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

fn perhaps_key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().take()
}

fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

fn perhaps_moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().take()
}

fn perhaps_day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().take()
}

fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

fn perhaps_number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().take()
}

fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

fn interval() -> Vec<ColumnDef> {
    vec![id(), perhaps_number("months"), key("set_by"), moment("set_at"), number("revision")]
}

fn method() -> Vec<ColumnDef> {
    vec![
        id(),
        key("company_id"),
        number("version"),
        text("status"),
        text("content"),
        text("digest"),
        text("note"),
        key("drafted_by"),
        moment("drafted_at"),
        perhaps_moment("published_at"),
        number("revision"),
    ]
}

fn assessment() -> Vec<ColumnDef> {
    vec![
        id(),
        text("number"),
        key("company_id"),
        perhaps_key("contract_id"),
        text("trigger"),
        text("reason"),
        key("method_id"),
        text("status"),
        text("scope"),
        ColumnDef::new("due_on").date().not_null().take(),
        perhaps_key("previous_id"),
        text("previous_number"),
        key("drafted_by"),
        moment("drafted_at"),
        perhaps_moment("documented_at"),
        number("revision"),
    ]
}

fn person() -> Vec<ColumnDef> {
    vec![
        id(),
        key("assessment_id"),
        key("membership_id"),
        text("name"),
        text("part"),
        key("named_by"),
        moment("named_at"),
        perhaps_moment("ended_at"),
        number("revision"),
    ]
}

fn risk() -> Vec<ColumnDef> {
    vec![
        id(),
        key("lineage"),
        key("assessment_id"),
        number("number"),
        text("asset"),
        text("threat"),
        text("vulnerability"),
        text("damage"),
        perhaps_number("before_damage"),
        perhaps_number("before_threat"),
        perhaps_number("before_vulnerability"),
        text("measures"),
        ColumnDef::new("treatment").text().take(),
        text("plan"),
        perhaps_number("after_damage"),
        perhaps_number("after_threat"),
        perhaps_number("after_vulnerability"),
        perhaps_key("owner_id"),
        text("owner_name"),
        perhaps_day("due_on"),
        perhaps_key("acceptor_id"),
        text("acceptor_name"),
        perhaps_day("accept_until"),
        key("proposed_by"),
        perhaps_moment("accepted_at"),
        perhaps_day("done_on"),
        text("proof"),
        flag("carried"),
        flag("dropped"),
        moment("written_at"),
        number("revision"),
    ]
}

fn link() -> Vec<ColumnDef> {
    vec![
        id(),
        key("risk_id"),
        text("kind"),
        perhaps_key("of_id"),
        text("item"),
        text("reference"),
        text("clause"),
        key("added_by"),
        moment("added_at"),
        flag("dropped"),
        number("revision"),
    ]
}

fn document() -> Vec<ColumnDef> {
    vec![id(), key("assessment_id"), text("content"), text("digest"), key("documented_by"), moment("documented_at")]
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
