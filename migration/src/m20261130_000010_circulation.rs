//! To whom a document was made known, and who acknowledged it: a row for each person, never taken away.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Making known, with acknowledgements.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(table()).await?;
        for (name, columns, unique) in INDEXES {
            let mut index = Index::create();
            index.name(name).table("circulation");
            for column in columns {
                index.col(*column);
            }
            if unique {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        stays(manager).await
    }
}

/// Name, columns, whether unique: nobody is told of one thing twice.
const INDEXES: [(&str, &[&str], bool); 2] = [
    ("circulation_subject", &["subject", "subject_id", "membership_id"], true),
    ("circulation_membership_id", &["membership_id", "acknowledged_at"], false),
];

/// What was made known is not taken back: the database refuses every DELETE.
async fn stays(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statement = if matches!(manager.get_database_backend(), DbBackend::Postgres) {
        "CREATE TRIGGER circulation_no_delete BEFORE DELETE ON circulation FOR EACH ROW EXECUTE FUNCTION append_only()"
    } else {
        "CREATE TRIGGER circulation_no_delete BEFORE DELETE ON circulation BEGIN SELECT RAISE(ABORT, 'append only'); END"
    };
    manager.get_connection().execute_unprepared(statement).await?;
    Ok(())
}

fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).uuid().not_null().take()
}

fn table() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("circulation");
    for column in [
        ColumnDef::new("id").uuid().not_null().primary_key().take(),
        text("subject"),
        key("subject_id"),
        key("company_id"),
        text("reference"),
        text("digest"),
        key("membership_id"),
        text("name"),
        ColumnDef::new("role").text().take(),
        text("reason"),
        key("told_by"),
        ColumnDef::new("told_at").timestamp_with_time_zone().not_null().take(),
        ColumnDef::new("acknowledged_at").timestamp_with_time_zone().take(),
        ColumnDef::new("revision").integer().not_null().take(),
    ] {
        table.col(column);
    }
    for (column, parent) in [("company_id", "organisation"), ("membership_id", "membership"), ("told_by", "account")] {
        table.foreign_key(ForeignKey::create().from("circulation", column).to(parent, "id"));
    }
    table
}
