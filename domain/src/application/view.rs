//! What pages see of applications.

use super::{ApplicationStatus, Outcome, Passage};
use crate::confirmation::view::FrozenVerdict;
use crate::decision::Papers;
use crate::id::{AccountId, ApplicationId, ConfirmationId, EngagementId};
use crate::organisation::view::OrganisationName;
use crate::permission::{Action, Standing};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What was applied for, as frozen and pinned by its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenApplication {
    /// Number of the case.
    pub engagement: String,
    /// Number and title of the contract.
    pub contract: (String, String),
    /// Name and corporate number of the applicant.
    pub upstream: (String, String),
    /// Name and corporate number of the subcontractor.
    pub downstream: (String, String),
    /// Tier.
    pub tier: i32,
    /// The work.
    pub work: String,
    /// Where.
    pub place: String,
    /// Planned start.
    pub starts_on: Option<NaiveDate>,
    /// Reference and day of the security contract.
    pub security_contract: (String, Option<NaiveDate>),
    /// Digest of the submission.
    pub submission: String,
    /// Receipt number of the submission.
    pub receipt: String,
    /// The applicant's own verdicts.
    pub verdicts: Vec<FrozenVerdict>,
}

/// A question of the ministry, or its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Whether the ministry wrote it.
    pub from_ministry: bool,
    /// Words.
    pub text: String,
    /// Who, by name; nobody of the ministry is named to the applicant.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the ministry answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRecord {
    /// Key.
    pub id: Uuid,
    /// Accepted or refused.
    pub outcome: Outcome,
    /// Conditions.
    pub conditions: String,
    /// Reason.
    pub reason: String,
    /// Number of the answer.
    pub number: String,
    /// Day.
    pub answered_on: NaiveDate,
    /// Given on paper.
    pub on_paper: bool,
    /// Who entered it.
    pub recorded_by: AccountId,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// Whether a second person checked an answer given on paper.
    pub checked: bool,
    /// The second person found the entry wrong.
    pub rejected: bool,
    /// For optimistic locking.
    pub revision: i32,
}

/// What a tier above did with an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageLine {
    /// Passed on or returned.
    pub passage: Passage,
    /// The company that did.
    pub company: OrganisationName,
    /// Why it was returned, or words to the next; for the applicant and those who hold it.
    pub note: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// An application of a lower tier as a tier above sees it: the case by its facts, no answer, no verdict, no evidence (4-2-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passing {
    /// Key.
    pub id: ApplicationId,
    /// Number that people know.
    pub number: String,
    /// For optimistic locking.
    pub revision: i32,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// The reader's own case, through which it came.
    pub through: (EngagementId, String),
    /// What was applied for; the applicant's verdicts left out.
    pub content: FrozenApplication,
    /// Digest of what was applied for, verdicts included.
    pub digest: String,
    /// The applicant's note.
    pub note: String,
    /// When.
    pub applied_at: DateTime<Utc>,
    /// What tiers above did with it, in order.
    pub passages: Vec<PassageLine>,
    /// Whether it waits for the reader's own company.
    pub here: bool,
    /// Whether the reader's company is the one of the contract: passing on means putting it to the ministry.
    pub to_ministry: bool,
    /// Whether the reader may pass it on or return it.
    pub may: bool,
}

/// A whole application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationDetail {
    /// What lies beside it for an officer of the ministry; none for anybody else.
    pub papers: Option<Papers>,
    /// Key.
    pub id: ApplicationId,
    /// Number that people know.
    pub number: String,
    /// For optimistic locking.
    pub revision: i32,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// Its case.
    pub engagement: EngagementId,
    /// Its sheet.
    pub confirmation: ConfirmationId,
    /// Who applies.
    pub upstream: OrganisationName,
    /// For whose work.
    pub downstream: OrganisationName,
    /// The applicant's note.
    pub note: String,
    /// When.
    pub applied_at: DateTime<Utc>,
    /// Digest of what was applied for.
    pub digest: String,
    /// What was applied for.
    pub content: FrozenApplication,
    /// What tiers above did with it, in order.
    pub passages: Vec<PassageLine>,
    /// Questions and answers.
    pub messages: Vec<Message>,
    /// Answers recorded, newest first.
    pub answers: Vec<AnswerRecord>,
    /// How the reader stands to the case.
    pub standing: Standing,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
    /// The reader.
    pub reader: AccountId,
}
