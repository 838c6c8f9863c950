//! Confirming again: several sheets of one engagement, and the interval that a company sets itself.

use sea_orm_migration::prelude::*;

/// Confirming again.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut column in [
            ColumnDef::new("ordinal").integer().not_null().default(1).take(),
            ColumnDef::new("before_id").uuid().take(),
            ColumnDef::new("ground").text().take(),
            ColumnDef::new("ground_note").text().not_null().default("").take(),
        ] {
            manager.alter_table(Table::alter().table("confirmation").add_column(column.take()).to_owned()).await?;
        }
        let mut once = Index::create();
        once.name("confirmation_ordinal").table("confirmation").col("engagement_id").col("ordinal").unique();
        manager.create_index(once).await?;
        let mut interval = Table::create();
        interval.table("reconfirmation_interval");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("months").integer(),
            ColumnDef::new("set_by").uuid().not_null(),
            ColumnDef::new("set_at").timestamp_with_time_zone().not_null(),
            ColumnDef::new("revision").integer().not_null(),
        ] {
            interval.col(column);
        }
        interval.foreign_key(ForeignKey::create().from("reconfirmation_interval", "id").to("organisation", "id"));
        manager.create_table(interval).await
    }
}
