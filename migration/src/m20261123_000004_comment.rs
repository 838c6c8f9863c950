//! Comments on items, and whom they name.

use sea_orm_migration::prelude::*;

/// Comments.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut comment = Table::create();
        comment.table("comment");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("confirmation_id").uuid().not_null(),
            ColumnDef::new("item_key").text().not_null(),
            ColumnDef::new("thread_id").uuid(),
            ColumnDef::new("audience").text().not_null(),
            ColumnDef::new("side").text().not_null(),
            ColumnDef::new("organisation_id").uuid().not_null(),
            ColumnDef::new("text").text().not_null(),
            ColumnDef::new("sha256").text().not_null(),
            ColumnDef::new("written_by").uuid().not_null(),
            ColumnDef::new("written_at").timestamp_with_time_zone().not_null(),
            ColumnDef::new("retracted_at").timestamp_with_time_zone(),
            ColumnDef::new("resolved_by").uuid(),
            ColumnDef::new("resolved_at").timestamp_with_time_zone(),
            ColumnDef::new("revision").integer().not_null(),
        ] {
            comment.col(column);
        }
        comment.foreign_key(ForeignKey::create().from("comment", "confirmation_id").to("confirmation", "id"));
        manager.create_table(comment).await?;
        let mut mention = Table::create();
        mention.table("comment_mention");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("comment_id").uuid().not_null(),
            ColumnDef::new("account_id").uuid().not_null(),
        ] {
            mention.col(column);
        }
        mention.foreign_key(ForeignKey::create().from("comment_mention", "comment_id").to("comment", "id"));
        manager.create_table(mention).await?;
        for (table, column) in [("comment", "confirmation_id"), ("comment_mention", "comment_id")] {
            let index = Index::create().name(format!("{table}_{column}")).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
