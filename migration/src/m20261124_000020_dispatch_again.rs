//! Confirming many again: a dispatch can be about cases that are there already.

use sea_orm_migration::prelude::*;

/// Confirming many again.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut ground = ColumnDef::new("ground");
        ground.text();
        manager.alter_table(Table::alter().table("dispatch").add_column(ground).to_owned()).await?;
        let mut ordinal = ColumnDef::new("ordinal");
        ordinal.integer().not_null().default(1);
        manager.alter_table(Table::alter().table("dispatch_recipient").add_column(ordinal).to_owned()).await?;
        let connection = manager.get_connection();
        // A case once a dispatch; it may be in another one next year.
        connection.execute_unprepared("DROP INDEX dispatch_recipient_engagement_id").await?;
        connection
            .execute_unprepared(
                "CREATE UNIQUE INDEX dispatch_recipient_engagement ON dispatch_recipient (engagement_id, dispatch_id)",
            )
            .await
            .map(|_| ())
    }
}
