//! Versions being written, and what became of every item from one version to the next.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Drafts of checklists, differences of versions.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(draft()).await?;
        manager.create_table(difference()).await?;
        let connection = manager.get_connection();
        // One open draft of a checklist: two would publish one number each, and neither would know of the other.
        let one = "CREATE UNIQUE INDEX checklist_draft_open ON checklist_draft (owner_id, key) WHERE ended_at IS NULL";
        connection.execute_unprepared(one).await?;
        let of = "CREATE UNIQUE INDEX checklist_difference_version_id ON checklist_difference (version_id)";
        connection.execute_unprepared(of).await?;
        for act in ["UPDATE", "DELETE"] {
            let trigger = format!(
                "CREATE TRIGGER checklist_difference_no_{} BEFORE {act} ON checklist_difference",
                act.to_lowercase()
            );
            let postgres = matches!(manager.get_database_backend(), DbBackend::Postgres);
            let statement = if postgres {
                format!("{trigger} FOR EACH ROW EXECUTE FUNCTION append_only()")
            } else {
                format!("{trigger} BEGIN SELECT RAISE(ABORT, 'append only'); END")
            };
            connection.execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}

fn draft() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("checklist_draft");
    for column in [
        ColumnDef::new("id").uuid().not_null().primary_key(),
        ColumnDef::new("owner_id").uuid().not_null(),
        ColumnDef::new("key").text().not_null(),
        ColumnDef::new("before_id").uuid(),
        ColumnDef::new("content").text().not_null(),
        ColumnDef::new("begun_by").uuid().not_null(),
        ColumnDef::new("begun_at").timestamp_with_time_zone().not_null(),
        ColumnDef::new("edited_by").uuid().not_null(),
        ColumnDef::new("edited_at").timestamp_with_time_zone().not_null(),
        ColumnDef::new("ended_at").timestamp_with_time_zone(),
        ColumnDef::new("version_id").uuid(),
        ColumnDef::new("revision").integer().not_null(),
    ] {
        table.col(column);
    }
    table.foreign_key(ForeignKey::create().from("checklist_draft", "owner_id").to("organisation", "id"));
    table.foreign_key(ForeignKey::create().from("checklist_draft", "before_id").to("checklist_version", "id"));
    table.to_owned()
}

fn difference() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("checklist_difference");
    for column in [
        ColumnDef::new("id").uuid().not_null().primary_key(),
        ColumnDef::new("version_id").uuid().not_null(),
        ColumnDef::new("before_id").uuid().not_null(),
        ColumnDef::new("content").text().not_null(),
        ColumnDef::new("declared_at").timestamp_with_time_zone().not_null(),
    ] {
        table.col(column);
    }
    table.foreign_key(ForeignKey::create().from("checklist_difference", "version_id").to("checklist_version", "id"));
    table.foreign_key(ForeignKey::create().from("checklist_difference", "before_id").to("checklist_version", "id"));
    table.to_owned()
}
