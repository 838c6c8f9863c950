//! What a plan says, as it was approved.

use super::AuditTrigger;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Somebody who takes part (13-1-2-ア).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenMember {
    /// Key.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Department.
    pub department: String,
    /// Post.
    pub post: String,
    /// Authority and responsibility in this audit.
    pub authority: String,
    /// A handler of protected information.
    pub handler: bool,
}

/// A day, or days, of the schedule (13-1-2-イ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenDay {
    /// Key.
    pub id: Uuid,
    /// What is done.
    pub title: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// How one clause is looked at (13-1-2-ウ).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenProcedure {
    /// Key.
    pub id: Uuid,
    /// Clause.
    pub clause: String,
    /// The department that is looked at.
    pub department: String,
    /// What is checked or judged.
    pub procedure: String,
    /// How.
    pub method: String,
}

/// Everything that a plan says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditPlanContent {
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Why there is an audit.
    pub trigger: AuditTrigger,
    /// The same in words.
    pub trigger_reason: String,
    /// Departments that are audited.
    pub departments: Vec<String>,
    /// Number of the contract, where it is for one.
    pub contract: String,
    /// Why there is no handler from outside; empty where there is one.
    pub exception: String,
    /// Who takes part.
    pub members: Vec<FrozenMember>,
    /// When.
    pub days: Vec<FrozenDay>,
    /// What is done.
    pub procedures: Vec<FrozenProcedure>,
}

/// The departments that were typed, one a line.
#[must_use]
pub fn departments(typed: &str) -> Vec<String> {
    typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect()
}
