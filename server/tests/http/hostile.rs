//! Hostile text in every text column, every page as every role: nothing of it reaches a page as markup.

use crate::portal::{Portal, Things};
use app::routes::App;
use leptos_axum::generate_route_list;
use testing::houses;

pub const HOSTILE: &str = "</textarea></title></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

/// Columns of people's own words. A new text column without a line here is found by [`every_column_is_classed`].
pub const WORDS: &[(&str, &[&str])] = &[
    ("account", &["name"]),
    ("agreement", &["counterparty", "relation_note", "reference", "clause", "exclusion", "conditions"]),
    ("agreement_answer", &["conditions", "reason", "number"]),
    ("agreement_message", &["text"]),
    ("agreement_request", &["reason"]),
    ("answer", &["value", "remark"]),
    ("application", &["note"]),
    ("application_message", &["text"]),
    ("application_passage", &["note"]),
    ("approval", &["reason"]),
    ("approval_step", &["reason"]),
    ("audit", &["departments"]),
    ("audit_check", &["clause", "department", "procedure", "method", "sample", "note", "looked_name"]),
    ("audit_day", &["title"]),
    (
        "audit_finding",
        &["clause", "department", "what", "proposal", "consulted_with", "minutes", "measure", "owner_name", "proof"],
    ),
    ("audit_grant", &["name", "scope"]),
    ("audit_member", &["name", "department", "post", "authority"]),
    ("audit_message", &["text"]),
    ("audit_plan", &["trigger_reason", "departments", "exception"]),
    ("audit_plan_message", &["text"]),
    ("audit_procedure", &["clause", "department", "procedure", "method"]),
    ("audit_provision", &["what", "how"]),
    ("circulation", &["name", "reason"]),
    ("comment", &["text"]),
    ("confirmation", &["message", "decision_reason", "ground_note"]),
    ("conformity", &["title", "version", "document_number", "handed_over", "author", "approver", "changes", "note"]),
    ("conformity_answer", &["remarks", "number"]),
    ("conformity_message", &["text"]),
    ("contract", &["number", "title"]),
    ("desk_intake", &["concerns"]),
    ("desk_view", &["name"]),
    ("corrective_message", &["text"]),
    ("corrective_part", &["title", "owner_name", "progress", "proof", "note"]),
    ("corrective_plan", &["reference", "clause", "shortcoming", "delay", "reason"]),
    ("corrective_receipt", &["number", "note"]),
    (
        "disclosure",
        &[
            "items",
            "party",
            "relation_note",
            "nationality",
            "ownership",
            "purpose",
            "site",
            "protection",
            "agreement",
            "conditions",
            "answer_number",
            "return_proof",
        ],
    ),
    ("decision_draft", &["note"]),
    ("disclosure_answer", &["conditions", "reason", "number", "scan"]),
    ("disclosure_message", &["text"]),
    ("disclosure_safeguard", &["note"]),
    ("dispatch", &["message"]),
    ("dispatch_recipient", &["person", "work", "place", "reference"]),
    ("finding_message", &["text"]),
    ("ministry_audit", &["request_number", "scope", "clauses", "proposed_reason"]),
    ("ministry_audit_admission", &["auditor_name", "facility", "approved_name"]),
    ("ministry_audit_document", &["what", "auditor_name", "shown_name"]),
    ("ministry_audit_entry", &["escort_name"]),
    ("ministry_audit_item", &["text"]),
    ("ministry_audit_message", &["text"]),
    ("ministry_audit_question", &["question", "answer"]),
    ("ministry_auditor", &["name", "post"]),
    ("ministry_finding", &["clause", "what", "measure", "owner_name", "proof", "rejected"]),
    ("engagement", &["work", "place", "exemption_ground", "security_contract"]),
    ("evidence", &["name"]),
    ("evidence_removal", &["reason"]),
    ("evidence_validity", &["note"]),
    ("invitation", &["name", "department", "post"]),
    ("membership", &["department", "post"]),
    ("list_merge", &["file_name"]),
    ("merge", &["file_name"]),
    ("ministry_answer", &["conditions", "reason", "number"]),
    ("organisation", &["name", "kana", "latin"]),
    ("passkey", &["name"]),
    ("reason_template", &["name", "text"]),
    (
        "risk",
        &["asset", "threat", "vulnerability", "damage", "measures", "plan", "owner_name", "acceptor_name", "proof"],
    ),
    ("risk_assessment", &["reason"]),
    ("risk_link", &["reference", "clause"]),
    ("risk_method", &["note"]),
    ("risk_person", &["name"]),
    ("waiver", &["reason", "measure", "evidence", "conditions"]),
    ("waiver_answer", &["conditions", "reason", "number"]),
    ("waiver_message", &["text"]),
    ("verdict", &["ground", "internal_note", "return_reason", "returned_reason", "returned_ground"]),
];

