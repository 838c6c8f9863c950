//! What pages see of audits and of what they found.

use super::finding::{FindingStatus, FindingStep, Severity};
use super::result::AuditResult;
use super::{AuditStatus, AuditStep, Outcome, Rights};
use crate::audit_plan::AuditTrigger;
use crate::circulation::view::Circulation;
use crate::evidence::view::EvidenceLine;
use crate::id::{AuditId, AuditPlanId, FindingId, MembershipId, PlanId};
use crate::permission::Action;
use crate::role::Role;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// One audit in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// Key.
    pub id: AuditId,
    /// Number that people know.
    pub number: String,
    /// Where it stands.
    pub status: AuditStatus,
    /// Fiscal year of its plan.
    pub fiscal_year: i32,
    /// Why there is an audit.
    pub trigger: AuditTrigger,
    /// Departments that are audited.
    pub departments: Vec<String>,
    /// First and last day, as ordered.
    pub window: (NaiveDate, NaiveDate),
    /// The day on which everything had been looked at.
    pub held_on: Option<NaiveDate>,
    /// Whether the result says that there is a problem; none before.
    pub problem: Option<bool>,
}

/// The audits of a company that the reader may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audits {
    /// Newest first.
    pub lines: Vec<AuditLine>,
    /// Approved plans on which the reader can order an audit: key and number.
    pub plans: Vec<(AuditPlanId, String)>,
}

/// As what somebody reads an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The supervisor, who orders it and has it improved.
    Supervisor,
    /// One of the audit unit: takes part by name, or wrote the plan.
    Unit,
    /// Somebody to whom the result was made known.
    Told,
}

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    /// What was done.
    pub step: AuditStep,
    /// In which role.
    pub role: Role,
    /// Words that came with it.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A whole audit, as far as its reader knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditDetail {
    /// As in a list.
    pub line: AuditLine,
    /// For optimistic locking.
    pub revision: i32,
    /// The plan on which it was ordered.
    pub plan: (AuditPlanId, String),
    /// Digest of what was approved of it.
    pub plan_digest: String,
    /// As what the reader reads it.
    pub reader: Reader,
    /// The result, once it was submitted, with its digest.
    pub result: Option<(AuditResult, String)>,
    /// What was found; before the result was submitted for the audit unit only.
    pub findings: Vec<FindingLine>,
    /// To whom the result was made known.
    pub circulation: Option<Circulation>,
    /// What was done, oldest first; not for those who were told of the result.
    pub events: Vec<AuditEvent>,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
}

impl AuditDetail {
    /// Whether the reader may do this and the audit is in a state for it.
    #[must_use]
    pub fn can(&self, action: Action, step: AuditStep) -> bool {
        self.may.contains(&action) && self.line.status.after(step).is_ok()
    }

    /// Whether nothing is left to do about what it found.
    #[must_use]
    pub fn is_improved(&self) -> bool {
        !self.findings.iter().any(|finding| finding.status.is_open())
    }
}

/// Somebody of the plan with the rights that they were given (13-1-3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// Their place.
    pub membership: MembershipId,
    /// Their name.
    pub name: String,
    /// To what.
    pub scope: String,
    /// From when until when.
    pub rights: Rights,
    /// When they were withdrawn.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

/// Something that the audit unit was given to use (13-1-4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvisionLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// What, by reference.
    pub what: String,
    /// How it was given.
    pub how: String,
    /// When.
    pub given_on: NaiveDate,
    /// When it came back.
    pub returned_on: Option<NaiveDate>,
}

/// One procedure, and what was found of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// Clause.
    pub clause: String,
    /// The department that is looked at.
    pub department: String,
    /// What is checked or judged.
    pub procedure: String,
    /// How.
    pub method: String,
    /// What was drawn from how many, and how it was chosen.
    pub sample: String,
    /// What was seen, and what proves it.
    pub note: String,
    /// What was found.
    pub outcome: Outcome,
    /// Who looked.
    pub looked_by: String,
    /// When.
    pub looked_on: Option<NaiveDate>,
    /// Files that show it.
    pub files: Vec<EvidenceLine>,
    /// Whether the reader may not write it: it is of their own department.
    pub own_unit: bool,
}

/// What is done on the spot: rights, information, procedures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fieldwork {
    /// The audit.
    pub line: AuditLine,
    /// Its plan.
    pub plan: (AuditPlanId, String),
    /// For optimistic locking of the audit.
    pub revision: i32,
    /// As what the reader reads it.
    pub reader: Reader,
    /// Whether the reader holds rights today, and so sees and writes the working papers.
    pub holds: bool,
    /// Rights that were given; to the audit unit its own.
    pub grants: Vec<GrantLine>,
    /// Who takes part and could be given rights: place and name.
    pub members: Vec<(MembershipId, String)>,
    /// What was provided; empty where the reader holds no rights.
    pub provisions: Vec<ProvisionLine>,
    /// Procedures; empty where the reader holds no rights.
    pub checks: Vec<CheckLine>,
    /// What the reader may do.
    pub may: Vec<Action>,
    /// Today.
    pub today: NaiveDate,
}

/// Something that an audit found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// Key.
    pub id: FindingId,
    /// For optimistic locking.
    pub revision: i32,
    /// Counted from 1 in the audit.
    pub number: i32,
    /// Where it stands.
    pub status: FindingStatus,
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
    /// Who answers for the measure.
    pub owner: String,
    /// The decided day.
    pub due_on: Option<NaiveDate>,
}

/// One entry of the history of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingEvent {
    /// What was done.
    pub step: FindingStep,
    /// In which role.
    pub role: Role,
    /// Words that came with it.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A whole finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingDetail {
    /// As in a list.
    pub line: FindingLine,
    /// The audit: key and number; the way there is for whoever may see it.
    pub audit: (AuditId, String),
    /// Whether the reader may see the audit.
    pub sees_audit: bool,
    /// The day of the last consultation, who spoke for the implementing unit, and the minutes.
    pub consultation: Option<(NaiveDate, String, String)>,
    /// What is done.
    pub measure: String,
    /// What proves that it was done.
    pub proof: String,
    /// Files that prove it.
    pub files: Vec<EvidenceLine>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// The corrective plan, where there is one: key and number.
    pub plan: Option<(PlanId, String)>,
    /// Today.
    pub today: NaiveDate,
    /// What was done, oldest first.
    pub events: Vec<FindingEvent>,
    /// What the reader can do now.
    pub can: Vec<FindingStep>,
    /// Who could own the measure; for whoever decides it.
    pub owners: Vec<(MembershipId, String)>,
}

impl FindingDetail {
    /// Whether the decided day is over and it is not carried out.
    #[must_use]
    pub fn is_late(&self) -> bool {
        let open = matches!(self.line.status, FindingStatus::Decided);
        open && self.line.due_on.is_some_and(|day| day < self.today)
    }
}
