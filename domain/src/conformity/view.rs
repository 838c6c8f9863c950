//! What pages see of requests to be confirmed.

use super::content::ConformityContent;
use super::force::Force;
use super::{ConformityKind, ConformityOutcome, ConformityStatus, ConformityStep, Owes};
use crate::decision::Papers;
use crate::id::{AccountId, ConformityId};
use crate::organisation::view::OrganisationName;
use crate::permission::{Action, Standing};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// One request in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConformityLine {
    /// Key.
    pub id: ConformityId,
    /// Number that people know.
    pub number: String,
    /// What it is about.
    pub kind: ConformityKind,
    /// Where it stands.
    pub status: ConformityStatus,
    /// Whose document.
    pub company: OrganisationName,
    /// Number of the contract.
    pub contract: String,
    /// Title of the document.
    pub title: String,
    /// Label of the version.
    pub version: String,
    /// Number of the document.
    pub document_number: String,
    /// When it was put to the ministry.
    pub submitted_at: Option<DateTime<Utc>>,
    /// What the version is worth, once confirmed.
    pub force: Option<Force<ConformityId>>,
}

impl ConformityLine {
    /// Who must act next.
    #[must_use]
    pub const fn owes(&self) -> Option<Owes> {
        self.status.owes()
    }

    /// Whether the version is in force.
    #[must_use]
    pub const fn is_in_force(&self) -> bool {
        matches!(self.force, Some(Force::InForce(_)))
    }
}

/// One step of a request, in its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConformityEvent {
    /// What was done.
    pub step: ConformityStep,
    /// By the ministry, else by the company.
    pub from_ministry: bool,
    /// Words that came with it; may be empty.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the ministry answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConformityAnswer {
    /// Key.
    pub id: Uuid,
    /// Confirmed or remarked on.
    pub outcome: ConformityOutcome,
    /// The remarks.
    pub remarks: String,
    /// Number of the answer, where it has one.
    pub number: String,
    /// Day.
    pub answered_on: NaiveDate,
    /// Given on paper.
    pub on_paper: bool,
    /// Who entered it.
    pub recorded_by: AccountId,
    /// Whether a second person checked an answer given on paper.
    pub checked: bool,
    /// The second person found the entry wrong.
    pub rejected: bool,
}

/// Another request of the same company, contract and kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// Key.
    pub id: ConformityId,
    /// Number that people know.
    pub number: String,
    /// Label of its version.
    pub version: String,
}

/// A whole request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConformityDetail {
    /// What lies beside it for an officer of the ministry; none for anybody else.
    pub papers: Option<Papers>,
    /// Key.
    pub id: ConformityId,
    /// Number that people know.
    pub number: String,
    /// For optimistic locking.
    pub revision: i32,
    /// Where it stands.
    pub status: ConformityStatus,
    /// Whose document.
    pub company: OrganisationName,
    /// Who confirms.
    pub ministry: OrganisationName,
    /// Number and title of the contract.
    pub contract: (String, String),
    /// What it says.
    pub content: ConformityContent,
    /// Digest of that, once it was submitted.
    pub digest: String,
    /// When it was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// What the version is worth, once confirmed.
    pub force: Option<Force<ConformityId>>,
    /// The version in force now; it may be this one.
    pub in_force: Option<Sibling>,
    /// Whether any version was confirmed before this one: then what changed is said.
    pub confirmed_before: bool,
    /// The version before, to which this one refers.
    pub follows: Option<Sibling>,
    /// Versions that refer to this one, newest first.
    pub followed_by: Vec<Sibling>,
    /// What was done, oldest first.
    pub events: Vec<ConformityEvent>,
    /// Answers recorded, newest first.
    pub answers: Vec<ConformityAnswer>,
    /// How the reader stands to it.
    pub standing: Standing,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
    /// The reader.
    pub reader: AccountId,
}

/// A contract under which something can be put to the ministry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractChoice {
    /// Key.
    pub id: crate::id::ContractId,
    /// Number and title.
    pub text: String,
}
