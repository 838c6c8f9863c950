//! The result of an audit (監査結果, 13-3-2) as it was submitted.

use super::Outcome;
use super::finding::Severity;
use crate::refusal::Rule;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One finding: what is wrong (13-3-2-ア), what is proposed (13-3-2-イ), how long that takes (13-3-2-ウ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenFinding {
    /// Key.
    pub id: Uuid,
    /// Counted from 1 in the audit.
    pub number: i32,
    /// Clause.
    pub clause: String,
    /// The department.
    pub department: String,
    /// What is wrong.
    pub what: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What is proposed.
    pub proposal: String,
    /// How many days that takes.
    pub days: i32,
}

/// What was found of one procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenCheck {
    /// Key.
    pub id: Uuid,
    /// Clause.
    pub clause: String,
    /// The department.
    pub department: String,
    /// What was found.
    pub outcome: Outcome,
}

/// Everything that a result says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditResult {
    /// Number of the audit.
    pub audit: String,
    /// Number of its plan, and the digest of what was approved of it.
    pub plan: (String, String),
    /// Departments that were audited.
    pub departments: Vec<String>,
    /// First and last day.
    pub held: (NaiveDate, NaiveDate),
    /// Whether there is a problem: said in any case (13-3-2-ア).
    pub problem: bool,
    /// The result in words.
    pub summary: String,
    /// What was found of each procedure.
    pub checks: Vec<FrozenCheck>,
    /// What is wrong.
    pub findings: Vec<FrozenFinding>,
}

/// Whether a result can be submitted: every procedure was looked at or left out with a reason, and *a problem, yes or no* says the same
/// as what was found.
///
/// # Errors
/// [`Rule::ChecksOpen`], [`Rule::FindingMissing`] where a problem is said or was found and no finding names it,
/// [`Rule::FindingDenied`] where there is a finding and the result says that there is no problem.
pub fn holds_together(problem: bool, outcomes: &[Outcome], findings: usize) -> Result<(), Rule> {
    if outcomes.contains(&Outcome::Open) {
        return Err(Rule::ChecksOpen);
    }
    let found = findings > 0 || outcomes.contains(&Outcome::Problem);
    if !problem && found {
        return Err(Rule::FindingDenied);
    }
    if problem && findings == 0 { Err(Rule::FindingMissing) } else { Ok(()) }
}
