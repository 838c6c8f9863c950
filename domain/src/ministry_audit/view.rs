//! What pages see of audits by the ministry.

use super::finding::{MinistryFindingStatus, MinistryFindingStep};
use super::{ItemKind, MinistryAuditStatus, MinistryAuditStep};
use crate::id::{ContractId, MembershipId, MinistryAuditId, MinistryFindingId, PlanId};
use crate::organisation::view::OrganisationName;
use crate::role::Role;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// One audit in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinistryAuditLine {
    /// Key.
    pub id: MinistryAuditId,
    /// Number that people know.
    pub number: String,
    /// The ministry's own number of its request.
    pub request_number: String,
    /// Day of the request.
    pub requested_on: NaiveDate,
    /// Where it stands.
    pub status: MinistryAuditStatus,
    /// First and last day of the visit, as the ministry wishes.
    pub days: (NaiveDate, NaiveDate),
    /// Whether other days were proposed, and the ministry has not answered.
    pub proposed: bool,
    /// The day by which the ministry wants an answer, where it named one.
    pub answer_on: Option<NaiveDate>,
    /// Number of the contract.
    pub contract: String,
}

/// One audit in a list, with both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinistryAuditRow {
    /// The audit.
    pub line: MinistryAuditLine,
    /// The company.
    pub company: OrganisationName,
    /// The ministry.
    pub ministry: OrganisationName,
}

/// An auditor of the ministry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditorLine {
    /// Key.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Post.
    pub post: String,
}

/// Something that is prepared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// What.
    pub kind: ItemKind,
    /// The place of a person; none for the others.
    pub membership: Option<MembershipId>,
    /// A name, a room, a document by reference.
    pub text: String,
}

/// A question of the ministry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// Counted from 1.
    pub number: i32,
    /// What was asked, and when.
    pub asked: (String, DateTime<Utc>),
    /// What was answered, and when.
    pub answered: Option<(String, DateTime<Utc>)>,
}

/// Something that the ministry found, as far as the reader knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinistryFindingLine {
    /// Key.
    pub id: MinistryFindingId,
    /// For optimistic locking.
    pub revision: i32,
    /// Counted from 1.
    pub number: i32,
    /// Where it stands; for the ministry since the company answered.
    pub status: MinistryFindingStatus,
    /// Clause.
    pub clause: String,
    /// What is wrong.
    pub what: String,
    /// What is done.
    pub measure: String,
    /// Who answers for that.
    pub owner: String,
    /// The decided day.
    pub due_on: Option<NaiveDate>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// What proves that.
    pub proof: String,
}

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinistryAuditEvent {
    /// What was done.
    pub step: MinistryAuditStep,
    /// In which role.
    pub role: Role,
    /// Words that came with it.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Other days that the company proposed, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// First and last.
    pub days: (NaiveDate, NaiveDate),
    /// Why.
    pub reason: String,
}

/// A whole audit, as far as its reader knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinistryAuditDetail {
    /// As in a list.
    pub row: MinistryAuditRow,
    /// For optimistic locking.
    pub revision: i32,
    /// Whether the reader is of the ministry.
    pub ministry: bool,
    /// What is looked at.
    pub scope: String,
    /// The clauses, one a line.
    pub clauses: String,
    /// Who comes.
    pub auditors: Vec<AuditorLine>,
    /// Other days, where they wait for the ministry.
    pub proposal: Option<Proposal>,
    /// Questions and answers.
    pub questions: Vec<QuestionLine>,
    /// What was found; for the ministry alone before it is delivered.
    pub findings: Vec<MinistryFindingLine>,
    /// What was done, oldest first.
    pub events: Vec<MinistryAuditEvent>,
    /// What the reader can do now.
    pub can: Vec<MinistryAuditStep>,
    /// Today.
    pub today: NaiveDate,
}

impl MinistryAuditDetail {
    /// Whether the reader can take a step now.
    #[must_use]
    pub fn can(&self, step: MinistryAuditStep) -> bool {
        self.can.contains(&step)
    }

    /// Whether the ministry's findings are being written by the reader.
    #[must_use]
    pub fn finds(&self) -> bool {
        self.can(MinistryAuditStep::Report)
    }
}

/// What the company prepares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preparation {
    /// The audit.
    pub line: MinistryAuditLine,
    /// For optimistic locking of the audit.
    pub revision: i32,
    /// What is listed.
    pub items: Vec<ItemLine>,
    /// Who could be named; empty where the reader lists nothing.
    pub people: Vec<(MembershipId, String)>,
    /// Whether the reader lists.
    pub lists: bool,
    /// Whether the reader can say that all is ready.
    pub ready: bool,
}

/// An auditor who was admitted to a facility (8-2-5, 14-2-a).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdmissionLine {
    /// Key.
    pub id: Uuid,
    /// The auditor.
    pub auditor: String,
    /// The facility.
    pub facility: String,
    /// Who approved it.
    pub approved_by: String,
    /// When.
    pub approved_at: DateTime<Utc>,
}

/// One entry of an auditor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// The auditor.
    pub auditor: String,
    /// The facility.
    pub facility: String,
    /// Who escorted them.
    pub escort: String,
    /// In.
    pub entered_at: DateTime<Utc>,
    /// Out.
    pub left_at: Option<DateTime<Utc>>,
}

/// A document that was shown (14-2-b).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLine {
    /// What, by reference only.
    pub what: String,
    /// When.
    pub shown_on: NaiveDate,
    /// Who of the ministry read it.
    pub reader: String,
    /// Who of the company showed it.
    pub shown_by: String,
}

/// What is recorded of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitRecord {
    /// The audit.
    pub line: MinistryAuditLine,
    /// The contract, for the print.
    pub contract: ContractId,
    /// Auditors.
    pub auditors: Vec<AuditorLine>,
    /// Who was admitted where.
    pub admissions: Vec<AdmissionLine>,
    /// In and out.
    pub entries: Vec<EntryLine>,
    /// Documents shown.
    pub shown: Vec<ShownLine>,
    /// People of the company: for whoever records.
    pub people: Vec<(MembershipId, String)>,
    /// Whether the reader admits and keeps the log.
    pub admits: bool,
    /// Whether the reader records documents.
    pub shows: bool,
    /// Now.
    pub now: DateTime<Utc>,
}

/// A finding by itself, for the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinistryFindingDetail {
    /// As in a list.
    pub line: MinistryFindingLine,
    /// The audit: key and number.
    pub audit: (MinistryAuditId, String),
    /// The day by which the ministry wants an answer, where it named one.
    pub answer_on: Option<NaiveDate>,
    /// Whether the reader may see the audit.
    pub sees_audit: bool,
    /// Why it was not found done, last.
    pub rejected: String,
    /// The corrective plan, where there is one: key and number.
    pub plan: Option<(PlanId, String)>,
    /// Today.
    pub today: NaiveDate,
    /// What the reader can do now.
    pub can: Vec<MinistryFindingStep>,
    /// Who could own the measure; for whoever decides it.
    pub owners: Vec<(MembershipId, String)>,
}

impl MinistryFindingDetail {
    /// Whether the decided day is over and it is not carried out.
    #[must_use]
    pub fn is_late(&self) -> bool {
        let open = matches!(self.line.status, MinistryFindingStatus::Decided);
        open && self.line.due_on.is_some_and(|day| day < self.today)
    }
}
