//! Approvals of sheets inside a company, and whether it wants them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Approvals inside a company.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut policy = Table::create();
        policy.table("approval_policy");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("wanted").boolean().not_null(),
            ColumnDef::new("set_by").uuid().not_null(),
            ColumnDef::new("set_at").timestamp_with_time_zone().not_null(),
            ColumnDef::new("revision").integer().not_null(),
        ] {
            policy.col(column);
        }
        policy.foreign_key(ForeignKey::create().from("approval_policy", "id").to("organisation", "id"));
        manager.create_table(policy).await?;
        let mut approval = Table::create();
        approval.table("approval");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("organisation_id").uuid().not_null(),
            ColumnDef::new("confirmation_id").uuid().not_null(),
            ColumnDef::new("round").integer().not_null(),
            ColumnDef::new("entry").text().not_null(),
            ColumnDef::new("digest").text().not_null(),
            ColumnDef::new("content").text().not_null(),
            ColumnDef::new("reason").text().not_null(),
            ColumnDef::new("given_by").uuid().not_null(),
            ColumnDef::new("given_at").timestamp_with_time_zone().not_null(),
        ] {
            approval.col(column);
        }
        approval.foreign_key(ForeignKey::create().from("approval", "confirmation_id").to("confirmation", "id"));
        manager.create_table(approval).await?;
        let index =
            Index::create().name("approval_confirmation_id").table("approval").col("confirmation_id").to_owned();
        manager.create_index(index).await?;
        append_only(manager, "approval").await
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
