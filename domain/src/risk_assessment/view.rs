//! What pages see of assessments and of their risks.

use super::document::RiskDocument;
use super::{AssessmentStatus, AssessmentStep, ScopePart, Trigger};
use crate::circulation::view::Circulation;
use crate::id::{ContractId, MembershipId, RiskAssessmentId, RiskId};
use crate::permission::Action;
use crate::risk::{Gap, LinkKind, Part, State, Treatment, gaps, lapsed};
use crate::risk_method::{Factors, Method};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// One assessment in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentLine {
    /// Key.
    pub id: RiskAssessmentId,
    /// Number that people know.
    pub number: String,
    /// Where it stands.
    pub status: AssessmentStatus,
    /// Why it is made.
    pub trigger: Trigger,
    /// The same in words.
    pub reason: String,
    /// The day by which it is to be documented.
    pub due_on: NaiveDate,
    /// When it was.
    pub documented_at: Option<DateTime<Utc>>,
}

/// The register of a company's assessments, as far as the reader knows of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessments {
    /// Newest first.
    pub lines: Vec<AssessmentLine>,
    /// What the reader may do.
    pub may: Vec<Action>,
    /// After how many months the company makes the next one; for whoever leads them.
    pub months: Option<u32>,
    /// The day on which it is due by that.
    pub next_on: Option<NaiveDate>,
    /// Today.
    pub today: NaiveDate,
}

/// Somebody named for an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// Key.
    pub id: Uuid,
    /// For optimistic locking.
    pub revision: i32,
    /// Their place.
    pub membership: MembershipId,
    /// Their name, as of the day on which they were named.
    pub name: String,
    /// For what.
    pub part: Part,
}

/// From what a risk comes, or where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkLine {
    /// Key.
    pub id: Uuid,
    /// Which.
    pub kind: LinkKind,
    /// The page, where it is a row of the portal.
    pub path: Option<String>,
    /// Number or name.
    pub reference: String,
    /// Clause.
    pub clause: String,
}

/// A decision to accept a risk, asked of a person by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// Of whom.
    pub by: Option<MembershipId>,
    /// Their name.
    pub name: String,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// When they gave it.
    pub given_at: Option<DateTime<Utc>>,
}

/// A risk as it is being judged or carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskLine {
    /// Key.
    pub id: RiskId,
    /// For optimistic locking.
    pub revision: i32,
    /// The same in every assessment in which the risk is looked at.
    pub lineage: Uuid,
    /// Counted from 1 in the assessment.
    pub number: i32,
    /// Asset or body of information, by reference.
    pub asset: String,
    /// What threatens it.
    pub threat: String,
    /// Through which opening.
    pub vulnerability: String,
    /// What would be the harm.
    pub damage: String,
    /// Judged together.
    pub factors: Option<Factors>,
    /// What is in place.
    pub measures: String,
    /// What is done.
    pub treatment: Option<Treatment>,
    /// How.
    pub plan: String,
    /// Judged together again, with that done.
    pub residual: Option<Factors>,
    /// Who answers for it.
    pub owner: Option<MembershipId>,
    /// Their name.
    pub owner_name: String,
    /// Until when it is done.
    pub due_on: Option<NaiveDate>,
    /// The acceptance, where that is what is done.
    pub acceptance: Acceptance,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
    /// What proves that.
    pub proof: String,
    /// Taken over from the assessment before, and not looked at again.
    pub carried: bool,
    /// Where it comes from and leads to.
    pub links: Vec<LinkLine>,
}

impl RiskLine {
    /// What is still missing.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        gaps(State {
            judged: (self.factors.is_some(), self.residual.is_some()),
            treatment: self.treatment,
            owned: self.owner.is_some(),
            dated: self.due_on.is_some(),
            accepted: self.acceptance.given_at.is_some(),
            carried: self.carried,
        })
    }

    /// Whether it was accepted, and the last day of that is over.
    #[must_use]
    pub fn lapsed(&self, today: NaiveDate) -> bool {
        self.acceptance.given_at.is_some() && lapsed(self.acceptance.until, today)
    }
}

