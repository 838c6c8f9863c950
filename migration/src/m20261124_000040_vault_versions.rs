//! The evidence vault: which file is the newer version of which, and what was deleted.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Versions and removals.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let by = |mut column: ColumnDef, needed: bool| if needed { column.not_null().take() } else { column };
        let own = [
            ("evidence_version", ColumnDef::new("earlier_id").uuid().not_null().take(), true),
            // What nobody uses any more is removed without anybody.
            ("evidence_removal", ColumnDef::new("reason").text().not_null().take(), false),
        ];
        for (name, column, needed) in own {
            let mut table = Table::create();
            table.table(name);
            for column in [
                ColumnDef::new("id").uuid().not_null().primary_key().take(),
                column,
                by(ColumnDef::new("made_by").uuid().take(), needed),
                ColumnDef::new("made_at").timestamp_with_time_zone().not_null().take(),
            ] {
                table.col(column);
            }
            table.foreign_key(ForeignKey::create().from(name, "id").to("evidence", "id"));
            manager.create_table(table).await?;
            append_only(manager, name).await?;
        }
        let mut back = Index::create();
        back.name("evidence_version_earlier").table("evidence_version").col("earlier_id");
        manager.create_index(back).await
    }
}

/// History is added to, never changed: the database itself refuses.
async fn append_only(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let postgres = matches!(manager.get_database_backend(), DbBackend::Postgres);
    for act in ["UPDATE", "DELETE"] {
        let name = format!("{table}_no_{}", act.to_lowercase());
        let statement = if postgres {
            format!("CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION append_only()")
        } else {
            format!("CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END")
        };
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}
