//! What pages see of corrective plans.

use super::content::PlanContent;
use super::{OriginKind, PartKind, PlanStatus, PlanStep};
use crate::disclosure::view::{Basis, BasisLine};
use crate::id::{AccountId, EngagementId, MembershipId, PlanId};
use crate::organisation::view::OrganisationName;
use crate::permission::{Action, Standing};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where a plan begins, before it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Where the shortcoming comes from, where that is known already.
    pub kind: Option<OriginKind>,
    /// Key of that, where it is a row of ours.
    pub of: Option<Uuid>,
    /// Item of a sheet.
    pub item: String,
    /// Number or name of it.
    pub reference: String,
    /// Clause.
    pub clause: String,
    /// Under which contract or engagement, where that follows.
    pub basis: Option<Basis>,
}

/// The page on which a plan is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanBeginning {
    /// Where it comes from.
    pub origin: Origin,
    /// Under what it can stand.
    pub bases: Vec<BasisLine>,
}

/// One plan in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// Key.
    pub id: PlanId,
    /// Number that people know.
    pub number: String,
    /// Where it stands.
    pub status: PlanStatus,
    /// How the reader stands to it.
    pub standing: Standing,
    /// Whose plan it is.
    pub company: OrganisationName,
    /// Where the shortcoming comes from; not for a company above.
    pub origin: Option<OriginKind>,
    /// Number or name of that; empty for a company above.
    pub reference: String,
    /// The original limit.
    pub limit_on: NaiveDate,
    /// The last day, as the reader knows it.
    pub ends_on: NaiveDate,
    /// The version reported last; 0 before the first.
    pub version: i32,
    /// The version whose receipt was confirmed last; 0 before the first.
    pub received_version: i32,
    /// Whether the company owes an answer to a question of the ministry.
    pub asked: bool,
    /// When it was reported first.
    pub reported_at: Option<DateTime<Utc>>,
}

/// A measure or a milestone as the company sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// Which.
    pub kind: PartKind,
    /// What is done or reached.
    pub title: String,
    /// Who answers for it.
    pub owner: Option<MembershipId>,
    /// Their name, as of the day on which they were named.
    pub owner_name: String,
    /// Its day.
    pub due_on: NaiveDate,
    /// How far it is, in words.
    pub progress: String,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// What proves it.
    pub proof: String,
    /// Who recorded the proof.
    pub proved_by: Option<AccountId>,
    /// Whether a second person found it done.
    pub verified: bool,
    /// What the second person said where they did not.
    pub note: String,
}

impl PartLine {
    /// Whether a proof waits for a second person.
    #[must_use]
    pub const fn waits(&self) -> bool {
        matches!(self.kind, PartKind::Measure) && self.proved_by.is_some() && !self.verified
    }

    /// Whether it is done, as far as it has to be.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        match self.kind {
            PartKind::Measure => self.verified,
            PartKind::Milestone => self.done_on.is_some(),
        }
    }
}

/// A version as it was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Counted from 1.
    pub number: i32,
    /// What it says; for a company above without causes, owners and proofs.
    pub content: PlanContent,
    /// Its digest.
    pub digest: String,
    /// Why it was made; empty for the first.
    pub reason: String,
    /// When it was reported.
    pub at: DateTime<Utc>,
}

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanEvent {
    /// What was done.
    pub step: PlanStep,
    /// As what.
    pub standing: Option<Standing>,
    /// Words that came with it.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The ministry's receipt of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptLine {
    /// Which version.
    pub version: i32,
    /// Its number, where it has one.
    pub number: String,
    /// Its day.
    pub received_on: NaiveDate,
    /// A word with it.
    pub note: String,
    /// Given on paper.
    pub on_paper: bool,
    /// Who entered it.
    pub recorded_by: AccountId,
    /// Whether a second person checked one given on paper.
    pub checked: bool,
    /// The second person found the entry wrong.
    pub rejected: bool,
}

/// A whole plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDetail {
    /// As in a list.
    pub line: PlanLine,
    /// For optimistic locking.
    pub revision: i32,
    /// Number and title of the contract.
    pub contract: (String, String),
    /// The case below which it stands, with its number.
    pub engagement: Option<(EngagementId, String)>,
    /// The page of the origin, where it is one of the portal's and the reader's.
    pub origin_path: Option<String>,
    /// What it says: as it is being written for the company, as reported last for everybody else.
    pub content: PlanContent,
    /// Why a further version is being written.
    pub reason: String,
    /// Measures and milestones, for the company.
    pub parts: Vec<PartLine>,
    /// Versions reported, newest first.
    pub versions: Vec<Version>,
    /// What was done, oldest first.
    pub events: Vec<PlanEvent>,
    /// Receipts, newest first.
    pub receipts: Vec<ReceiptLine>,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
    /// The reader.
    pub reader: AccountId,
    /// Today.
    pub today: NaiveDate,
}

impl PlanDetail {
    /// Whether the reader may do this and the plan is in one of the states for it.
    #[must_use]
    pub fn can(&self, action: Action, step: PlanStep) -> bool {
        self.may.contains(&action) && self.line.status.after(step).is_ok()
    }

    /// Whether a receipt on paper waits for a second person.
    #[must_use]
    pub fn paper_waits(&self) -> bool {
        self.receipts.iter().any(|receipt| receipt.on_paper && !receipt.checked)
    }
}

/// A person who can own a measure.
pub type Owner = (MembershipId, String);

/// The page of one measure or milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartPage {
    /// Key of the plan.
    pub plan: PlanId,
    /// Its number.
    pub number: String,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// The part; none where one is added.
    pub part: Option<PartLine>,
    /// Who could own it.
    pub owners: Vec<Owner>,
    /// Whether the reader may change it now.
    pub edits: bool,
    /// Whether the reader is the one to record how far it is.
    pub records: bool,
    /// Whether the reader is the second person for its proof.
    pub verifies: bool,
}