/// The result document as it was frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// What it says.
    pub document: RiskDocument,
    /// Of what it says.
    pub digest: String,
    /// When it was written down.
    pub at: DateTime<Utc>,
}

/// A whole assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentDetail {
    /// As in a list.
    pub line: AssessmentLine,
    /// For optimistic locking.
    pub revision: i32,
    /// Key and number of the contract, where it is about one.
    pub contract: Option<(ContractId, String)>,
    /// What it covers.
    pub scope: Vec<ScopePart>,
    /// The version of the method.
    pub method: (i32, Method),
    /// Who was named; not for those to whom only the result was made known.
    pub people: Vec<PersonLine>,
    /// The risks as they are now; likewise.
    pub risks: Vec<RiskLine>,
    /// The result.
    pub frozen: Option<Frozen>,
    /// The assessment before, with its number.
    pub previous: Option<(RiskAssessmentId, String)>,
    /// To whom the result was made known.
    pub circulation: Circulation,
    /// Whether the reader takes part, or was only told of the result.
    pub takes_part: bool,
    /// What the reader may do; the state may still forbid it.
    pub may: Vec<Action>,
    /// Today.
    pub today: NaiveDate,
}

impl AssessmentDetail {
    /// Whether the reader may do this and the assessment is in one of the states for it.
    #[must_use]
    pub fn can(&self, action: Action, step: AssessmentStep) -> bool {
        self.may.contains(&action) && self.line.status.after(step).is_ok()
    }

    /// How many risks have something missing.
    #[must_use]
    pub fn open(&self) -> usize {
        self.risks.iter().filter(|risk| !risk.gaps().is_empty()).count()
    }
}

/// The page of one risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskPage {
    /// Its assessment.
    pub assessment: AssessmentLine,
    /// The version of the method.
    pub method: Method,
    /// The risk; none where one is added.
    pub risk: Option<RiskLine>,
    /// Where it begins, where it is added from a page of the portal.
    pub from: Option<LinkLine>,
    /// Who could own it.
    pub owners: Vec<(MembershipId, String)>,
    /// Who could be asked to accept it.
    pub acceptors: Vec<(MembershipId, String)>,
    /// Whether the reader may change it now.
    pub edits: bool,
    /// Whether the reader is the one to accept it.
    pub accepts: bool,
    /// Whether the reader records what was done.
    pub records: bool,
    /// Today.
    pub today: NaiveDate,
}

/// The page on which somebody is named for an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// Its assessment.
    pub assessment: AssessmentLine,
    /// Who was named.
    pub named: Vec<PersonLine>,
    /// Who could be, and whether they could be asked to accept risks.
    pub others: Vec<(MembershipId, String, bool)>,
}

/// The page on which an assessment is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planning {
    /// Contracts of the company.
    pub contracts: Vec<(ContractId, String)>,
    /// Version of the method in force; none where the company has declared none.
    pub method: Option<i32>,
    /// Results that hold, newest first: the risks of one can be taken over to be looked at again.
    pub previous: Vec<(RiskAssessmentId, String)>,
    /// What the newest covered.
    pub scope: Vec<ScopePart>,
}

/// Two results beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The later assessment.
    pub id: RiskAssessmentId,
    /// Its result.
    pub now: Frozen,
    /// The earlier one, where one was chosen.
    pub before: Option<Frozen>,
    /// Earlier results that the reader knows of, newest first.
    pub earlier: Vec<(RiskAssessmentId, String)>,
}

/// The page on which a risk is raised from something of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raising {
    /// From what.
    pub from: LinkLine,
    /// Assessments under way in which the reader writes risks.
    pub open: Vec<AssessmentLine>,
    /// Risks that were raised from it already, as far as the reader knows of them: number of the assessment, risk, asset.
    pub raised: Vec<(RiskId, String, String)>,
}
