//! The second net: PostgreSQL itself shows an organisation only rows of what it has to do with. The first are the scopes of `entity`,
//! which also know the person and the state; SQLite has the first alone.
//!
//! Not under it are tables in which nobody's words stand but what is needed before anybody is known, or by everybody: sessions and
//! means of signing in, accounts, places, the register of companies, published checklists, the outbox, counters, heads of the trail.

mod asked;

use crate::sight::{ASKS, show};
use asked::{OWN, SIGHT_ASKS, SINGLE, between, by, case, of, sheet, stands_for, views};
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Policies for rows.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if !matches!(manager.get_database_backend(), DbBackend::Postgres) {
            return Ok(());
        }
        let database = manager.get_connection();
        database.execute_unprepared(SIGHT_ASKS).await?;
        database.execute_unprepared(BY_SHEET).await?;
        let own = OWN.iter().flat_map(|(name, keys)| asked::own(name, keys));
        for statement in own.chain(SINGLE.iter().flat_map(|(name, found)| asked::single(name, found))) {
            database.execute_unprepared(&statement).await?;
        }
        for (name, selected) in views() {
            database.execute_unprepared(&format!("CREATE VIEW {name} AS {selected}")).await?;
        }
        for (seen, tables) in policies() {
            for table in tables {
                show(manager, table, &seen).await?;
                if let Some(columns) = stands_for(table) {
                    let view = format!("CREATE VIEW sight_{table} AS SELECT {columns} FROM {table} WHERE {seen}");
                    database.execute_unprepared(&view).await?;
                }
            }
        }
        Ok(())
    }
}

/// Whether a sheet was put to a ministry is asked of each of its rows.
const BY_SHEET: &str = "CREATE INDEX application_confirmation_id ON application (confirmation_id)";

/// Tables, and where their rows are seen; what is asked of a parent stands after it.
fn policies() -> Vec<(String, Vec<&'static str>)> {
    [cases(), sheets(), procedures(), own()].concat()
}

/// What belongs to a case (5-3).
fn cases() -> Vec<(String, Vec<&'static str>)> {
    vec![
        (format!("company_id = {ASKS} OR ministry_id = {ASKS} OR id IN (SELECT sight_contracts())"), vec!["contract"]),
        (
            format!(
                "upstream_id = {ASKS} OR downstream_id = {ASKS}
                 OR (status <> 'draft' AND contract_id IN (SELECT sight_ordered())) OR id IN (SELECT sight_cases())"
            ),
            vec!["engagement"],
        ),
        (case("engagement_id"), vec!["engagement_member"]),
        // A ministry reads the days of every case under its contracts.
        (
            "engagement_id IN (SELECT sight_cases()) OR sight_ordered_case(engagement_id)".to_owned(),
            vec!["confirmation"],
        ),
        (
            format!("(ministry_id = {ASKS} AND held_at IS NULL) OR engagement_id IN (SELECT sight_cases())"),
            vec!["application"],
        ),
        ("sight_corresponds(application_id)".to_owned(), vec!["application_message"]),
        (format!("organisation_id = {ASKS} OR {}", of("application", "application_id")), vec!["application_passage"]),
        (of("application", "application_id"), vec!["ministry_answer"]),
        (format!("ministry_id = {ASKS} OR engagement_id IN (SELECT sight_between())"), vec!["waiver"]),
        (of("waiver", "waiver_id"), vec!["waiver_answer", "waiver_message"]),
        (format!("case_id = {ASKS} OR {} OR {}", case("case_id"), by("case_id")), vec!["trail_entry"]),
    ]
}

/// What belongs to a sheet (5-3-b) and the files with it.
fn sheets() -> Vec<(String, Vec<&'static str>)> {
    vec![
        (sheet("confirmation_id"), vec!["answer", "submission", "verdict", "workbook"]),
        (format!("{} OR sight_waived(confirmation_id)", sheet("confirmation_id")), vec!["evidence_grant"]),
        (between("confirmation_id"), vec!["delegation", "delegation_item"]),
        (by("read_by"), vec!["list_merge", "merge"]),
        (by("downloaded_by"), vec!["list_book"]),
        (
            format!(
                "organisation_id = {ASKS} OR (audience <> 'internal' AND {})
                 OR (audience = 'ministry' AND sight_put_sheet(confirmation_id))",
                between("confirmation_id")
            ),
            vec!["comment"],
        ),
        (of("comment", "comment_id"), vec!["comment_mention"]),
        (format!("organisation_id = {ASKS} OR sight_granted(id)"), vec!["evidence"]),
        (of("evidence", "evidence_removal.id"), vec!["evidence_removal"]),
        (of("evidence", "evidence_validity.id"), vec!["evidence_validity"]),
        (of("evidence", "evidence_version.id"), vec!["evidence_version"]),
    ]
}

