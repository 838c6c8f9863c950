//! Every table whose rows the trail must account for.

use crate::row::{Row, digest};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};
use uuid::Uuid;

/// Tables whose rows are accounted for by the trail, in reading order.
pub const TABLES: &[&str] = &[
    "organisation",
    "account",
    "credential",
    "recovery_code",
    "passkey",
    "external_identity",
    "membership",
    "invitation",
    "contract",
    "engagement",
    "engagement_member",
    "checklist",
    "checklist_version",
    "checklist_draft",
    "checklist_difference",
    "confirmation",
    "answer",
    "approval",
    "approval_policy",
    "approval_route",
    "approval_route_version",
    "approval_seat",
    "approval_run",
    "approval_step",
    "approval_absence",
    "reconfirmation_interval",
    "reminder_policy",
    "notice_preference",
    "calendar_feed",
    "evidence_validity",
    "evidence_version",
    "evidence_removal",
    "comment",
    "comment_mention",
    "delegation",
    "delegation_item",
    "dispatch",
    "dispatch_recipient",
    "evidence",
    "evidence_grant",
    "submission",
    "verdict",
    "workbook",
    "merge",
    "application",
    "application_message",
    "application_passage",
    "ministry_answer",
    "decision_policy",
    "decision_draft",
    "reason_template",
    "waiver",
    "waiver_message",
    "waiver_answer",
    "disclosure",
    "disclosure_party",
    "disclosure_message",
    "disclosure_answer",
    "disclosure_safeguard",
    "conformity",
    "conformity_message",
    "conformity_answer",
    "desk_intake",
    "desk_view",
    "desk_deputy",
    "desk_target",
    "corrective_plan",
    "corrective_part",
    "corrective_report",
    "corrective_message",
    "corrective_receipt",
    "agreement",
    "agreement_request",
    "agreement_answer",
    "agreement_message",
    "audit_plan",
    "audit_member",
    "audit_day",
    "audit_procedure",
    "audit_approval",
    "audit_plan_message",
    "audit",
    "audit_grant",
    "audit_provision",
    "audit_check",
    "audit_evidence",
    "audit_result",
    "audit_message",
    "audit_finding",
    "finding_message",
    "ministry_audit",
    "ministry_auditor",
    "ministry_audit_item",
    "ministry_audit_admission",
    "ministry_audit_entry",
    "ministry_audit_document",
    "ministry_audit_question",
    "ministry_audit_message",
    "ministry_finding",
    "circulation",
    "risk_interval",
    "risk_method",
    "risk_assessment",
    "risk_person",
    "risk",
    "risk_link",
    "risk_document",
    "list_book",
    "list_merge",
];

