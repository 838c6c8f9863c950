//! Tiers: an application of a lower tier is held by the tiers above until it is put to the ministry.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Applications through the chain.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut application = Table::alter();
        application.table("application").add_column(ColumnDef::new("held_at").uuid());
        manager.alter_table(application).await?;
        let mut passage = Table::create();
        passage.table("application_passage");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("application_id").uuid().not_null(),
            ColumnDef::new("engagement_id").uuid().not_null(),
            ColumnDef::new("organisation_id").uuid().not_null(),
            ColumnDef::new("passage").text().not_null(),
            ColumnDef::new("note").text().not_null(),
            ColumnDef::new("written_by").uuid().not_null(),
            ColumnDef::new("written_at").timestamp_with_time_zone().not_null(),
        ] {
            passage.col(column);
        }
        for (column, parent) in
            [("application_id", "application"), ("engagement_id", "engagement"), ("organisation_id", "organisation")]
        {
            passage.foreign_key(ForeignKey::create().from("application_passage", column).to(parent, "id"));
        }
        manager.create_table(passage).await?;
        append_only(manager, "application_passage").await?;
        for (table, column) in [
            ("application", "held_at"),
            ("application_passage", "application_id"),
            ("application_passage", "engagement_id"),
            ("engagement", "parent_id"),
        ] {
            let mut index = Index::create();
            index.name(format!("{table}_{column}")).table(table).col(column);
            manager.create_index(index).await?;
        }
        Ok(())
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
