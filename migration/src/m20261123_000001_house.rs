//! The house as it was first built. Frozen: later changes are later migrations.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// First migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
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
        append_only(manager).await
    }
}

/// History is added to, never changed: the database itself refuses.
async fn append_only(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let postgres = matches!(manager.get_database_backend(), DbBackend::Postgres);
    if postgres {
        connection
            .execute_unprepared(
                "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION 'append only'; END $$",
            )
            .await?;
    }
    for table in APPEND_ONLY {
        for act in ["UPDATE", "DELETE"] {
            let name = format!("{table}_no_{}", act.to_lowercase());
            let statement = if postgres {
                format!("CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION append_only()")
            } else {
                format!("CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'append only'); END")
            };
            connection.execute_unprepared(&statement).await?;
        }
    }
    Ok(())
}

const APPEND_ONLY: &[&str] =
    &["application_message", "checklist_version", "evidence", "submission", "trail_checkpoint", "trail_entry"];

/// Unique or not, table, columns.
const INDEXES: &[(bool, &str, &[&str])] = &[
    (true, "account", &["email"]),
    (true, "organisation", &["corporate_number"]),
    (true, "membership", &["account_id", "organisation_id"]),
    (true, "external_identity", &["provider", "subject"]),
    (true, "invitation", &["token_hash"]),
    (true, "contract", &["ministry_id", "number"]),
    (true, "engagement", &["number"]),
    (true, "checklist", &["key"]),
    (true, "checklist_version", &["checklist_id", "number"]),
    (true, "answer", &["confirmation_id", "item_key"]),
    (true, "verdict", &["confirmation_id", "item_key"]),
    (true, "submission", &["number"]),
    (true, "submission", &["confirmation_id", "round"]),
    (true, "application", &["number"]),
    (true, "trail_entry", &["case_id", "seq"]),
    (true, "engagement_member", &["engagement_id", "membership_id"]),
    (false, "membership", &["organisation_id"]),
    (false, "engagement", &["upstream_id"]),
    (false, "engagement", &["downstream_id"]),
    (false, "engagement", &["contract_id"]),
    (false, "engagement_member", &["membership_id"]),
    (false, "confirmation", &["engagement_id"]),
    (false, "evidence", &["organisation_id"]),
    (false, "evidence_grant", &["confirmation_id"]),
    (false, "evidence_grant", &["evidence_id"]),
    (false, "application", &["ministry_id", "status"]),
    (false, "application", &["engagement_id"]),
    (false, "application_message", &["application_id"]),
    (false, "ministry_answer", &["application_id"]),
    (false, "job", &["done_at", "due_at"]),
    (false, "notice", &["account_id", "read_at"]),
    (false, "session", &["account_id"]),
    (false, "sign_in_attempt", &["subject", "at"]),
    (false, "recovery_code", &["account_id"]),
    (false, "invitation", &["organisation_id"]),
    (false, "contract", &["company_id"]),
];

fn table<const N: usize>(
    name: &'static str,
    columns: [&mut ColumnDef; N],
    parents: &[(&'static str, &'static str)],
) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column);
    }
    for (column, parent) in parents {
        table.foreign_key(ForeignKey::create().from(name, *column).to(*parent, "id"));
    }
    table
}

fn tables() -> Vec<TableCreateStatement> {
    [people(), cases(), sheets(), ministry(), records()].concat()
}

