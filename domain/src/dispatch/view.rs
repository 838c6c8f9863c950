//! What people see of a dispatch.

use super::{DispatchStatus, RecipientState};
use crate::checklist::view::VersionLine;
use crate::engagement::view::ContractLine;
use crate::id::{ChecklistVersionId, ContractId, DispatchId, EngagementId, MembershipId};
use crate::organisation::view::OrganisationName;
use crate::reconfirmation::Ground;
use crate::refusal::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// One dispatch in the list of its author.
#[derive(Clone, Debug)]
pub struct DispatchLine {
    /// Key.
    pub id: DispatchId,
    /// Where it stands.
    pub status: DispatchStatus,
    /// Number and title of the contract.
    pub contract: String,
    /// Due date of the answers.
    pub due_on: NaiveDate,
    /// When it was drafted.
    pub created_at: DateTime<Utc>,
    /// How many recipients.
    pub recipients: i64,
}

/// One dispatch.
#[derive(Clone, Debug)]
pub struct DispatchPage {
    /// Key.
    pub id: DispatchId,
    /// Counts the changes.
    pub revision: i32,
    /// Where it stands.
    pub status: DispatchStatus,
    /// Number and title of the contract.
    pub contract: String,
    /// Title of the checklist version in both languages, and its number.
    pub version: (String, String, i32),
    /// Its key: whoever sends it may look at it as it will be read.
    pub version_id: ChecklistVersionId,
    /// Due date of the answers.
    pub due_on: NaiveDate,
    /// Template of the message.
    pub message: String,
    /// Why cases that are there already are confirmed again; none where it makes new cases.
    pub ground: Option<Ground>,
    /// When it was drafted.
    pub created_at: DateTime<Utc>,
    /// To whom, in the order of the list.
    pub recipients: Vec<RecipientLine>,
}

impl DispatchPage {
    /// How many stand so.
    #[must_use]
    pub fn count(&self, state: RecipientState) -> usize {
        self.recipients.iter().filter(|line| line.state == state).count()
    }

    /// How many the worker has gone through: sent, or kept back by a rule.
    #[must_use]
    pub fn handled(&self) -> usize {
        self.recipients.len() - self.count(RecipientState::Waiting)
    }
}

/// One recipient.
#[derive(Clone, Debug)]
pub struct RecipientLine {
    /// Key.
    pub id: Uuid,
    /// Place in the list, from 1.
    pub position: i32,
    /// The company.
    pub company: OrganisationName,
    /// What is done.
    pub work: String,
    /// Where.
    pub place: String,
    /// Address of the list; empty where the company's responsible person receives it.
    pub email: String,
    /// Number or title of the contract that imposes the measures.
    pub reference: String,
    /// When it was signed.
    pub signed_on: NaiveDate,
    /// Where it stands.
    pub state: RecipientState,
    /// Why nothing was sent.
    pub problem: Option<Refusal>,
    /// The case with its number, where there is one that the reader may know of.
    pub case: Option<(EngagementId, String)>,
}

/// What a new dispatch is made of.
#[derive(Clone, Debug)]
pub struct NewDispatch {
    /// Contracts of the own company.
    pub contracts: Vec<ContractLine>,
    /// Versions to choose from.
    pub versions: Vec<VersionLine>,
    /// Checkers of the own company.
    pub checkers: Vec<(MembershipId, String)>,
    /// Companies on the portal, without the own one.
    pub companies: Vec<OrganisationName>,
}

/// A case that can be confirmed again.
#[derive(Clone, Debug)]
pub struct AgainLine {
    /// Key.
    pub id: EngagementId,
    /// Number that people know.
    pub number: String,
    /// Who takes the work.
    pub company: OrganisationName,
    /// What is done.
    pub work: String,
    /// When it was confirmed last.
    pub confirmed_on: NaiveDate,
    /// When the own interval is over.
    pub due_on: Option<NaiveDate>,
    /// Whether that is near enough to act.
    pub is_due: bool,
}

/// What can be confirmed again in one action.
#[derive(Clone, Debug)]
pub struct AgainPage {
    /// Contracts that have such cases: key, number, title.
    pub contracts: Vec<(ContractId, String, String)>,
    /// The one whose cases are listed.
    pub chosen: Option<ContractId>,
    /// Versions to choose from.
    pub versions: Vec<VersionLine>,
    /// Checkers of the own company.
    pub checkers: Vec<(MembershipId, String)>,
    /// The cases, those first whose time comes first.
    pub cases: Vec<AgainLine>,
}
