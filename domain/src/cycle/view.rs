//! What the page of a year shows.

use super::StageLine;
use crate::audit::view::{AuditLine, FindingLine};
use crate::audit_plan::view::AuditPlanLine;
use crate::deadline::Deadline;
use crate::id::ContractId;
use crate::ministry_audit::view::MinistryAuditLine;
use crate::risk_assessment::view::AssessmentLine;
use chrono::NaiveDate;

/// A fiscal year of a company, as far as the reader knows of it; for one of its contracts, or for all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The fiscal year, from April.
    pub year: i32,
    /// First and last day.
    pub days: (NaiveDate, NaiveDate),
    /// Years of which there is something, and the present one.
    pub years: Vec<i32>,
    /// The contract, where it is for one.
    pub contract: Option<ContractId>,
    /// Contracts for which there is something: key and number.
    pub contracts: Vec<(ContractId, String)>,
    /// How far each stage is.
    pub stages: [StageLine; 6],
    /// Risk assessments.
    pub assessments: Vec<AssessmentLine>,
    /// Plans of audits.
    pub plans: Vec<AuditPlanLine>,
    /// Audits.
    pub audits: Vec<AuditLine>,
    /// What they found, with the number of the audit.
    pub findings: Vec<(String, FindingLine)>,
    /// Audits by the ministry whose visit falls into the year.
    pub ministry_audits: Vec<MinistryAuditLine>,
    /// The day by which the next audit is to be held, counted from the last one.
    pub next_audit: Option<NaiveDate>,
    /// What is due of all this, first due first.
    pub due: Vec<Deadline>,
    /// Today.
    pub today: NaiveDate,
}
