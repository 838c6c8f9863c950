//! The evidence vault: from when until when a file holds, apart from its upload.

use sea_orm_migration::prelude::*;

/// The evidence vault.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut validity = Table::create();
        validity.table("evidence_validity");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("valid_from").date(),
            ColumnDef::new("valid_until").date(),
            ColumnDef::new("note").text().not_null(),
            ColumnDef::new("set_by").uuid().not_null(),
            ColumnDef::new("set_at").timestamp_with_time_zone().not_null(),
            ColumnDef::new("revision").integer().not_null(),
        ] {
            validity.col(column);
        }
        validity.foreign_key(ForeignKey::create().from("evidence_validity", "id").to("evidence", "id"));
        manager.create_table(validity).await?;
        let mut by_day = Index::create();
        by_day.name("evidence_validity_until").table("evidence_validity").col("valid_until");
        manager.create_index(by_day).await
    }
}
