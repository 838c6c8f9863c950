//! Who works on which item now.

use sea_orm_migration::prelude::*;

/// Presence.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut presence = Table::create();
        presence.table("presence");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("confirmation_id").uuid().not_null(),
            ColumnDef::new("item_key").text().not_null(),
            ColumnDef::new("account_id").uuid().not_null(),
            ColumnDef::new("organisation_id").uuid().not_null(),
            ColumnDef::new("seen_at").timestamp_with_time_zone().not_null(),
        ] {
            presence.col(column);
        }
        manager.create_table(presence).await?;
        let mut index = Index::create();
        index
            .name("presence_place")
            .table("presence")
            .col("confirmation_id")
            .col("item_key")
            .col("account_id")
            .unique();
        manager.create_index(index.to_owned()).await
    }
}
