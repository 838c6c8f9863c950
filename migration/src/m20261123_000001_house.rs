//! The house as it was first built. Frozen: later changes are later migrations.

mod cases;
mod ministry;
mod people;
mod records;
mod sheets;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// First migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for (unique, table, columns) in INDEXES {
            let name = format!("{table}_{}", columns.join("_"));
            let mut index = Index::create();
            index.name(name).table(*table);
            for column in *columns {
                index.col(*column);
            }
            if *unique {
                index.unique();
            }
            manager.create_index(index.to_owned()).await?;
        }
        append_only(manager).await
    }
}

/// History is added to, never changed: the database itself refuses.
async fn append_only(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let postgres = matches!(manager.get_database_backend(), DbBackend::Postgres);
    if postgres {
        connection
            .execute_unprepared(
                "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION 'append only'; END $$",
            )
            .await?;
    }
    for table in APPEND_ONLY {
        for act in ["UPDATE", "DELETE"] {
            let name = format!("{table}_no_{}", act.to_lowercase());
            let statement = if postgres {
                format!("CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION append_only()")
            } else {
                format!("CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END")
            };
            connection.execute_unprepared(&statement).await?;
        }
    }
    Ok(())
}

const APPEND_ONLY: &[&str] =
    &["application_message", "checklist_version", "evidence", "submission", "trail_checkpoint", "trail_entry"];

/// Unique or not, table, columns.
const INDEXES: &[(bool, &str, &[&str])] = &[
    (true, "account", &["email"]),
    (true, "organisation", &["corporate_number"]),
    (true, "membership", &["account_id", "organisation_id"]),
    (true, "external_identity", &["provider", "subject"]),
    (true, "invitation", &["token_hash"]),
    (true, "contract", &["ministry_id", "number"]),
    (true, "engagement", &["number"]),
    (true, "checklist", &["key"]),
    (true, "checklist_version", &["checklist_id", "number"]),
    (true, "answer", &["confirmation_id", "item_key"]),
    (true, "verdict", &["confirmation_id", "item_key"]),
    (true, "submission", &["number"]),
    (true, "submission", &["confirmation_id", "round"]),
    (true, "application", &["number"]),
    (true, "trail_entry", &["case_id", "seq"]),
    (true, "engagement_member", &["engagement_id", "membership_id"]),
    (false, "membership", &["organisation_id"]),
    (false, "engagement", &["upstream_id"]),
    (false, "engagement", &["downstream_id"]),
    (false, "engagement", &["contract_id"]),
    (false, "engagement_member", &["membership_id"]),
    (false, "confirmation", &["engagement_id"]),
    (false, "evidence", &["organisation_id"]),
    (false, "evidence_grant", &["confirmation_id"]),
    (false, "evidence_grant", &["evidence_id"]),
    (false, "application", &["ministry_id", "status"]),
    (false, "application", &["engagement_id"]),
    (false, "application_message", &["application_id"]),
    (false, "ministry_answer", &["application_id"]),
    (false, "job", &["done_at", "due_at"]),
    (false, "notice", &["account_id", "read_at"]),
    (false, "session", &["account_id"]),
    (false, "sign_in_attempt", &["subject", "at"]),
    (false, "recovery_code", &["account_id"]),
    (false, "invitation", &["organisation_id"]),
    (false, "contract", &["company_id"]),
];

fn table<const N: usize>(
    name: &'static str,
    columns: [&mut ColumnDef; N],
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

fn tables() -> Vec<TableCreateStatement> {
    [people::tables(), cases::tables(), sheets::tables(), ministry::tables(), records::tables()].concat()
}
