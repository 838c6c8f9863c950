//! Entries of the trail are sealed one by one, so that the first one that somebody else wrote is known.

use sea_orm_migration::prelude::*;

/// The seal of an entry; entries of before have none.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut entry = Table::alter();
        entry.table("trail_entry").add_column(ColumnDef::new("seal").text());
        manager.alter_table(entry).await
    }
}
