//! Rounds: what an item was judged before it came back.

use sea_orm_migration::prelude::*;

/// What an item was judged before it came back.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut ground = ColumnDef::new("returned_ground");
        ground.text().not_null().default("");
        for mut column in [ColumnDef::new("returned_kind").text().take(), ground] {
            manager.alter_table(Table::alter().table("verdict").add_column(column.take()).to_owned()).await?;
        }
        Ok(())
    }
}
