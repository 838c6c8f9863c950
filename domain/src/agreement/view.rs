//! What pages see of agreements.

use super::{AgreementKind, AgreementStatus, AgreementStep, Permission};
use crate::corrective_plan::PlanStatus;
use crate::decision::Papers;
use crate::disclosure::content::PartyRelation;
use crate::id::{AccountId, AgreementId, PlanId};
use crate::organisation::view::OrganisationName;
use crate::permission::{Action, Standing};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One agreement in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementLine {
    /// Key.
    pub id: AgreementId,
    /// Number that people know.
    pub number: String,
    /// Where it stands.
    pub status: AgreementStatus,
    /// Whether it has an open defect.
    pub defect: bool,
    /// How the reader stands to it.
    pub standing: Standing,
    /// Whose agreement it is.
    pub company: OrganisationName,
    /// With whom.
    pub counterparty: String,
    /// What it is about.
    pub kind: AgreementKind,
    /// The company's own reference.
    pub reference: String,
    /// Signed on; none while it is not.
    pub signed_on: Option<NaiveDate>,
    /// The last day of the permission.
    pub valid_until: Option<NaiveDate>,
}

/// A request for the ministry's permission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestLine {
    /// Key.
    pub id: Uuid,
    /// Why protected information cannot be excluded.
    pub reason: String,
    /// Until when it is asked for.
    pub wanted_until: NaiveDate,
    /// Whether the permission was received outside the portal.
    pub outside: bool,
    /// Whether it refers to one before that was refused.
    pub follows: bool,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// Answers recorded, newest first.
    pub answers: Vec<AnswerLine>,
}

/// What was answered to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerLine {
    /// Permitted or refused.
    pub outcome: Permission,
    /// Conditions.
    pub conditions: String,
    /// Reason.
    pub reason: String,
    /// Number of the answer.
    pub number: String,
    /// Its day.
    pub answered_on: NaiveDate,
    /// The last day permitted.
    pub valid_until: Option<NaiveDate>,
    /// Given on paper.
    pub on_paper: bool,
    /// Who entered it.
    pub recorded_by: AccountId,
    /// Whether a second person checked one given on paper.
    pub checked: bool,
    /// The second person found the entry wrong.
    pub rejected: bool,
}

impl AnswerLine {
    /// Whether it waits for its second person.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.on_paper && !self.checked
    }
}

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementEvent {
    /// What was done.
    pub step: AgreementStep,
    /// As what; none for the portal itself.
    pub standing: Option<Standing>,
    /// Words that came with it.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The plan for a defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefectPlan {
    /// Key.
    pub id: PlanId,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub status: PlanStatus,
}

/// A whole agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementDetail {
    /// What lies beside it for an officer of the ministry; none for anybody else.
    pub papers: Option<Papers>,
    /// As in the register.
    pub line: AgreementLine,
    /// For optimistic locking.
    pub revision: i32,
    /// What the counterparty is to the company.
    pub relation: PartyRelation,
    /// The same in words.
    pub relation_note: String,
    /// Whether it conveys, exchanges, shares or provides the company's information.
    pub has_clause: bool,
    /// Which clause of it, in the company's words.
    pub clause: String,
    /// Where in the text protected information is excluded.
    pub exclusion: String,
    /// The day of that text.
    pub exclusion_on: Option<NaiveDate>,
    /// Who recorded it.
    pub recorded_by: Option<AccountId>,
    /// Day of the permission in force.
    pub permitted_on: Option<NaiveDate>,
    /// Its conditions.
    pub conditions: String,
    /// Since when the defect is open.
    pub defect_since: Option<DateTime<Utc>>,
    /// Plans for it, newest first; the company's.
    pub plans: Vec<DefectPlan>,
    /// Requests, newest first.
    pub requests: Vec<RequestLine>,
    /// What was done, oldest first.
    pub events: Vec<AgreementEvent>,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
    /// The reader.
    pub reader: AccountId,
    /// Today.
    pub today: NaiveDate,
}

impl AgreementDetail {
    /// Whether the reader may do this and the agreement is in one of the states for it.
    #[must_use]
    pub fn can(&self, action: Action, step: AgreementStep) -> bool {
        self.may.contains(&action) && self.line.status.after(step).is_ok()
    }

    /// Whether the plan for the open defect came to its end, or there is none to wait for.
    #[must_use]
    pub fn plan_is_over(&self) -> bool {
        self.defect_since.is_none() || self.plans.iter().any(|plan| plan.status == PlanStatus::Closed)
    }
}
