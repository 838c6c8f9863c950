//! What pages see of engagements.

use super::{EngagementStatus, Side};
use crate::application::ApplicationStatus;
use crate::code::codes;
use crate::confirmation::ConfirmationStatus;
use crate::id::{AccountId, ApplicationId, ChecklistVersionId, ConfirmationId, ContractId, EngagementId, MembershipId};
use crate::organisation::view::OrganisationName;
use crate::permission::{Action, Standing};
use crate::reconfirmation::Reconfirmation;
use crate::role::Role;
use crate::work::Turn;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A contract in a list of choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractLine {
    /// Key.
    pub id: ContractId,
    /// Number on paper.
    pub number: String,
    /// Title.
    pub title: String,
    /// The ministry's side.
    pub ministry: OrganisationName,
    /// The company.
    pub company: OrganisationName,
    /// From.
    pub starts_on: NaiveDate,
    /// Until, where it has an end.
    pub ends_on: Option<NaiveDate>,
}

/// Somebody on a case, or somebody who could be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their membership.
    pub membership: MembershipId,
    /// Their account.
    pub account: AccountId,
    /// Name.
    pub name: String,
    /// Department and post.
    pub place: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Key and revision of the assignment, where they are assigned.
    pub assignment: Option<(Uuid, i32)>,
    /// On which side.
    pub side: Side,
}

codes! {
    /// What must hold before the sheet can be sent.
    pub enum Readiness {
        /// The security contract is recorded (5-3-a).
        SecurityContract = "security-contract",
        /// A checklist version is chosen.
        Version = "version",
        /// A due date is set, not in the past.
        DueDate = "due-date",
        /// Somebody of the downstream is named or invited.
        Recipient = "recipient",
        /// A checker of the upstream is assigned (5-3-b).
        Checker = "checker",
    }
}

/// The sheet of a case, as the case page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLine {
    /// Key.
    pub id: ConfirmationId,
    /// Where it stands.
    pub status: ConfirmationStatus,
    /// Where what was confirmed is confirmed again: why, and after which sheet.
    pub reconfirmation: Option<Reconfirmation>,
    /// Round, from 1.
    pub round: i32,
    /// The checklist version.
    pub version: ChecklistVersionId,
    /// Title of the checklist version, Japanese and English, and its number.
    pub title: (String, String, i32),
    /// When answers are due.
    pub due_on: NaiveDate,
    /// To the downstream.
    pub message: String,
    /// To whom it is or was sent.
    pub recipient: Option<MembershipId>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was submitted last.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When it was decided last.
    pub decided_at: Option<DateTime<Utc>>,
    /// For optimistic locking.
    pub revision: i32,
}

/// The contract that imposes the standard's measures (5-3-a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityContract {
    /// Its number or title.
    pub reference: String,
    /// Day of signature.
    pub signed_on: Option<NaiveDate>,
    /// In force from.
    pub from: Option<NaiveDate>,
    /// Until, where it has an end.
    pub until: Option<NaiveDate>,
}

/// The application of a case, as the case page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationLine {
    /// Key and number; none for the downstream, which sees states and dates only.
    pub reference: Option<(ApplicationId, String)>,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// When it was made.
    pub applied_at: DateTime<Utc>,
}

/// A whole case page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngagementDetail {
    /// Key.
    pub id: EngagementId,
    /// Number that people know.
    pub number: String,
    /// For optimistic locking.
    pub revision: i32,
    /// Where it stands.
    pub status: EngagementStatus,
    /// How the reader stands to it.
    pub standing: Standing,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
    /// Contract.
    pub contract: (ContractId, String, String),
    /// Who gives the work.
    pub upstream: OrganisationName,
    /// Who takes it.
    pub downstream: OrganisationName,
    /// Tier, 1 directly below the contract's company.
    pub tier: i32,
    /// What is done.
    pub work: String,
    /// Where.
    pub place: String,
    /// Planned start.
    pub starts_on: Option<NaiveDate>,
    /// Whether the reader drafted it: then the exemption is not theirs to judge.
    pub drafted_by_reader: bool,
    /// Ground and time of the exemption.
    pub exemption: Option<(String, DateTime<Utc>)>,
    /// The contract that imposes the measures, once it is recorded.
    pub security_contract: Option<SecurityContract>,
    /// Day of the ministry's answer.
    pub answered_on: Option<NaiveDate>,
    /// When the work started.
    pub started_on: Option<NaiveDate>,
    /// People on the case; of the own side only, and the other side's recipient.
    pub people: Vec<Person>,
    /// People of the own organisation who could be assigned, and of the downstream who could receive the sheet.
    pub candidates: Vec<Person>,
    /// The newest sheet.
    pub sheet: Option<SheetLine>,
    /// Sheets before that one, newest first.
    pub earlier: Vec<SheetLine>,
    /// When it is time to confirm again, by the upstream's own interval; for the upstream only.
    pub reconfirm_on: Option<NaiveDate>,
    /// The newest application.
    pub application: Option<ApplicationLine>,
    /// What is missing before sending; only while it can be sent.
    pub missing: Vec<Readiness>,
    /// Address of a pending invitation to receive the sheet.
    pub invited: Option<String>,
    /// Who must do what next.
    pub turn: Option<Turn>,
}
