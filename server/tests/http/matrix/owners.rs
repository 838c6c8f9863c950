//! Whose a row is, by its own key to an organisation or the one of what it belongs to: the first word of every line of the hostile
//! table.

/// An SQL expression for the key of the organisation that a row of this table is of.
pub fn owner(table: &str) -> String {
    let own = |column: &str| format!("{table}.{column}");
    let of = |parent: &str, key: &str, column: &str| {
        format!("(SELECT p.{column} FROM {parent} p WHERE p.id = {table}.{key})")
    };
    let of_audit = "(SELECT p.company_id FROM audit p JOIN audit_finding f ON f.audit_id = p.id WHERE f.id = finding_message.finding_id)";
    let whose = |column: &str| {
        format!(
            "(SELECT m.organisation_id FROM membership m WHERE m.account_id = {table}.{column} ORDER BY m.id LIMIT 1)"
        )
    };
    let in_sheet = |side: &str| {
        format!(
            "(SELECT e.{side} FROM confirmation c JOIN engagement e ON e.id = c.engagement_id WHERE c.id = {table}.confirmation_id)"
        )
    };
    match table {
        "account" => whose("id"),
        "agreement" | "audit" | "audit_plan" | "circulation" | "conformity" | "contract" | "corrective_plan" | "disclosure"
        | "ministry_audit" | "risk_assessment" | "risk_method" => own("company_id"),
        "agreement_answer" => of("agreement_request", "request_id", "ministry_id"),
        "agreement_message" | "agreement_request" => of("agreement", "agreement_id", "company_id"),
        "answer" => in_sheet("downstream_id"),
        "verdict" => in_sheet("upstream_id"),
        "application" | "confirmation" => of("engagement", "engagement_id", "upstream_id"),
        "application_message" | "ministry_answer" => {
            let side = if table == "ministry_answer" { "k.ministry_id" } else { "e.upstream_id" };
            format!(
                "(SELECT {side} FROM application a JOIN engagement e ON e.id = a.engagement_id \
                 JOIN contract k ON k.id = e.contract_id WHERE a.id = {table}.application_id)"
            )
        }
        "application_passage" | "approval" | "comment" | "dispatch" | "evidence" | "invitation" | "membership" => {
            own("organisation_id")
        }
        "approval_step" => of("approval_run", "run_id", "organisation_id"),
        "audit_check" | "audit_finding" | "audit_grant" | "audit_message" | "audit_provision" => {
            of("audit", "audit_id", "company_id")
        }
        "audit_day" | "audit_member" | "audit_plan_message" | "audit_procedure" => of("audit_plan", "plan_id", "company_id"),
        "conformity_answer" => of("conformity", "conformity_id", "ministry_id"),
        "conformity_message" => of("conformity", "conformity_id", "company_id"),
        "corrective_message" | "corrective_part" => of("corrective_plan", "plan_id", "company_id"),
        "corrective_receipt" => of("corrective_plan", "plan_id", "ministry_id"),
        "decision_draft" | "desk_intake" | "reason_template" => own("ministry_id"),
        "desk_view" => of("membership", "membership_id", "organisation_id"),
        "disclosure_answer" => of("disclosure", "disclosure_id", "ministry_id"),
        "disclosure_message" | "disclosure_safeguard" => of("disclosure", "disclosure_id", "company_id"),
        "dispatch_recipient" => of("dispatch", "dispatch_id", "organisation_id"),
        "engagement" => own("upstream_id"),
        "evidence_removal" | "evidence_validity" => of("evidence", "id", "organisation_id"),
        "finding_message" => of_audit.to_owned(),
        "list_merge" | "merge" => whose("read_by"),
        "ministry_audit_admission" | "ministry_audit_document" | "ministry_audit_entry" | "ministry_audit_item"
        | "ministry_audit_message" | "ministry_audit_question" | "ministry_auditor" | "ministry_finding" => {
            of("ministry_audit", "ministry_audit_id", "company_id")
        }
        "organisation" => own("id"),
        "passkey" => whose("account_id"),
        "risk" | "risk_person" => of("risk_assessment", "assessment_id", "company_id"),
        "risk_link" => {
            "(SELECT a.company_id FROM risk r JOIN risk_assessment a ON a.id = r.assessment_id WHERE r.id = risk_link.risk_id)"
                .to_owned()
        }
        "waiver" => of("engagement", "engagement_id", "downstream_id"),
        "waiver_answer" => of("waiver", "waiver_id", "ministry_id"),
        "waiver_message" => {
            "(SELECT e.downstream_id FROM waiver w JOIN engagement e ON e.id = w.engagement_id WHERE w.id = waiver_message.waiver_id)"
                .to_owned()
        }
        unknown => panic!("whose is a row of {unknown}?"),
    }
}
