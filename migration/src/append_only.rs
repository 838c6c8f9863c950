//! History is added to, never changed: the database itself refuses. Frozen like the migrations that use it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Lets the database refuse every UPDATE and DELETE of a table.
pub(crate) async fn append_only(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let postgres = matches!(manager.get_database_backend(), DbBackend::Postgres);
    for statement in refuse_updates(postgres, table, &["UPDATE", "DELETE"]) {
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}

/// The statements that let the database refuse these acts on a table.
pub fn refuse_updates(postgres: bool, table: &str, acts: &[&str]) -> Vec<String> {
    let one = |act: &&str| {
        let name = format!("{table}_no_{}", act.to_lowercase());
        if postgres {
            format!("CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION append_only()")
        } else {
            format!("CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END")
        }
    };
    acts.iter().map(one).collect()
}

/// The statement that lets a table be updated again, within a transaction that ends with [`refuse_updates`].
#[must_use]
pub fn allow_updates(postgres: bool, table: &str) -> String {
    let on = if postgres { format!(" ON {table}") } else { String::new() };
    format!("DROP TRIGGER {table}_no_update{on}")
}
