//! The second net: PostgreSQL itself shows an organisation only rows of what it has to do with. The first are the scopes of `entity`,
//! which also know the person and the state; SQLite has the first alone.
//!
//! Not under it are tables in which nobody's words stand but what is needed before anybody is known, or by everybody: sessions and
//! means of signing in, accounts, places, the register of companies, published checklists, the outbox, counters, heads of the trail.

use crate::sight::{ASKS, show};
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
        for function in FUNCTIONS {
            manager.get_connection().execute_unprepared(function).await?;
        }
        for (seen, tables) in policies() {
            for table in tables {
                show(manager, table, &seen).await?;
            }
        }
        Ok(())
    }
}

/// What policies ask. Those that look at tables do so as the owner, or policies would ask each other for ever.
const FUNCTIONS: [&str; 5] = [
    "CREATE FUNCTION sight_asks() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT nullif(current_setting('kakunin.organisation', true), '')::uuid $$",
    // Cases in which it gives or takes the work, and all below them.
    "CREATE FUNCTION sight_cases() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ WITH RECURSIVE own AS (
               SELECT id FROM engagement WHERE upstream_id = sight_asks() OR downstream_id = sight_asks()
               UNION SELECT e.id FROM engagement e JOIN own ON e.parent_id = own.id
           ) SELECT id FROM own $$",
    // Cases above those that were put to it as a ministry.
    "CREATE FUNCTION sight_above() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ WITH RECURSIVE above AS (
               SELECT e.parent_id AS id FROM engagement e JOIN application a ON a.engagement_id = e.id
               WHERE a.ministry_id = sight_asks() AND a.held_at IS NULL AND e.parent_id IS NOT NULL
               UNION SELECT e.parent_id FROM engagement e JOIN above ON e.id = above.id WHERE e.parent_id IS NOT NULL
           ) SELECT id FROM above $$",
    // Contracts under which it gives or takes work.
    "CREATE FUNCTION sight_contracts() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ SELECT contract_id FROM engagement WHERE upstream_id = sight_asks() OR downstream_id = sight_asks() $$",
    // Requests for disclosure that it has a part in.
    "CREATE FUNCTION sight_disclosures() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ SELECT disclosure_id FROM disclosure_party WHERE organisation_id = sight_asks()
           UNION SELECT id FROM disclosure WHERE sight_asks() IN (company_id, prime_id, ministry_id, desk_id) $$",
];

/// A case that was put to the ministry that asks.
const PUT: &str = "EXISTS (SELECT FROM application a
    WHERE a.engagement_id = engagement.id AND a.ministry_id = (SELECT sight_asks()) AND a.held_at IS NULL)";

/// A row of a parent that is seen.
fn of(parent: &str, key: &str) -> String {
    format!("EXISTS (SELECT FROM {parent} p WHERE p.id = {key})")
}

/// Written by somebody of the organisation that asks.
fn by(account: &str) -> String {
    format!("EXISTS (SELECT FROM membership m WHERE m.account_id = {account} AND m.organisation_id = {ASKS})")
}

/// A sheet of a case between two companies of which one asks.
fn between(confirmation: &str) -> String {
    format!(
        "EXISTS (SELECT FROM confirmation c JOIN engagement e ON e.id = c.engagement_id
         WHERE c.id = {confirmation} AND {ASKS} IN (e.upstream_id, e.downstream_id))"
    )
}

/// The same, or it was put to the ministry that asks.
fn sheet(confirmation: &str) -> String {
    format!(
        "{} OR EXISTS (SELECT FROM application a
         WHERE a.confirmation_id = {confirmation} AND a.ministry_id = {ASKS} AND a.held_at IS NULL)",
        between(confirmation)
    )
}

/// Tables, and where their rows are seen.
fn policies() -> Vec<(String, Vec<&'static str>)> {
    [cases(), sheets(), procedures(), own()].concat()
}