/// Text columns that hold codes, keys, digests or documents of our own making.
const OURS: &[(&str, &[&str])] = &[
    ("account", &["email", "locale"]),
    ("agreement", &["number", "relation", "kind", "status"]),
    ("agreement_answer", &["outcome"]),
    ("agreement_message", &["step", "standing"]),
    ("answer", &["item_key"]),
    ("application", &["number", "status", "content", "digest"]),
    ("application_passage", &["passage"]),
    ("approval", &["entry", "digest", "content"]),
    ("approval_route", &["subject", "stages"]),
    ("approval_route_version", &["subject", "stages"]),
    ("approval_run", &["subject", "side", "number", "status", "digest"]),
    ("approval_seat", &["role"]),
    ("approval_step", &["entry", "digest", "content"]),
    ("audit", &["number", "plan_number", "plan_digest", "trigger", "status", "result_digest"]),
    ("audit_approval", &["content", "digest"]),
    ("audit_check", &["outcome"]),
    ("audit_finding", &["status", "severity"]),
    ("audit_message", &["step", "role"]),
    ("audit_plan", &["number", "trigger", "status", "approved_digest"]),
    ("audit_plan_message", &["step", "role"]),
    ("finding_message", &["step", "role"]),
    ("ministry_audit", &["number", "status"]),
    ("ministry_audit_item", &["kind"]),
    ("ministry_audit_message", &["step", "role"]),
    ("ministry_finding", &["status"]),
    ("audit_result", &["content", "digest"]),
    ("calendar_feed", &["token_hash"]),
    ("checklist", &["key"]),
    ("checklist_difference", &["content"]),
    ("checklist_draft", &["key", "content"]),
    ("checklist_version", &["title_ja", "title_en", "digest", "content"]),
    ("circulation", &["subject", "reference", "digest", "role"]),
    ("comment", &["item_key", "audience", "side", "sha256"]),
    ("confirmation", &["status", "decision_digest", "ground"]),
    ("conformity", &["number", "kind", "status", "digest"]),
    ("conformity_answer", &["outcome"]),
    ("conformity_message", &["step"]),
    ("corrective_message", &["step", "standing"]),
    ("corrective_part", &["kind"]),
    ("corrective_plan", &["number", "origin", "origin_item", "status"]),
    ("corrective_report", &["content", "digest", "reason"]),
    ("credential", &["password_hash", "totp_secret"]),
    ("decision_draft", &["procedure", "number", "step", "words", "pinned", "digest"]),
    ("decision_policy", &["procedure"]),
    ("delegation_item", &["item_key"]),
    ("desk_intake", &["kind", "number", "search", "turn", "outcome", "in_place"]),
    ("desk_target", &["kind"]),
    ("desk_view", &["query"]),
    ("disclosure", &["number", "status", "relation", "digest"]),
    ("disclosure_answer", &["decision"]),
    ("disclosure_message", &["step", "role"]),
    ("disclosure_party", &["place"]),
    ("disclosure_safeguard", &["safeguard", "held"]),
    ("dispatch", &["status", "ground"]),
    ("dispatch_recipient", &["email", "problem"]),
    ("engagement", &["number", "status"]),
    ("engagement_member", &["side"]),
    ("evidence", &["media_type", "sha256", "sealed_key"]),
    ("evidence_grant", &["item_key"]),
    ("external_identity", &["provider", "subject"]),
    ("idempotency_key", &["location"]),
    ("invitation", &["email", "token_hash"]),
    ("job", &["kind", "payload", "error", "notice_kind", "reference"]),
    ("list_book", &["subject", "content", "digest"]),
    ("list_merge", &["subject", "sha256", "content", "status", "done"]),
    ("merge", &["sha256", "content", "status", "done"]),
    ("ministry_answer", &["outcome"]),
    ("notice", &["kind", "path", "reference"]),
    ("organisation", &["kind", "search", "corporate_number"]),
    ("passkey", &["credential_hash", "credential"]),
    ("passkey_challenge", &["sealed"]),
    ("presence", &["item_key"]),
    ("reason_template", &["procedure", "purpose"]),
    ("recovery_code", &["hash"]),
    ("reference_counter", &["id"]),
    ("reminder_sent", &["kind"]),
    ("risk", &["treatment"]),
    ("risk_assessment", &["number", "trigger", "status", "scope", "previous_number"]),
    ("risk_document", &["content", "digest"]),
    ("risk_link", &["kind", "item"]),
    ("risk_method", &["status", "content", "digest"]),
    ("risk_person", &["part"]),
    ("session", &["id_hash", "data"]),
    ("sign_in", &["browser"]),
    ("sign_in_attempt", &["subject"]),
    ("submission", &["number", "content", "digest"]),
    ("trail_checkpoint", &["digest", "signature", "public_key", "content"]),
    ("trail_entry", &["act", "content", "hash", "seal"]),
    ("trail_head", &["hash", "seal"]),
    ("verdict", &["item_key", "kind", "returned_kind"]),
    ("waiver", &["number", "item_key", "status", "content", "digest"]),
    ("waiver_answer", &["outcome"]),
    ("waiver_message", &["step", "party"]),
    ("workbook", &["content", "digest"]),
];

