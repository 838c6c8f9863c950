//! What pages see of audit plans.

use super::content::AuditPlanContent;
use super::{AuditPlanStatus, AuditPlanStep, RowKind};
use crate::audit::separation::TeamProblem;
use crate::id::{AuditId, AuditPlanId, ChecklistVersionId, ContractId, MembershipId};
use crate::permission::Action;
use crate::role::Role;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// One plan in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPlanLine {
    /// Key.
    pub id: AuditPlanId,
    /// Number that people know.
    pub number: String,
    /// Where it stands.
    pub status: AuditPlanStatus,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Departments that are audited.
    pub departments: Vec<String>,
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
}

/// What somebody may still do with a row: its revision, and whether it came from the plan before and was not looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowState {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// Taken over, not looked at again yet.
    pub carried: bool,
}

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPlanEvent {
    /// What was done.
    pub step: AuditPlanStep,
    /// In which role.
    pub role: Role,
    /// Words that came with it.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a plan still lacks before it can be submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It says nothing of this yet.
    Rows(RowKind),
    /// Something that was taken over was not looked at again.
    Carried,
    /// Of the people who take part; what is said at submission can mend some.
    Team(TeamProblem),
}

/// A whole plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPlanDetail {
    /// As in a list.
    pub line: AuditPlanLine,
    /// For optimistic locking.
    pub revision: i32,
    /// What it says now.
    pub content: AuditPlanContent,
    /// Digest of that.
    pub digest: String,
    /// Of what was approved; empty before.
    pub approved_digest: String,
    /// Its rows, in the order of the content: members, days, procedures.
    pub rows: Vec<(RowKind, RowState)>,
    /// What keeps it from being submitted.
    pub lacks: Vec<Lack>,
    /// What was done, oldest first.
    pub events: Vec<AuditPlanEvent>,
    /// The plan from which it was begun.
    pub before: Option<AuditPlanId>,
    /// The audit that was ordered on it, where the reader may know of it.
    pub audit: Option<(AuditId, String)>,
    /// Contract that it is for.
    pub contract: Option<ContractId>,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
}

impl AuditPlanDetail {
    /// Whether the reader may do this and the plan is in one of the states for it.
    #[must_use]
    pub fn can(&self, action: Action, step: AuditPlanStep) -> bool {
        self.may.contains(&action) && self.line.status.after(step).is_ok()
    }

    /// The state of a row.
    #[must_use]
    pub fn row(&self, id: Uuid) -> Option<RowState> {
        self.rows.iter().find(|(_, row)| row.id == id).map(|(_, row)| *row)
    }

    /// Whether the approval is of what it says now.
    #[must_use]
    pub fn approval_holds(&self) -> bool {
        matches!(self.line.status, AuditPlanStatus::Approved) && self.approved_digest == self.digest
    }
}

/// Somebody of the company who can take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Key of the place.
    pub id: MembershipId,
    /// Name.
    pub name: String,
    /// Department.
    pub department: String,
    /// Post.
    pub post: String,
    /// Has a handler's role in the portal.
    pub handler: bool,
}

/// The page on which a plan is begun or its facts are changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPlanBeginning {
    /// The plan that is changed, or from which a new one is begun.
    pub plan: Option<AuditPlanDetail>,
    /// Contracts of the company: key, number and title.
    pub contracts: Vec<(ContractId, String)>,
    /// The present fiscal year.
    pub fiscal_year: i32,
}

/// An item of a checklist that can be taken over as a procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Key.
    pub key: String,
    /// Clauses.
    pub clause: String,
    /// What is asked, in the two languages.
    pub text: (String, String),
}

/// The page of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPage {
    /// The plan.
    pub plan: AuditPlanDetail,
    /// Who can take part.
    pub candidates: Vec<Candidate>,
}

/// The page on which items are taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeOverPage {
    /// The plan.
    pub plan: AuditPlanDetail,
    /// Versions of checklists: key and title in the two languages.
    pub versions: Vec<(ChecklistVersionId, (String, String))>,
    /// The chosen one.
    pub version: Option<ChecklistVersionId>,
    /// Its items.
    pub items: Vec<Offered>,
}
