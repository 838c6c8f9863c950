//! Deadlines: calendars by secret address, a company's reminders and which were sent, how somebody is told, what was mailed.

use sea_orm_migration::prelude::*;

/// Deadlines, reminders, channels of notices.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        feeds(manager).await?;
        reminders(manager).await?;
        notices(manager).await?;
        mails(manager).await
    }
}

async fn feeds(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut feed = Table::create();
    feed.table("calendar_feed");
    for column in [
        ColumnDef::new("id").uuid().not_null().primary_key(),
        ColumnDef::new("account_id").uuid().not_null(),
        ColumnDef::new("membership_id").uuid().not_null(),
        ColumnDef::new("token_hash").text().not_null().unique_key(),
        ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
        ColumnDef::new("revoked_at").timestamp_with_time_zone(),
        ColumnDef::new("revision").integer().not_null(),
    ] {
        feed.col(column);
    }
    feed.foreign_key(ForeignKey::create().from("calendar_feed", "account_id").to("account", "id"));
    feed.foreign_key(ForeignKey::create().from("calendar_feed", "membership_id").to("membership", "id"));
    manager.create_table(feed).await?;
    let mut of_place = Index::create();
    of_place.name("calendar_feed_membership_id").table("calendar_feed").col("membership_id");
    manager.create_index(of_place).await
}

async fn reminders(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut policy = Table::create();
    policy.table("reminder_policy");
    for column in [
        ColumnDef::new("id").uuid().not_null().primary_key(),
        ColumnDef::new("intervals").json().not_null(),
        ColumnDef::new("escalate_to").uuid(),
        ColumnDef::new("set_by").uuid().not_null(),
        ColumnDef::new("set_at").timestamp_with_time_zone().not_null(),
        ColumnDef::new("revision").integer().not_null(),
    ] {
        policy.col(column);
    }
    policy.foreign_key(ForeignKey::create().from("reminder_policy", "id").to("organisation", "id"));
    manager.create_table(policy).await?;
    let mut sent = Table::create();
    sent.table("reminder_sent");
    for column in [
        ColumnDef::new("id").uuid().not_null().primary_key(),
        ColumnDef::new("organisation_id").uuid().not_null(),
        ColumnDef::new("account_id").uuid().not_null(),
        ColumnDef::new("kind").text().not_null(),
        ColumnDef::new("subject").uuid().not_null(),
        ColumnDef::new("due_on").date().not_null(),
        ColumnDef::new("step").integer().not_null(),
        ColumnDef::new("escalated").boolean().not_null(),
        ColumnDef::new("sent_at").timestamp_with_time_zone().not_null(),
    ] {
        sent.col(column);
    }
    sent.foreign_key(ForeignKey::create().from("reminder_sent", "organisation_id").to("organisation", "id"));
    manager.create_table(sent).await?;
    let mut once = Index::create();
    once.name("reminder_sent_once").table("reminder_sent").unique();
    for column in ["organisation_id", "account_id", "kind", "subject", "due_on", "step", "escalated"] {
        once.col(column);
    }
    manager.create_index(once).await
}

async fn notices(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut preference = Table::create();
    preference.table("notice_preference");
    for column in [
        ColumnDef::new("id").uuid().not_null().primary_key(),
        ColumnDef::new("preference").json().not_null(),
        ColumnDef::new("set_at").timestamp_with_time_zone().not_null(),
        ColumnDef::new("revision").integer().not_null(),
    ] {
        preference.col(column);
    }
    preference.foreign_key(ForeignKey::create().from("notice_preference", "id").to("account", "id"));
    manager.create_table(preference).await?;
    // Since when a notice waits for the next digest.
    let mut notice = Table::alter();
    notice.table("notice").add_column(ColumnDef::new("digest_since").timestamp_with_time_zone());
    manager.alter_table(notice).await?;
    let mut waiting = Index::create();
    waiting.name("notice_digest_since").table("notice").col("digest_since");
    manager.create_index(waiting).await
}

/// What is known of a mail once its payload is emptied: who was to get it, whose act caused it, about which number.
async fn mails(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for mut column in [
        ColumnDef::new("account_id").uuid().take(),
        ColumnDef::new("caused_by").uuid().take(),
        ColumnDef::new("caused_in").uuid().take(),
        ColumnDef::new("notice_kind").text().take(),
        ColumnDef::new("reference").text().not_null().default("").take(),
        ColumnDef::new("made_at").timestamp_with_time_zone().take(),
    ] {
        manager.alter_table(Table::alter().table("job").add_column(column.take()).to_owned()).await?;
    }
    for column in ["account_id", "caused_by", "caused_in"] {
        let mut by = Index::create();
        by.name(format!("job_{column}")).table("job").col(column);
        manager.create_index(by).await?;
    }
    Ok(())
}
