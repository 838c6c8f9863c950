//! Who of the downstream answers which items, and where a notice leads.

use sea_orm_migration::prelude::*;

/// Delegations of items to colleagues.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut delegation = Table::create();
        delegation.table("delegation");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("confirmation_id").uuid().not_null(),
            ColumnDef::new("membership_id").uuid().not_null(),
            ColumnDef::new("account_id").uuid().not_null(),
            ColumnDef::new("delegated_by").uuid().not_null(),
            ColumnDef::new("due_on").date().not_null(),
            ColumnDef::new("done_round").integer(),
            ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
            ColumnDef::new("ended_at").timestamp_with_time_zone(),
            ColumnDef::new("revision").integer().not_null(),
        ] {
            delegation.col(column);
        }
        delegation.foreign_key(ForeignKey::create().from("delegation", "confirmation_id").to("confirmation", "id"));
        delegation.foreign_key(ForeignKey::create().from("delegation", "membership_id").to("membership", "id"));
        manager.create_table(delegation).await?;
        let mut item = Table::create();
        item.table("delegation_item");
        for column in [
            ColumnDef::new("id").uuid().not_null().primary_key(),
            ColumnDef::new("delegation_id").uuid().not_null(),
            ColumnDef::new("confirmation_id").uuid().not_null(),
            ColumnDef::new("item_key").text().not_null(),
        ] {
            item.col(column);
        }
        item.foreign_key(ForeignKey::create().from("delegation_item", "delegation_id").to("delegation", "id"));
        manager.create_table(item).await?;
        for (unique, table, columns) in INDEXES {
            let name = format!("{table}_{}", columns.join("_"));
            let mut index = Index::create();
            index.name(name).table(*table);
            for column in *columns {
                index.col(*column);
            }
            if *unique {
                index.unique();
            }
            manager.create_index(index.to_owned()).await?;
        }
        let mut path = ColumnDef::new("path");
        path.text().not_null().default("");
        manager.alter_table(Table::alter().table("notice").add_column(path).to_owned()).await
    }
}

/// Unique or not, table, columns.
const INDEXES: &[(bool, &str, &[&str])] = &[
    (false, "delegation", &["confirmation_id"]),
    (false, "delegation", &["membership_id"]),
    (true, "delegation_item", &["delegation_id", "item_key"]),
    (false, "delegation_item", &["confirmation_id", "item_key"]),
];
