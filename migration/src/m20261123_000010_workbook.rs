//! Workbooks: what was downloaded, and what was brought back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// `workbook` and `merge`.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(workbook()).await?;
        manager.create_table(merge()).await?;
        for table in ["workbook", "merge"] {
            let name = format!("{table}_confirmation_id");
            manager.create_index(Index::create().name(name).table(table).col("confirmation_id").to_owned()).await?;
        }
        append_only(manager).await
    }
}

fn workbook() -> TableCreateStatement {
    Table::create()
        .table("workbook")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("confirmation_id").uuid().not_null())
        .col(ColumnDef::new("content").text().not_null())
        .col(ColumnDef::new("digest").text().not_null())
        .col(ColumnDef::new("downloaded_by").uuid().not_null())
        .col(ColumnDef::new("downloaded_at").timestamp_with_time_zone().not_null())
        .foreign_key(ForeignKey::create().from("workbook", "confirmation_id").to("confirmation", "id"))
        .to_owned()
}

fn merge() -> TableCreateStatement {
    Table::create()
        .table("merge")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("workbook_id").uuid().not_null())
        .col(ColumnDef::new("confirmation_id").uuid().not_null())
        .col(ColumnDef::new("file_name").text().not_null())
        .col(ColumnDef::new("sha256").text().not_null())
        .col(ColumnDef::new("content").text().not_null())
        .col(ColumnDef::new("status").text().not_null())
        .col(ColumnDef::new("round").integer())
        .col(ColumnDef::new("done").text().not_null())
        .col(ColumnDef::new("read_by").uuid().not_null())
        .col(ColumnDef::new("read_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("applied_by").uuid())
        .col(ColumnDef::new("applied_at").timestamp_with_time_zone())
        .col(ColumnDef::new("undone_by").uuid())
        .col(ColumnDef::new("undone_at").timestamp_with_time_zone())
        .col(ColumnDef::new("revision").integer().not_null())
        .foreign_key(ForeignKey::create().from("merge", "workbook_id").to("workbook", "id"))
        .foreign_key(ForeignKey::create().from("merge", "confirmation_id").to("confirmation", "id"))
        .to_owned()
}

/// What was downloaded stays as it was: what comes back is compared with it.
async fn append_only(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for act in ["UPDATE", "DELETE"] {
        let name = format!("workbook_no_{}", act.to_lowercase());
        let statement = if matches!(manager.get_database_backend(), DbBackend::Postgres) {
            format!("CREATE TRIGGER {name} BEFORE {act} ON workbook FOR EACH ROW EXECUTE FUNCTION append_only()")
        } else {
            format!("CREATE TRIGGER {name} BEFORE {act} ON workbook BEGIN SELECT RAISE(ABORT, 'append only'); END")
        };
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}
