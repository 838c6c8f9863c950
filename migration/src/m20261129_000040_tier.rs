//! Tiers: an application of a lower tier is held by the tiers above until it is put to the ministry.

use crate::append_only::append_only;
use sea_orm_migration::prelude::*;

/// Applications through the chain.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut application = Table::alter();
        application.table("application").add_column(ColumnDef::new("held_at").uuid());
        manager.alter_table(application).await?;
        let mut passage = Table::create();
        passage.table("application_passage");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("application_id").uuid().not_null(),
            ColumnDef::new("engagement_id").uuid().not_null(),
            ColumnDef::new("organisation_id").uuid().not_null(),
            ColumnDef::new("passage").text().not_null(),
            ColumnDef::new("note").text().not_null(),
            ColumnDef::new("written_by").uuid().not_null(),
            ColumnDef::new("written_at").timestamp_with_time_zone().not_null(),
        ] {
            passage.col(column);
        }
        for (column, parent) in
            [("application_id", "application"), ("engagement_id", "engagement"), ("organisation_id", "organisation")]
        {
            passage.foreign_key(ForeignKey::create().from("application_passage", column).to(parent, "id"));
        }
        manager.create_table(passage).await?;
        append_only(manager, "application_passage").await?;
        for (table, column) in [
            ("application", "held_at"),
            ("application_passage", "application_id"),
            ("application_passage", "engagement_id"),
            ("engagement", "parent_id"),
        ] {
            let mut index = Index::create();
            index.name(format!("{table}_{column}")).table(table).col(column);
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
