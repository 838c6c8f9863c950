//! Every table as a whole, row by row: for backups only. Sessions, presences, keys of forms and what devices were asked are left out:
//! nobody is signed in by a backup.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable, ModelTrait,
    PrimaryKeyToColumn, QueryFilter, QueryOrder, QuerySelect, Value,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Rows read at once.
const PAGE: u64 = 500;

macro_rules! tables {
    ($($table:ident),+ $(,)?) => {
        /// Names of all tables that a backup holds, in its order.
        pub const TABLES: &[&str] = &[$(stringify!($table)),+];

        /// The next rows of a table by their key, as JSON; empty behind the last one.
        ///
        /// # Errors
        /// The store does not answer, or there is no such table.
        pub async fn page<C>(store: &C, table: &str, after: &mut Option<Value>) -> Result<Vec<String>, DbErr>
        where
            C: ConnectionTrait,
        {
            match table {
                $(stringify!($table) => Box::pin(page_of::<crate::$table::Entity, C>(store, after)).await,)+
                other => Err(unknown(other)),
            }
        }

        /// Puts rows of a table, as [`page`] gave them.
        ///
        /// # Errors
        /// The store does not answer or refuses, a row is none of this table, or there is no such table.
        pub async fn put<C>(store: &C, table: &str, rows: &[String]) -> Result<(), DbErr>
        where
            C: ConnectionTrait,
        {
            match table {
                $(stringify!($table) => Box::pin(put_of::<crate::$table::Entity, C>(store, rows)).await,)+
                other => Err(unknown(other)),
            }
        }
    };
}

tables!(
    account,
    agreement,
    agreement_answer,
    agreement_message,
    agreement_request,
    answer,
    application,
    application_message,
    application_passage,
    approval,
    approval_absence,
    approval_policy,
    approval_route,
    approval_route_version,
    approval_run,
    approval_seat,
    approval_step,
    audit,
    audit_approval,
    audit_check,
    audit_day,
    audit_evidence,
    audit_finding,
    audit_grant,
    audit_member,
    audit_message,
    audit_plan,
    audit_plan_message,
    audit_procedure,
    audit_provision,
    audit_result,
    calendar_feed,
    checklist,
    checklist_difference,
    checklist_draft,
    checklist_version,
    circulation,
    comment,
    comment_mention,
    confirmation,
    conformity,
    conformity_answer,
    conformity_message,
    contract,
    corrective_message,
    corrective_part,
    corrective_plan,
    corrective_receipt,
    corrective_report,
    credential,
    decision_draft,
    decision_policy,
    delegation,
    delegation_item,
    desk_deputy,
    desk_intake,
    desk_target,
    desk_view,
    disclosure,
    disclosure_answer,
    disclosure_message,
    disclosure_party,
    disclosure_safeguard,
    dispatch,
    dispatch_recipient,
    engagement,
    engagement_member,
    evidence,
    evidence_grant,
    evidence_removal,
    evidence_validity,
    evidence_version,
    external_identity,
    finding_message,
    invitation,
    job,
    list_book,
    list_merge,
    membership,
    merge,
    ministry_answer,
    ministry_audit,
    ministry_audit_admission,
    ministry_audit_document,
    ministry_audit_entry,
    ministry_audit_item,
    ministry_audit_message,
    ministry_audit_question,
    ministry_auditor,
    ministry_finding,
    notice,
    notice_preference,
    organisation,
    passkey,
    passkey_use,
    reason_template,
    reconfirmation_interval,
    recovery_code,
    reference_counter,
    reminder_policy,
    reminder_sent,
    risk,
    risk_assessment,
    risk_document,
    risk_interval,
    risk_link,
    risk_method,
    risk_person,
    sign_in,
    sign_in_attempt,
    submission,
    totp_use,
    trail_checkpoint,
    trail_entry,
    trail_head,
    verdict,
    waiver,
    waiver_answer,
    waiver_message,
    workbook,
);

async fn page_of<E, C>(store: &C, after: &mut Option<Value>) -> Result<Vec<String>, DbErr>
where
    E: EntityTrait<Model: Serialize>,
    C: ConnectionTrait,
{
    let key = E::PrimaryKey::iter().next().map(PrimaryKeyToColumn::into_column);
    let key = key.ok_or_else(|| DbErr::Custom("a table has a key".to_owned()))?;
    let mut select = E::find();
    if let Some(after) = after.clone() {
        select = select.filter(key.gt(after));
    }
    let rows = select.order_by_asc(key).limit(PAGE).all(store).await?;
    if let Some(last) = rows.last() {
        *after = Some(last.get(key));
    }
    rows.iter().map(|row| serde_json::to_string(row).map_err(unreadable)).collect()
}

async fn put_of<E, C>(store: &C, rows: &[String]) -> Result<(), DbErr>
where
    E: EntityTrait<Model: DeserializeOwned + IntoActiveModel<<E as EntityTrait>::ActiveModel>>,
    C: ConnectionTrait,
{
    let read = |row: &String| serde_json::from_str::<E::Model>(row).map(|row| row.into_active_model().reset_all());
    let rows: Vec<E::ActiveModel> = rows.iter().map(read).collect::<Result<_, _>>().map_err(unreadable)?;
    E::insert_many(rows).exec_without_returning(store).await?;
    Ok(())
}

fn unreadable(error: serde_json::Error) -> DbErr {
    DbErr::Custom(error.to_string())
}

fn unknown(table: &str) -> DbErr {
    DbErr::Custom(format!("there is no table {table}"))
}
