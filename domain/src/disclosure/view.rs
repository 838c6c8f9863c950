//! What pages see of requests.

use super::content::{DisclosureContent, Part};
use super::hold::{Hold, Permission};
use super::turn::Turn;
use super::{Decision, DisclosureStatus, DisclosureStep, Place};
use crate::decision::Papers;
use crate::id::{AccountId, ContractId, DisclosureId, EngagementId};
use crate::organisation::view::OrganisationName;
use crate::permission::Action;
use crate::role::Role;
use crate::work::Task;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// One request in a list, in the register, among what waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosureLine {
    /// Key.
    pub id: DisclosureId,
    /// Number that people know.
    pub number: String,
    /// Where it stands.
    pub status: DisclosureStatus,
    /// What the reader's organisation is to it.
    pub place: Place,
    /// Who asks.
    pub company: OrganisationName,
    /// Who permits.
    pub ministry: OrganisationName,
    /// The third party.
    pub party: String,
    /// References of the information.
    pub items: String,
    /// Where.
    pub site: String,
    /// Until when it is asked for.
    pub wanted_until: NaiveDate,
    /// The days of the permission, once given.
    pub permission: Option<Permission>,
    /// What the permission is worth today.
    pub hold: Option<Hold>,
    /// Number of the ministry's answer, where it has one.
    pub answer_number: String,
    /// Who must do what next.
    pub turn: Option<Turn>,
    /// Whether the reader is in the place that must act and may.
    pub mine: bool,
    /// When it was begun.
    pub drafted_at: DateTime<Utc>,
}

/// A request that waits for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosureWaiting {
    /// Key.
    pub id: DisclosureId,
    /// Number that people know.
    pub number: String,
    /// Where it stands.
    pub status: DisclosureStatus,
    /// What its permission is worth today.
    pub hold: Option<Hold>,
    /// Who asks.
    pub company: OrganisationName,
    /// The third party.
    pub party: String,
    /// What is to be done.
    pub task: Task,
}

/// One entry of the history of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosureEvent {
    /// What was done.
    pub step: DisclosureStep,
    /// For which organisation, by name.
    pub organisation: Option<OrganisationName>,
    /// In which role.
    pub role: Role,
    /// Words, as typed; may be empty.
    pub text: String,
    /// The day of which the entry speaks, where it speaks of one.
    pub day: Option<NaiveDate>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the ministry answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRecord {
    /// Key.
    pub id: Uuid,
    /// Permitted or refused.
    pub decision: Decision,
    /// Conditions.
    pub conditions: String,
    /// Reason.
    pub reason: String,
    /// Number of the answer.
    pub number: String,
    /// Where a scan of the paper is kept.
    pub scan: String,
    /// Day.
    pub answered_on: NaiveDate,
    /// Last day of the permission.
    pub valid_until: Option<NaiveDate>,
    /// Given on paper.
    pub on_paper: bool,
    /// Who entered it.
    pub recorded_by: AccountId,
    /// Whether a second person checked an answer given on paper.
    pub checked: bool,
    /// The second person found the entry wrong.
    pub rejected: bool,
}

/// The request before: renewed by this one, or referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Key.
    pub id: DisclosureId,
    /// Number.
    pub number: String,
    /// Where it stands.
    pub status: DisclosureStatus,
    /// Last day of its permission.
    pub valid_until: Option<NaiveDate>,
    /// Renewed; else only referred to.
    pub renewed: bool,
    /// What it said.
    pub content: DisclosureContent,
    /// What this one says otherwise.
    pub changes: Vec<Part>,
}

/// A whole request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosureDetail {
    /// What lies beside it for an officer of the ministry; none for anybody else.
    pub papers: Option<Papers>,
    /// Its line in the list.
    pub line: DisclosureLine,
    /// For optimistic locking.
    pub revision: i32,
    /// Number and title of the contract.
    pub contract: (String, String),
    /// The engagement on which it is, for the requester only.
    pub engagement: Option<EngagementId>,
    /// What it says.
    pub content: DisclosureContent,
    /// Digest of that, once it was put to somebody.
    pub digest: String,
    /// Conditions of the permission.
    pub conditions: String,
    /// What proves the return.
    pub return_proof: String,
    /// The request before.
    pub before: Option<Before>,
    /// What happened, oldest first.
    pub events: Vec<DisclosureEvent>,
    /// Answers of the ministry that the reader may know of, newest first.
    pub answers: Vec<DecisionRecord>,
    /// Whether the prime asks for itself.
    pub own: bool,
    /// Where it goes when the reader's side puts it on; none where the reader's side cannot.
    pub next: Option<DisclosureStep>,
    /// Whether it lies on the desk of the reader's organisation.
    pub on_desk: bool,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
    /// The reader.
    pub reader: AccountId,
    /// Today in Japan.
    pub today: NaiveDate,
}

/// Under what a company can ask: an engagement in which it takes the work, or a contract of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The engagement.
    Engagement(EngagementId),
    /// The contract.
    Contract(ContractId),
}

/// A choice of [`Basis`] with what people know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisLine {
    /// The choice.
    pub basis: Basis,
    /// Number and title.
    pub text: String,
}

impl std::fmt::Display for Basis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Engagement(id) => write!(f, "engagement:{id}"),
            Self::Contract(id) => write!(f, "contract:{id}"),
        }
    }
}

impl std::str::FromStr for Basis {
    type Err = crate::refusal::Refusal;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            Some(("engagement", id)) => id.parse().map(Self::Engagement),
            Some(("contract", id)) => id.parse().map(Self::Contract),
            Some(_) | None => Err(crate::refusal::Refusal::NotFound),
        }
    }
}
