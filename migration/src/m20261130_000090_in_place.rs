//! Who decided a matter in place of an absent officer.

use sea_orm_migration::prelude::*;

/// Decisions in place of somebody.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut intake = Table::alter();
        intake.table("desk_intake").add_column(ColumnDef::new("in_place").text());
        manager.alter_table(intake).await
    }
}