/// Table, key and digest of every row that the trail must account for.
///
/// # Errors
/// The store does not answer, or a row cannot be read.
pub async fn digests<C: ConnectionTrait>(store: &C) -> Result<Vec<(&'static str, Uuid, String)>, DbErr> {
    let mut found = Vec::new();
    add::<crate::organisation::Model, C>(store, &mut found).await?;
    add::<crate::account::Model, C>(store, &mut found).await?;
    add::<crate::credential::Model, C>(store, &mut found).await?;
    add::<crate::recovery_code::Model, C>(store, &mut found).await?;
    add::<crate::passkey::Model, C>(store, &mut found).await?;
    add::<crate::external_identity::Model, C>(store, &mut found).await?;
    add::<crate::membership::Model, C>(store, &mut found).await?;
    add::<crate::invitation::Model, C>(store, &mut found).await?;
    add::<crate::contract::Model, C>(store, &mut found).await?;
    add::<crate::engagement::Model, C>(store, &mut found).await?;
    add::<crate::engagement_member::Model, C>(store, &mut found).await?;
    add::<crate::checklist::Model, C>(store, &mut found).await?;
    add::<crate::checklist_version::Model, C>(store, &mut found).await?;
    add::<crate::checklist_draft::Model, C>(store, &mut found).await?;
    add::<crate::checklist_difference::Model, C>(store, &mut found).await?;
    add::<crate::confirmation::Model, C>(store, &mut found).await?;
    add::<crate::answer::Model, C>(store, &mut found).await?;
    add::<crate::approval::Model, C>(store, &mut found).await?;
    add::<crate::approval_policy::Model, C>(store, &mut found).await?;
    add::<crate::approval_route::Model, C>(store, &mut found).await?;
    add::<crate::approval_route_version::Model, C>(store, &mut found).await?;
    add::<crate::approval_seat::Model, C>(store, &mut found).await?;
    add::<crate::approval_run::Model, C>(store, &mut found).await?;
    add::<crate::approval_step::Model, C>(store, &mut found).await?;
    add::<crate::approval_absence::Model, C>(store, &mut found).await?;
    add::<crate::reconfirmation_interval::Model, C>(store, &mut found).await?;
    add::<crate::reminder_policy::Model, C>(store, &mut found).await?;
    add::<crate::notice_preference::Model, C>(store, &mut found).await?;
    add::<crate::calendar_feed::Model, C>(store, &mut found).await?;
    add::<crate::evidence_validity::Model, C>(store, &mut found).await?;
    add::<crate::evidence_version::Model, C>(store, &mut found).await?;
    add::<crate::evidence_removal::Model, C>(store, &mut found).await?;
    add::<crate::comment::Model, C>(store, &mut found).await?;
    add::<crate::comment_mention::Model, C>(store, &mut found).await?;
    add::<crate::delegation::Model, C>(store, &mut found).await?;
    add::<crate::delegation_item::Model, C>(store, &mut found).await?;
    add::<crate::dispatch::Model, C>(store, &mut found).await?;
    add::<crate::dispatch_recipient::Model, C>(store, &mut found).await?;
    add::<crate::evidence::Model, C>(store, &mut found).await?;
    add::<crate::evidence_grant::Model, C>(store, &mut found).await?;
    add::<crate::submission::Model, C>(store, &mut found).await?;
    add::<crate::verdict::Model, C>(store, &mut found).await?;
    add::<crate::workbook::Model, C>(store, &mut found).await?;
    add::<crate::merge::Model, C>(store, &mut found).await?;
    add::<crate::application::Model, C>(store, &mut found).await?;
    add::<crate::application_message::Model, C>(store, &mut found).await?;
    add::<crate::application_passage::Model, C>(store, &mut found).await?;
    add::<crate::ministry_answer::Model, C>(store, &mut found).await?;
    add::<crate::decision_policy::Model, C>(store, &mut found).await?;
    add::<crate::decision_draft::Model, C>(store, &mut found).await?;
    add::<crate::reason_template::Model, C>(store, &mut found).await?;
    add::<crate::waiver::Model, C>(store, &mut found).await?;
    add::<crate::waiver_message::Model, C>(store, &mut found).await?;
    add::<crate::waiver_answer::Model, C>(store, &mut found).await?;
    add::<crate::disclosure::Model, C>(store, &mut found).await?;
    add::<crate::disclosure_party::Model, C>(store, &mut found).await?;
    add::<crate::disclosure_message::Model, C>(store, &mut found).await?;
    add::<crate::disclosure_answer::Model, C>(store, &mut found).await?;
    add::<crate::disclosure_safeguard::Model, C>(store, &mut found).await?;
    add::<crate::conformity::Model, C>(store, &mut found).await?;
    add::<crate::conformity_message::Model, C>(store, &mut found).await?;
    add::<crate::conformity_answer::Model, C>(store, &mut found).await?;
    add::<crate::desk_intake::Model, C>(store, &mut found).await?;
    add::<crate::desk_view::Model, C>(store, &mut found).await?;
    add::<crate::desk_deputy::Model, C>(store, &mut found).await?;
    add::<crate::desk_target::Model, C>(store, &mut found).await?;
    add::<crate::corrective_plan::Model, C>(store, &mut found).await?;
    add::<crate::corrective_part::Model, C>(store, &mut found).await?;
    add::<crate::corrective_report::Model, C>(store, &mut found).await?;
    add::<crate::corrective_message::Model, C>(store, &mut found).await?;
    add::<crate::corrective_receipt::Model, C>(store, &mut found).await?;
    add::<crate::agreement::Model, C>(store, &mut found).await?;
    add::<crate::agreement_request::Model, C>(store, &mut found).await?;
    add::<crate::agreement_answer::Model, C>(store, &mut found).await?;
    add::<crate::agreement_message::Model, C>(store, &mut found).await?;
    add::<crate::audit_plan::Model, C>(store, &mut found).await?;
    add::<crate::audit_member::Model, C>(store, &mut found).await?;
    add::<crate::audit_day::Model, C>(store, &mut found).await?;
    add::<crate::audit_procedure::Model, C>(store, &mut found).await?;
    add::<crate::audit_approval::Model, C>(store, &mut found).await?;
    add::<crate::audit_plan_message::Model, C>(store, &mut found).await?;
    add::<crate::audit::Model, C>(store, &mut found).await?;
    add::<crate::audit_grant::Model, C>(store, &mut found).await?;
    add::<crate::audit_provision::Model, C>(store, &mut found).await?;
    add::<crate::audit_check::Model, C>(store, &mut found).await?;
    add::<crate::audit_evidence::Model, C>(store, &mut found).await?;
    add::<crate::audit_result::Model, C>(store, &mut found).await?;
    add::<crate::audit_message::Model, C>(store, &mut found).await?;
    add::<crate::audit_finding::Model, C>(store, &mut found).await?;
    add::<crate::finding_message::Model, C>(store, &mut found).await?;
    add::<crate::ministry_audit::Model, C>(store, &mut found).await?;
    add::<crate::ministry_auditor::Model, C>(store, &mut found).await?;
    add::<crate::ministry_audit_item::Model, C>(store, &mut found).await?;
    add::<crate::ministry_audit_admission::Model, C>(store, &mut found).await?;
    add::<crate::ministry_audit_entry::Model, C>(store, &mut found).await?;
    add::<crate::ministry_audit_document::Model, C>(store, &mut found).await?;
    add::<crate::ministry_audit_question::Model, C>(store, &mut found).await?;
    add::<crate::ministry_audit_message::Model, C>(store, &mut found).await?;
    add::<crate::ministry_finding::Model, C>(store, &mut found).await?;
    add::<crate::circulation::Model, C>(store, &mut found).await?;
    add::<crate::risk_interval::Model, C>(store, &mut found).await?;
    add::<crate::risk_method::Model, C>(store, &mut found).await?;
    add::<crate::risk_assessment::Model, C>(store, &mut found).await?;
    add::<crate::risk_person::Model, C>(store, &mut found).await?;
    add::<crate::risk::Model, C>(store, &mut found).await?;
    add::<crate::risk_link::Model, C>(store, &mut found).await?;
    add::<crate::risk_document::Model, C>(store, &mut found).await?;
    add::<crate::list_book::Model, C>(store, &mut found).await?;
    add::<crate::list_merge::Model, C>(store, &mut found).await?;
    Ok(found)
}

async fn add<R, C>(store: &C, found: &mut Vec<(&'static str, Uuid, String)>) -> Result<(), DbErr>
where
    R: Row,
    C: ConnectionTrait,
{
    for row in <R::Entity as EntityTrait>::find().all(store).await? {
        found.push((R::TABLE, row.key(), digest(&row)?));
    }
    Ok(())
}
