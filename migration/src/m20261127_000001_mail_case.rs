//! Of which case a mail speaks, and to people of which organisation: its payload is emptied once it is sent.

use sea_orm_migration::prelude::*;

/// The case of a mail.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["engagement_id", "organisation_id"] {
            let mut job = Table::alter();
            job.table("job").add_column(ColumnDef::new(column).uuid());
            manager.alter_table(job).await?;
        }
        let mut by_case = Index::create();
        by_case.name("job_engagement_id").table("job").col("engagement_id").col("organisation_id");
        manager.create_index(by_case).await
    }
}