#[tokio::test]
async fn every_column_is_classed() {
    let house = testing::sqlite().await.unwrap();
    let tables = "SELECT m.name AS t, p.name AS c FROM sqlite_master m, pragma_table_info(m.name) p \
                  WHERE m.type = 'table' AND upper(p.type) LIKE '%TEXT%' AND upper(p.type) NOT LIKE '%TIME%' \
                  AND upper(p.type) NOT LIKE '%UUID%' AND upper(p.type) NOT LIKE '%DATE%' AND upper(p.type) NOT LIKE '%JSON%' \
                  AND m.name NOT LIKE 'seaql%'";
    let rows = house.pairs(tables).await.unwrap();
    assert!(rows.len() > 60, "{}", rows.len());
    for (table, column) in rows {
        let known =
            WORDS.iter().chain(OURS).any(|(name, columns)| *name == table && columns.contains(&column.as_str()));
        assert!(known, "{table}.{column} is neither in WORDS nor in OURS");
    }
}

#[tokio::test]
async fn no_page_shows_it_as_markup() {
    let pages: Vec<String> = generate_route_list(App).iter().map(|route| route.path().to_owned()).collect();
    for house in houses().await.unwrap() {
        let portal = Portal::new(house).await;
        let things = Things::applied(&portal).await;
        poison(&portal).await;
        let world = &portal.world;
        let mut seen = 0;
        let people = [
            &world.clerk,
            &world.checker,
            &world.judge,
            &world.supervisor,
            &world.auditor,
            &world.executive,
            &world.officer,
            &world.case_officer,
            &world.administrator,
        ];
        for actor in people {
            let cookie = portal.cookie(actor).await;
            for pattern in &pages {
                let path = things.path(&portal, pattern);
                let page = portal.get(Some(&cookie), &path).await.text();
                assert!(!page.contains("<script>alert"), "{path} runs it for {:?}", actor.roles);
                assert!(!page.contains("<img src=x"), "{path} draws it for {:?}", actor.roles);
                seen += usize::from(page.contains("alert(1)"));
            }
        }
        assert!(seen > 10, "the hostile text was hardly shown: {seen}");
    }
}

async fn poison(portal: &Portal) {
    for (table, columns) in WORDS {
        for column in *columns {
            let text = HOSTILE.replace('\'', "''");
            portal.house.behind_the_back(table, &format!("UPDATE {table} SET {column} = '{text}'")).await.unwrap();
        }
    }
}