fn people() -> Vec<TableCreateStatement> {
    vec![
        table(
            "organisation",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("kind").text().not_null(),
                ColumnDef::new("name").text().not_null(),
                ColumnDef::new("kana").text().not_null(),
                ColumnDef::new("latin").text().not_null(),
                ColumnDef::new("search").text().not_null(),
                ColumnDef::new("corporate_number").text(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[],
        ),
        table(
            "account",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("email").text().not_null(),
                ColumnDef::new("name").text().not_null(),
                ColumnDef::new("locale").text().not_null(),
                ColumnDef::new("epoch").integer().not_null(),
                ColumnDef::new("disabled_at").timestamp_with_time_zone(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[],
        ),
        table(
            "credential",
            [
                ColumnDef::new("account_id").uuid().not_null().primary_key(),
                ColumnDef::new("password_hash").text(),
                ColumnDef::new("totp_secret").text(),
                ColumnDef::new("totp_confirmed_at").timestamp_with_time_zone(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("account_id", "account")],
        ),
        table(
            "recovery_code",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("account_id").uuid().not_null(),
                ColumnDef::new("hash").text().not_null(),
                ColumnDef::new("used_at").timestamp_with_time_zone(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[],
        ),
        table(
            "external_identity",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("account_id").uuid().not_null(),
                ColumnDef::new("provider").text().not_null(),
                ColumnDef::new("subject").text().not_null(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
            ],
            &[],
        ),
        table(
            "membership",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("account_id").uuid().not_null(),
                ColumnDef::new("organisation_id").uuid().not_null(),
                ColumnDef::new("roles").json().not_null(),
                ColumnDef::new("department").text().not_null(),
                ColumnDef::new("post").text().not_null(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("ended_at").timestamp_with_time_zone(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("account_id", "account"), ("organisation_id", "organisation")],
        ),
        table(
            "invitation",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("organisation_id").uuid().not_null(),
                ColumnDef::new("email").text().not_null(),
                ColumnDef::new("name").text().not_null(),
                ColumnDef::new("roles").json().not_null(),
                ColumnDef::new("department").text().not_null(),
                ColumnDef::new("post").text().not_null(),
                ColumnDef::new("token_hash").text().not_null(),
                ColumnDef::new("invited_by").uuid(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("expires_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("accepted_at").timestamp_with_time_zone(),
                ColumnDef::new("revoked_at").timestamp_with_time_zone(),
                ColumnDef::new("engagement_id").uuid(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[],
        ),
        table(
            "session",
            [
                ColumnDef::new("id_hash").text().not_null().primary_key(),
                ColumnDef::new("account_id").uuid(),
                ColumnDef::new("data").text().not_null(),
                ColumnDef::new("epoch").integer().not_null(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("seen_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("expires_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("ends_at").timestamp_with_time_zone().not_null(),
            ],
            &[],
        ),
        table(
            "sign_in_attempt",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("subject").text().not_null(),
                ColumnDef::new("at").timestamp_with_time_zone().not_null(),
            ],
            &[],
        ),
        table(
            "totp_use",
            [
                ColumnDef::new("account_id").uuid().not_null().primary_key(),
                ColumnDef::new("step").big_integer().not_null(),
            ],
            &[],
        ),
    ]
}

fn cases() -> Vec<TableCreateStatement> {
    vec![
        table(
            "contract",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("number").text().not_null(),
                ColumnDef::new("title").text().not_null(),
                ColumnDef::new("ministry_id").uuid().not_null(),
                ColumnDef::new("company_id").uuid().not_null(),
                ColumnDef::new("starts_on").date().not_null(),
                ColumnDef::new("ends_on").date(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("ministry_id", "organisation"), ("company_id", "organisation")],
        ),
        table(
            "engagement",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("number").text().not_null(),
                ColumnDef::new("contract_id").uuid().not_null(),
                ColumnDef::new("parent_id").uuid(),
                ColumnDef::new("tier").integer().not_null(),
                ColumnDef::new("upstream_id").uuid().not_null(),
                ColumnDef::new("downstream_id").uuid().not_null(),
                ColumnDef::new("work").text().not_null(),
                ColumnDef::new("place").text().not_null(),
                ColumnDef::new("starts_on").date(),
                ColumnDef::new("status").text().not_null(),
                ColumnDef::new("drafted_by").uuid().not_null(),
                ColumnDef::new("exemption_ground").text().not_null(),
                ColumnDef::new("exempted_by").uuid(),
                ColumnDef::new("exempted_at").timestamp_with_time_zone(),
                ColumnDef::new("security_contract").text().not_null(),
                ColumnDef::new("security_contract_on").date(),
                ColumnDef::new("security_contract_from").date(),
                ColumnDef::new("security_contract_until").date(),
                ColumnDef::new("answered_on").date(),
                ColumnDef::new("started_on").date(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("contract_id", "contract"), ("upstream_id", "organisation"), ("downstream_id", "organisation")],
        ),
        table(
            "engagement_member",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("engagement_id").uuid().not_null(),
                ColumnDef::new("membership_id").uuid().not_null(),
                ColumnDef::new("account_id").uuid().not_null(),
                ColumnDef::new("side").text().not_null(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("ended_at").timestamp_with_time_zone(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("engagement_id", "engagement"), ("membership_id", "membership")],
        ),
    ]
}

fn sheets() -> Vec<TableCreateStatement> {
    vec![
        table(
            "checklist",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("key").text().not_null(),
                ColumnDef::new("owner_id").uuid(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
            ],
            &[],
        ),
        table(
            "checklist_version",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("checklist_id").uuid().not_null(),
                ColumnDef::new("number").integer().not_null(),
                ColumnDef::new("title_ja").text().not_null(),
                ColumnDef::new("title_en").text().not_null(),
                ColumnDef::new("items").integer().not_null(),
                ColumnDef::new("digest").text().not_null(),
                ColumnDef::new("content").text().not_null(),
                ColumnDef::new("published_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("published_by").uuid(),
            ],
            &[("checklist_id", "checklist")],
        ),
        table(
            "confirmation",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("engagement_id").uuid().not_null(),
                ColumnDef::new("round").integer().not_null(),
                ColumnDef::new("version_id").uuid().not_null(),
                ColumnDef::new("due_on").date().not_null(),
                ColumnDef::new("recipient_id").uuid(),
                ColumnDef::new("message").text().not_null(),
                ColumnDef::new("status").text().not_null(),
                ColumnDef::new("sent_at").timestamp_with_time_zone(),
                ColumnDef::new("submitted_at").timestamp_with_time_zone(),
                ColumnDef::new("decided_at").timestamp_with_time_zone(),
                ColumnDef::new("decided_by").uuid(),
                ColumnDef::new("decision_reason").text().not_null(),
                ColumnDef::new("decision_digest").text().not_null(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("engagement_id", "engagement"), ("version_id", "checklist_version")],
        ),
        table(
            "answer",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("confirmation_id").uuid().not_null(),
                ColumnDef::new("item_key").text().not_null(),
                ColumnDef::new("value").text().not_null(),
                ColumnDef::new("remark").text().not_null(),
                ColumnDef::new("answered_by").uuid().not_null(),
                ColumnDef::new("answered_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("confirmation_id", "confirmation")],
        ),
        table(
            "evidence",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("organisation_id").uuid().not_null(),
                ColumnDef::new("name").text().not_null(),
                ColumnDef::new("media_type").text().not_null(),
                ColumnDef::new("size").big_integer().not_null(),
                ColumnDef::new("sha256").text().not_null(),
                ColumnDef::new("sealed_key").text().not_null(),
                ColumnDef::new("uploaded_by").uuid().not_null(),
                ColumnDef::new("uploaded_at").timestamp_with_time_zone().not_null(),
            ],
            &[("organisation_id", "organisation")],
        ),
        table(
            "evidence_grant",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("evidence_id").uuid().not_null(),
                ColumnDef::new("confirmation_id").uuid().not_null(),
                ColumnDef::new("item_key").text().not_null(),
                ColumnDef::new("granted_by").uuid().not_null(),
                ColumnDef::new("granted_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("ended_at").timestamp_with_time_zone(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("evidence_id", "evidence"), ("confirmation_id", "confirmation")],
        ),
        table(
            "submission",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("confirmation_id").uuid().not_null(),
                ColumnDef::new("round").integer().not_null(),
                ColumnDef::new("number").text().not_null(),
                ColumnDef::new("content").text().not_null(),
                ColumnDef::new("digest").text().not_null(),
                ColumnDef::new("submitted_by").uuid().not_null(),
                ColumnDef::new("submitted_at").timestamp_with_time_zone().not_null(),
            ],
            &[("confirmation_id", "confirmation")],
        ),
        table(
            "verdict",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("confirmation_id").uuid().not_null(),
                ColumnDef::new("item_key").text().not_null(),
                ColumnDef::new("kind").text(),
                ColumnDef::new("ground").text().not_null(),
                ColumnDef::new("internal_note").text().not_null(),
                ColumnDef::new("return_reason").text().not_null(),
                ColumnDef::new("returned_reason").text().not_null(),
                ColumnDef::new("returned_round").integer(),
                ColumnDef::new("given_by").uuid().not_null(),
                ColumnDef::new("given_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("confirmation_id", "confirmation")],
        ),
    ]
}

fn ministry() -> Vec<TableCreateStatement> {
    vec![
        table(
            "application",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("number").text().not_null(),
                ColumnDef::new("engagement_id").uuid().not_null(),
                ColumnDef::new("confirmation_id").uuid().not_null(),
                ColumnDef::new("submission_id").uuid().not_null(),
                ColumnDef::new("ministry_id").uuid().not_null(),
                ColumnDef::new("status").text().not_null(),
                ColumnDef::new("note").text().not_null(),
                ColumnDef::new("content").text().not_null(),
                ColumnDef::new("digest").text().not_null(),
                ColumnDef::new("applied_by").uuid().not_null(),
                ColumnDef::new("applied_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("engagement_id", "engagement"), ("submission_id", "submission")],
        ),
        table(
            "application_message",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("application_id").uuid().not_null(),
                ColumnDef::new("from_ministry").boolean().not_null(),
                ColumnDef::new("text").text().not_null(),
                ColumnDef::new("written_by").uuid().not_null(),
                ColumnDef::new("written_at").timestamp_with_time_zone().not_null(),
            ],
            &[("application_id", "application")],
        ),
        table(
            "ministry_answer",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("application_id").uuid().not_null(),
                ColumnDef::new("outcome").text().not_null(),
                ColumnDef::new("conditions").text().not_null(),
                ColumnDef::new("reason").text().not_null(),
                ColumnDef::new("number").text().not_null(),
                ColumnDef::new("answered_on").date().not_null(),
                ColumnDef::new("on_paper").boolean().not_null(),
                ColumnDef::new("recorded_by").uuid().not_null(),
                ColumnDef::new("recorded_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("checked_by").uuid(),
                ColumnDef::new("checked_at").timestamp_with_time_zone(),
                ColumnDef::new("rejected").boolean().not_null(),
                ColumnDef::new("revision").integer().not_null(),
            ],
            &[("application_id", "application")],
        ),
    ]
}

fn records() -> Vec<TableCreateStatement> {
    vec![
        table(
            "trail_entry",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("case_id").uuid().not_null(),
                ColumnDef::new("seq").big_integer().not_null(),
                ColumnDef::new("at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("actor_id").uuid(),
                ColumnDef::new("act").text().not_null(),
                ColumnDef::new("content").text().not_null(),
                ColumnDef::new("hash").text().not_null(),
            ],
            &[],
        ),
        table(
            "trail_head",
            [
                ColumnDef::new("case_id").uuid().not_null().primary_key(),
                ColumnDef::new("seq").big_integer().not_null(),
                ColumnDef::new("hash").text().not_null(),
                ColumnDef::new("seal").text().not_null(),
            ],
            &[],
        ),
        table(
            "trail_checkpoint",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("heads").big_integer().not_null(),
                ColumnDef::new("digest").text().not_null(),
                ColumnDef::new("signature").text().not_null(),
                ColumnDef::new("public_key").text().not_null(), ColumnDef::new("content").text().not_null(),
            ],
            &[],
        ),
        table(
            "job",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("kind").text().not_null(),
                ColumnDef::new("payload").text().not_null(),
                ColumnDef::new("due_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("attempts").integer().not_null(),
                ColumnDef::new("claimed_until").timestamp_with_time_zone(),
                ColumnDef::new("done_at").timestamp_with_time_zone(),
                ColumnDef::new("failed_at").timestamp_with_time_zone(),
                ColumnDef::new("error").text().not_null(),
            ],
            &[],
        ),
        table(
            "notice",
            [
                ColumnDef::new("id").uuid().not_null().primary_key(),
                ColumnDef::new("account_id").uuid().not_null(),
                ColumnDef::new("organisation_id").uuid().not_null(),
                ColumnDef::new("kind").text().not_null(),
                ColumnDef::new("reference").text().not_null(),
                ColumnDef::new("engagement_id").uuid(),
                ColumnDef::new("created_at").timestamp_with_time_zone().not_null(),
                ColumnDef::new("read_at").timestamp_with_time_zone(),
            ],
            &[],
        ),
        table(
            "reference_counter",
            [ColumnDef::new("id").text().not_null().primary_key(), ColumnDef::new("last").big_integer().not_null()],
            &[],
        ),
    ]
}
