//! One checklist version sent to many subcontractors.

use sea_orm_migration::prelude::*;

/// Dispatches and their recipients.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(dispatch()).await?;
        manager.create_table(recipient()).await?;
        let connection = manager.get_connection();
        // One case a recipient: the key of the case is chosen before it exists, so that nothing is done twice.
        for index in [
            "CREATE UNIQUE INDEX dispatch_recipient_engagement_id ON dispatch_recipient (engagement_id)",
            "CREATE UNIQUE INDEX dispatch_recipient_position ON dispatch_recipient (dispatch_id, position)",
            "CREATE INDEX dispatch_begun_by ON dispatch (begun_by, organisation_id)",
        ] {
            connection.execute_unprepared(index).await?;
        }
        Ok(())
    }
}

fn dispatch() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("dispatch");
    for column in [
        ColumnDef::new("id").uuid().not_null().primary_key(),
        ColumnDef::new("organisation_id").uuid().not_null(),
        ColumnDef::new("contract_id").uuid().not_null(),
        ColumnDef::new("version_id").uuid().not_null(),
        ColumnDef::new("checker_id").uuid().not_null(),
        ColumnDef::new("due_on").date().not_null(),
        ColumnDef::new("message").text().not_null(),
        ColumnDef::new("status").text().not_null(),
        ColumnDef::new("begun_by").uuid().not_null(),
        ColumnDef::new("begun_as").uuid().not_null(),
        ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
        ColumnDef::new("revision").integer().not_null(),
    ] {
        table.col(column);
    }
    for (column, parent) in [
        ("organisation_id", "organisation"),
        ("contract_id", "contract"),
        ("version_id", "checklist_version"),
        ("checker_id", "membership"),
        ("begun_by", "account"),
        ("begun_as", "membership"),
    ] {
        table.foreign_key(ForeignKey::create().from("dispatch", column).to(parent, "id"));
    }
    table.to_owned()
}

fn recipient() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("dispatch_recipient");
    for column in [
        ColumnDef::new("id").uuid().not_null().primary_key(),
        ColumnDef::new("dispatch_id").uuid().not_null(),
        ColumnDef::new("position").integer().not_null(),
        ColumnDef::new("organisation_id").uuid().not_null(),
        ColumnDef::new("engagement_id").uuid().not_null(),
        ColumnDef::new("email").text().not_null(),
        ColumnDef::new("person").text().not_null(),
        ColumnDef::new("work").text().not_null(),
        ColumnDef::new("place").text().not_null(),
        ColumnDef::new("reference").text().not_null(),
        ColumnDef::new("signed_on").date().not_null(),
        ColumnDef::new("problem").text().not_null(),
        ColumnDef::new("revision").integer().not_null(),
    ] {
        table.col(column);
    }
    table.foreign_key(ForeignKey::create().from("dispatch_recipient", "dispatch_id").to("dispatch", "id"));
    table.foreign_key(ForeignKey::create().from("dispatch_recipient", "organisation_id").to("organisation", "id"));
    table.to_owned()
}