/// What companies and ministries put to each other.
fn procedures() -> Vec<(String, Vec<&'static str>)> {
    vec![
        (format!("ministry_id = {ASKS} OR {}", of("contract", "contract_id")), vec!["agreement_request"]),
        (
            format!(
                "company_id = {ASKS}
                 OR EXISTS (SELECT FROM sight_agreement_request p WHERE p.agreement_id = agreement.id)"
            ),
            vec!["agreement"],
        ),
        (of("agreement", "agreement_id"), vec!["agreement_message"]),
        (of("agreement_request", "request_id"), vec!["agreement_answer"]),
        (format!("{ASKS} IN (company_id, ministry_id)"), vec!["conformity", "ministry_audit"]),
        // The other side of a case knows of what was reported below it.
        (
            format!(
                "{ASKS} IN (company_id, ministry_id)
                 OR (reported_at IS NOT NULL AND engagement_id IN (SELECT sight_between()))"
            ),
            vec!["corrective_plan"],
        ),
        (of("conformity", "conformity_id"), vec!["conformity_answer", "conformity_message"]),
        (
            of("corrective_plan", "plan_id"),
            vec!["corrective_message", "corrective_part", "corrective_receipt", "corrective_report"],
        ),
        (
            of("ministry_audit", "ministry_audit_id"),
            vec![
                "ministry_audit_admission",
                "ministry_audit_document",
                "ministry_audit_entry",
                "ministry_audit_item",
                "ministry_audit_message",
                "ministry_audit_question",
                "ministry_auditor",
                "ministry_finding",
            ],
        ),
        (
            format!(
                "{ASKS} IN (company_id, prime_id, ministry_id, desk_id)
                 OR EXISTS (SELECT FROM sight_party p WHERE p.party_to = disclosure.id)"
            ),
            vec!["disclosure"],
        ),
        (
            of("disclosure", "disclosure_id"),
            vec!["disclosure_answer", "disclosure_message", "disclosure_party", "disclosure_safeguard"],
        ),
        (format!("{ASKS} IN (ministry_id, applicant_id)"), vec!["desk_intake"]),
    ]
}

/// What an organisation has for itself.
fn own() -> Vec<(String, Vec<&'static str>)> {
    vec![
        (
            format!("organisation_id = {ASKS}"),
            vec![
                "approval",
                "approval_absence",
                "approval_route",
                "approval_route_version",
                "approval_run",
                "dispatch",
                "presence",
                "reminder_sent",
            ],
        ),
        (
            format!("id = {ASKS}"),
            vec!["approval_policy", "reconfirmation_interval", "reminder_policy", "risk_interval"],
        ),
        (
            format!("ministry_id = {ASKS}"),
            vec!["decision_draft", "decision_policy", "desk_deputy", "desk_target", "reason_template"],
        ),
        (
            format!("company_id = {ASKS}"),
            vec![
                "audit",
                "audit_evidence",
                "audit_finding",
                "audit_plan",
                "circulation",
                "risk_assessment",
                "risk_method",
            ],
        ),
        // Somebody with places in two organisations reads what they were told in both; whoever sent a sheet, whether it was looked at.
        (
            format!(
                "organisation_id = {ASKS} OR {}
                 OR (kind = 'sheet-sent' AND engagement_id IN (SELECT sight_between()))",
                by("notice.account_id")
            ),
            vec!["notice"],
        ),
        (format!("owner_id = {ASKS}"), vec!["checklist_draft"]),
        (
            format!("EXISTS (SELECT FROM membership m WHERE m.id = membership_id AND m.organisation_id = {ASKS})"),
            vec!["desk_view"],
        ),
        (of("approval_route_version", "version_id"), vec!["approval_seat"]),
        (of("approval_run", "run_id"), vec!["approval_step"]),
        (
            of("audit", "audit_id"),
            vec!["audit_check", "audit_grant", "audit_message", "audit_provision", "audit_result"],
        ),
        (
            of("audit_plan", "plan_id"),
            vec!["audit_approval", "audit_day", "audit_member", "audit_plan_message", "audit_procedure"],
        ),
        (of("audit_finding", "finding_id"), vec!["finding_message"]),
        (of("dispatch", "dispatch_id"), vec!["dispatch_recipient"]),
        (of("risk_assessment", "assessment_id"), vec!["risk", "risk_document", "risk_person"]),
        (of("risk", "risk_id"), vec!["risk_link"]),
    ]
}
