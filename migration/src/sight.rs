//! Whose rows PostgreSQL shows to whoever is served (行単位の可視範囲). Frozen like the migrations that use it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// The role as which connections act that serve somebody; it cannot sign in.
pub const SERVED: &str = "kakunin_served";

/// The organisation that asks; nothing where nobody does. Looked up once for a statement.
pub(crate) const ASKS: &str = "(SELECT sight_asks())";

/// Makes the role and lets it use the tables of today and tomorrow.
pub(crate) async fn serve(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for statement in [
        // Several databases of one server may be brought up to date at once; the role is the server's.
        "DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kakunin_served') THEN
                CREATE ROLE kakunin_served NOLOGIN;
            END IF;
            IF NOT pg_has_role(current_user, 'kakunin_served', 'MEMBER') THEN
                EXECUTE format('GRANT kakunin_served TO %I', current_user);
            END IF;
         EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL;
            WHEN insufficient_privilege THEN
                RAISE EXCEPTION 'the role kakunin_served is missing: as an administrator of the server, run CREATE ROLE kakunin_served NOLOGIN and GRANT kakunin_served TO %', current_user;
         END $$",
        "GRANT USAGE ON SCHEMA public TO kakunin_served",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kakunin_served",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kakunin_served",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO kakunin_served",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO kakunin_served",
        "REVOKE ALL ON seaql_migrations FROM kakunin_served",
    ] {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Shows rows of a table only where `seen` holds. Anybody may add rows for others, as a notice is; who changes or removes one must
/// see it.
pub(crate) async fn show(manager: &SchemaManager<'_>, table: &str, seen: &str) -> Result<(), DbErr> {
    if !matches!(manager.get_database_backend(), DbBackend::Postgres) {
        return Ok(());
    }
    for statement in [
        format!("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"),
        format!("CREATE POLICY sight ON {table} TO {SERVED} USING ({seen}) WITH CHECK (true)"),
    ] {
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}
