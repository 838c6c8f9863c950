//! Whose rows PostgreSQL shows to whoever is served (行単位の可視範囲). Frozen like the migrations that use it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// The organisation that asks; nothing where nobody does. Looked up once for a statement.
pub(crate) const ASKS: &str = "(SELECT sight_asks())";

/// Shows rows of a table only where `seen` holds, to everybody but the owner of the tables. Anybody may add rows for others, as a
/// notice is; who changes or removes one must see it.
pub(crate) async fn show(manager: &SchemaManager<'_>, table: &str, seen: &str) -> Result<(), DbErr> {
    if !matches!(manager.get_database_backend(), DbBackend::Postgres) {
        return Ok(());
    }
    for statement in [
        format!("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"),
        format!("CREATE POLICY sight ON {table} USING ({seen}) WITH CHECK (true)"),
    ] {
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}
