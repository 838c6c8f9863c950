//! Whose rows PostgreSQL shows to whoever is served (行単位の可視範囲). Frozen like the migrations that use it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// The organisation that asks; nothing where nobody does. Looked up once for a statement.
pub(crate) const ASKS: &str = "(SELECT sight_asks())";

/// Shows rows of a table only where `seen` holds, to everybody but the owner of the tables. Nobody else changes any.
pub(crate) async fn show(manager: &SchemaManager<'_>, table: &str, seen: &str) -> Result<(), DbErr> {
    if !matches!(manager.get_database_backend(), DbBackend::Postgres) {
        return Ok(());
    }
    for statement in [
        format!("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"),
        format!("CREATE POLICY sight ON {table} FOR SELECT USING ({seen})"),
    ] {
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}
