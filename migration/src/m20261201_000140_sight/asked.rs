//! What policies ask. Whatever looks at tables for them does so as the owner of the tables, in functions and views: a policy that looked
//! at a table under a policy would ask that one's questions too, and theirs, each planned several times over, until planning takes
//! longer than anything that is asked. All of them answer for the organisation that asks and no other.

use crate::sight::ASKS;

/// Who asks; written where it is called, as it looks at no table.
pub(super) const SIGHT_ASKS: &str = "CREATE FUNCTION sight_asks() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('kakunin.organisation', true), '')::uuid $$";

/// Keys of what a company has a part in, by the name of the function that gives them: gathered once for each table of a statement, and
/// only where a row does not say by itself whose it is. A ministry has no part in cases; its contracts are few.
pub(super) const OWN: [(&str, &str); 5] = [
    // Cases in which it gives or takes the work.
    ("sight_between", "SELECT e.id FROM engagement e WHERE e.upstream_id = asks OR e.downstream_id = asks"),
    // The same and all below them.
    (
        "sight_cases",
        "WITH RECURSIVE own AS (
             SELECT e.id FROM engagement e WHERE e.upstream_id = asks OR e.downstream_id = asks
             UNION SELECT e.id FROM engagement e JOIN own ON e.parent_id = own.id
         ) SELECT own.id FROM own",
    ),
    // Sheets of cases in which it gives or takes the work.
    (
        "sight_sheets",
        "SELECT c.id FROM engagement e JOIN confirmation c ON c.engagement_id = e.id
         WHERE e.upstream_id = asks OR e.downstream_id = asks",
    ),
    // Contracts under which it gives or takes work.
    ("sight_contracts", "SELECT e.contract_id FROM engagement e WHERE e.upstream_id = asks OR e.downstream_id = asks"),
    // Contracts that it concluded as a ministry.
    ("sight_ordered", "SELECT k.id FROM contract k WHERE k.ministry_id = asks"),
];

/// Whether it may see something by its key, by the name of the function that says so: asked of single rows, as a ministry has to do with
/// too much of these for all of it to be gathered.
pub(super) const SINGLE: [(&str, &str); 6] = [
    // A case, and a sheet, that was put to it as a ministry.
    (
        "sight_put_case",
        "SELECT FROM application a WHERE a.engagement_id = asked AND a.ministry_id = asks AND a.held_at IS NULL",
    ),
    (
        "sight_put_sheet",
        "SELECT FROM application a WHERE a.confirmation_id = asked AND a.ministry_id = asks AND a.held_at IS NULL",
    ),
    // A case under a contract that it concluded as a ministry; a draft is its author's own.
    (
        "sight_ordered_case",
        "SELECT FROM engagement e JOIN contract k ON k.id = e.contract_id
         WHERE e.id = asked AND e.status <> 'draft' AND k.ministry_id = asks",
    ),
    // An application about which it writes with the other side.
    (
        "sight_corresponds",
        "SELECT FROM application a JOIN engagement e ON e.id = a.engagement_id
         WHERE a.id = asked AND asks IN (a.ministry_id, e.upstream_id)",
    ),
    // A sheet for which a waiver was put to it: it looks at the files.
    (
        "sight_waived",
        "SELECT FROM waiver w WHERE w.confirmation_id = asked AND w.ministry_id = asks AND w.supported_at IS NOT NULL",
    ),
    // A file of a sheet that it sees.
    (
        "sight_granted",
        "SELECT FROM evidence_grant g JOIN confirmation c ON c.id = g.confirmation_id
         JOIN engagement e ON e.id = c.engagement_id
         WHERE g.evidence_id = asked AND (asks IN (e.upstream_id, e.downstream_id) OR EXISTS (
             SELECT FROM application a
             WHERE a.confirmation_id = c.id AND a.ministry_id = asks AND a.held_at IS NULL)
             OR sight_waived(c.id))",
    ),
];

/// Views of what is looked for in other tables by a column of theirs.
pub(super) fn views() -> [(&'static str, String); 2] {
    [
        ("sight_contract", format!("SELECT id FROM contract WHERE company_id = {ASKS}")),
        (
            "sight_party",
            format!("SELECT disclosure_id AS party_to FROM disclosure_party WHERE organisation_id = {ASKS}"),
        ),
    ]
}

/// The statements that make a function that gives keys.
pub(super) fn own(name: &str, keys: &str) -> [String; 2] {
    function(&format!("{name}()"), "SETOF uuid", "ROWS 100", &format!("RETURN QUERY {keys}"))
}

/// The statements that make a function that is asked of a key.
pub(super) fn single(name: &str, found: &str) -> [String; 2] {
    function(&format!("{name}(asked uuid)"), "boolean", "COST 50", &format!("RETURN EXISTS ({found})"))
}

/// Not in SQL alone: that would be planned anew by each statement. Kept from everybody who is not let use it.
fn function(named: &str, gives: &str, costs: &str, does: &str) -> [String; 2] {
    [
        format!(
            "CREATE FUNCTION {named} RETURNS {gives} LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER {costs}
             SET search_path = public, pg_temp AS
             $$ DECLARE asks uuid := sight_asks(); BEGIN {does}; END $$"
        ),
        format!("REVOKE ALL ON FUNCTION {named} FROM PUBLIC"),
    ]
}

/// Tables whose policy is that of others too: a view beside the table gives the keys of rows that are seen, to be asked by [`of`].
const PARENTS: [&str; 17] = [
    "agreement",
    "application",
    "approval_route_version",
    "approval_run",
    "audit",
    "audit_finding",
    "audit_plan",
    "comment",
    "conformity",
    "corrective_plan",
    "disclosure",
    "dispatch",
    "evidence",
    "ministry_audit",
    "risk",
    "risk_assessment",
    "waiver",
];

/// What such a view selects of its table.
pub(super) fn stands_for(table: &str) -> Option<&'static str> {
    match table {
        "agreement_request" => Some("id, agreement_id"),
        _ => PARENTS.contains(&table).then_some("id"),
    }
}

/// A row of a parent that is seen, see [`PARENTS`].
pub(super) fn of(parent: &str, key: &str) -> String {
    format!("EXISTS (SELECT FROM sight_{parent} p WHERE p.id = {key})")
}

/// Written by somebody of the organisation that asks.
pub(super) fn by(account: &str) -> String {
    format!("EXISTS (SELECT FROM membership m WHERE m.account_id = {account} AND m.organisation_id = {ASKS})")
}

/// A case in which it gives or takes the work, or below such a one, or put to the ministry that asks.
pub(super) fn case(engagement: &str) -> String {
    format!("{engagement} IN (SELECT sight_cases()) OR sight_put_case({engagement})")
}

/// A sheet of a case between two companies of which one asks.
pub(super) fn between(confirmation: &str) -> String {
    format!("{confirmation} IN (SELECT sight_sheets())")
}

/// The same, or it was put to the ministry that asks.
pub(super) fn sheet(confirmation: &str) -> String {
    format!("{} OR sight_put_sheet({confirmation})", between(confirmation))
}