/// What belongs to a case (5-3).
fn cases() -> Vec<(String, Vec<&'static str>)> {
    vec![
        (
            format!("company_id = {ASKS} OR ministry_id = {ASKS} OR id IN (SELECT sight_contracts())"),
            vec!["contract"],
        ),
        (
            format!(
                "upstream_id = {ASKS} OR downstream_id = {ASKS} OR {PUT}
                 OR id IN (SELECT sight_cases()) OR id IN (SELECT sight_above())"
            ),
            vec!["engagement"],
        ),
        (of("engagement", "engagement_id"), vec!["engagement_member", "confirmation"]),
        (
            format!(
                "(ministry_id = {ASKS} AND held_at IS NULL) OR engagement_id IN (SELECT sight_cases())"
            ),
            vec!["application"],
        ),
        (
            format!(
                "EXISTS (SELECT FROM application a JOIN engagement e ON e.id = a.engagement_id
                 WHERE a.id = application_id AND {ASKS} IN (a.ministry_id, e.upstream_id))"
            ),
            vec!["application_message"],
        ),
        (
            format!(
                "organisation_id = {ASKS} OR EXISTS (SELECT FROM engagement e
                 WHERE e.id = engagement_id AND {ASKS} IN (e.upstream_id, e.downstream_id))"
            ),
            vec!["application_passage"],
        ),
        (of("application", "application_id"), vec!["ministry_answer"]),
        (
            format!(
                "EXISTS (SELECT FROM engagement e WHERE e.id = engagement_id AND {ASKS} IN (e.upstream_id, e.downstream_id))
                 OR ministry_id = {ASKS}"
            ),
            vec!["waiver"],
        ),
        (of("waiver", "waiver_id"), vec!["waiver_answer", "waiver_message"]),
        (
            format!("case_id = {ASKS} OR {} OR {}", of("engagement", "case_id"), by("case_id")),
            vec!["trail_entry"],
        ),
    ]
}

/// What belongs to a sheet (5-3-b) and the files with it.
fn sheets() -> Vec<(String, Vec<&'static str>)> {
    vec![
        (sheet("confirmation_id"), vec!["answer", "submission", "verdict", "evidence_grant", "workbook"]),
        (between("confirmation_id"), vec!["delegation", "delegation_item"]),
        (by("read_by"), vec!["list_merge", "merge"]),
        (by("downloaded_by"), vec!["list_book"]),
        (
            format!("organisation_id = {ASKS} OR (audience = 'counterparty' AND {})", between("confirmation_id")),
            vec!["comment"],
        ),
        (of("comment", "comment_id"), vec!["comment_mention"]),
        (format!("organisation_id = {ASKS} OR id IN (SELECT evidence_id FROM evidence_grant)"), vec!["evidence"]),
        (of("evidence", "id"), vec!["evidence_removal", "evidence_validity", "evidence_version"]),
    ]
}

/// What companies and ministries put to each other.
fn procedures() -> Vec<(String, Vec<&'static str>)> {
    vec![
        (
            format!(
                "company_id = {ASKS} OR EXISTS (SELECT FROM agreement_request r WHERE r.agreement_id = agreement.id)"
            ),
            vec!["agreement"],
        ),
        (
            format!(
                "ministry_id = {ASKS} OR EXISTS (SELECT FROM contract k WHERE k.id = contract_id AND k.company_id = {ASKS})"
            ),
            vec!["agreement_request"],
        ),
        (of("agreement", "agreement_id"), vec!["agreement_message"]),
        (of("agreement_request", "request_id"), vec!["agreement_answer"]),
        (format!("{ASKS} IN (company_id, ministry_id)"), vec!["conformity", "corrective_plan", "ministry_audit"]),
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
            format!("{ASKS} IN (company_id, prime_id, ministry_id, desk_id) OR id IN (SELECT sight_disclosures())"),
            vec!["disclosure"],
        ),
        ("disclosure_id IN (SELECT sight_disclosures())".to_owned(), vec!["disclosure_party"]),
        (of("disclosure", "disclosure_id"), vec!["disclosure_answer", "disclosure_message", "disclosure_safeguard"]),
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
        // Somebody with places in two organisations reads what they were told in both.
        (format!("organisation_id = {ASKS} OR {}", by("account_id")), vec!["notice"]),
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
