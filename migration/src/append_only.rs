//! History is added to, never changed: the database itself refuses. Frozen like the migrations that use it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Lets the database refuse every UPDATE and DELETE of a table.
pub(crate) async fn append_only(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
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
