//! What is due (期限): from whom, why, since when. Nothing of it is stored: each noun says what of it has a day.
//!
//! A day is set by a company or follows from what it set; the standard gives no answer time of the ministry, so what waits for
//! an answer without one has no day here. That a day is over is said, and locks nobody out.

use crate::calendar::fiscal_year;
use crate::code::codes;
use crate::organisation::view::OrganisationName;
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub mod feed;
pub mod reminder;

codes! {
    /// What is due.
    pub enum DeadlineKind {
        /// Answers to a sheet (5-3).
        Answer = "answer",
        /// Answers to single items, asked of a colleague (回答の分担).
        Delegated = "delegated",
        /// The approval of a sheet inside the company, before it is submitted (社内承認).
        Approval = "approval",
        /// The verdicts on a submitted sheet (5-3-b).
        Check = "check",
        /// The ministry's answer to an application (5-3-c).
        Application = "application",
        /// The application of a lower tier, to be passed on or returned (5-3, glossary 14).
        Passing = "passing",
        /// The applicant's answer to a query of the ministry (5-3-c).
        Query = "query",
        /// The planned beginning of work, which waits for the ministry's answer (5-3-d).
        PlannedStart = "planned-start",
        /// The end of the contract that imposes the measures (5-3-a).
        SecurityContract = "security-contract",
        /// Confirming again, by the company's own interval.
        Reconfirm = "reconfirm",
        /// A waiver ends: its item is not met from then on, unless it is renewed.
        Waiver = "waiver",
        /// A permission to let a third party handle something ends, and everything is to be back (5-4-1).
        Disclosure = "disclosure",
        /// The ministry's confirmation of a policy set or a roster (4-1-3, 5-2-1-エ).
        Conformity = "conformity",
        /// The company's answer to a query about it.
        ConformityQuery = "conformity-query",
        /// A measure of a corrective plan, owed by its owner.
        Measure = "measure",
        /// The proof of a measure, to be found right by a second person.
        Proof = "proof",
        /// The last day of a corrective plan; of a draft the original limit, before which it is reported (11-1-4).
        CorrectivePlan = "corrective-plan",
        /// The ministry's receipt of a reported plan: without a day, and nothing waits for it.
        Receipt = "receipt",
        /// The company's answer to a question about its plan.
        PlanQuery = "plan-query",
        /// The last day of a permission under which an agreement stands: it is a defect from then on (5-4-2).
        Agreement = "agreement",
        /// A defect of an agreement, without a day.
        AgreementDefect = "agreement-defect",
        /// Something about an agreement that a second person of the company is to check.
        AgreementCheck = "agreement-check",
        /// The ministry's answer to a request about an agreement: without a day.
        AgreementAnswer = "agreement-answer",
        /// The company's answer to a question about it.
        AgreementQuery = "agreement-query",
        /// The plan of an audit, to be passed on or approved.
        AuditPlan = "audit-plan",
        /// A day of an audit, in its approved plan.
        AuditDay = "audit-day",
        /// The result of an audit that was held, to be written promptly: without a day (13-3-1).
        AuditResult = "audit-result",
        /// The measure against a finding, owed by its owner (13-3-3).
        FindingMeasure = "finding-measure",
        /// A finding that waits for a consultation, a decision or the audit unit: without a day (13-3-3).
        FindingStep = "finding-step",
        /// An audit by the ministry that waits for the next step: without a day (14-1).
        MinistryAudit = "ministry-audit",
        /// The first day of its visit, as the ministry wishes (14-2-a).
        MinistryVisit = "ministry-visit",
        /// The answer to its findings; the day only where the ministry named one.
        MinistryAnswer = "ministry-answer",
        /// A question of the ministry in its audit: without a day (14-2-b).
        MinistryQuestion = "ministry-question",
        /// The measure against a finding of the ministry, owed by its owner.
        MinistryMeasure = "ministry-measure",
        /// A finding of the ministry that waits for a decision or for the audit unit: without a day.
        MinistryFinding = "ministry-finding",
        /// The next audit: a year after the last one was held (13-2).
        AuditNext = "audit-next",
        /// The acknowledgement of what was made known: without a day (12-2, 13-3-1).
        Acknowledgement = "acknowledgement",
        /// A risk assessment, to be documented by the planned day (12-1).
        RiskAssessment = "risk-assessment",
        /// The next risk assessment, by the company's own interval (12-1).
        RiskNext = "risk-next",
        /// What is done about a risk, owed by its owner.
        RiskTreatment = "risk-treatment",
        /// An accepted risk: from the day after it is decided again.
        RiskAcceptance = "risk-acceptance",
        /// A decision to accept a risk, asked by name: without a day.
        RiskToAccept = "risk-to-accept",
        /// A file that shows something holds no longer.
        Evidence = "evidence",
        /// An invitation to the portal ends.
        Invitation = "invitation",
    }
}

impl DeadlineKind {
    /// The clause from which it follows; none for what is the portal's or the company's own.
    #[must_use]
    pub const fn clause(self) -> Option<&'static str> {
        match self {
            Self::Answer | Self::Delegated | Self::Approval | Self::Reconfirm | Self::Waiver => Some("5-3"),
            Self::SecurityContract => Some("5-3-a"),
            Self::Check => Some("5-3-b"),
            Self::Application | Self::Passing | Self::Query => Some("5-3-c"),
            Self::Disclosure => Some("5-4-1"),
            Self::PlannedStart => Some("5-3-d"),
            Self::Agreement
            | Self::AgreementDefect
            | Self::AgreementCheck
            | Self::AgreementAnswer
            | Self::AgreementQuery => Some("5-4-2"),
            Self::Conformity | Self::ConformityQuery => Some("4-1-3, 5-2-1-エ"),
            Self::Measure | Self::Proof | Self::CorrectivePlan | Self::Receipt | Self::PlanQuery => {
                Some("11-1-4, 13-3-4")
            }
            Self::AuditPlan => Some("13-1-2-d"),
            Self::AuditDay => Some("13-1-2-イ"),
            Self::AuditResult => Some("13-3-1-a"),
            Self::FindingMeasure => Some("13-3-3-b"),
            Self::FindingStep => Some("13-3-3-a"),
            Self::MinistryAudit => Some("14-1"),
            Self::MinistryVisit => Some("14-2-a"),
            Self::MinistryAnswer | Self::MinistryQuestion => Some("14-2-b"),
            Self::MinistryMeasure | Self::MinistryFinding => Some("14-2"),
            Self::AuditNext => Some("13-2-a"),
            Self::Acknowledgement => Some("12-2, 13-3-1"),
            Self::RiskAssessment | Self::RiskNext => Some("12-1"),
            Self::RiskTreatment | Self::RiskAcceptance | Self::RiskToAccept => Some("12-1, 12-4"),
            Self::Evidence | Self::Invitation => None,
        }
    }
}

codes! {
    /// How near it is.
    pub enum Nearness {
        /// The day is over.
        Overdue = "overdue",
        /// Within seven days, today among them.
        Soon = "soon",
        /// Later.
        Later = "later",
        /// Nobody set a day.
        Undated = "undated",
    }
}

impl Nearness {
    /// How near a day is, seen from today in Japan.
    #[must_use]
    pub fn of(due_on: Option<NaiveDate>, today: NaiveDate) -> Self {
        let Some(due) = due_on else { return Self::Undated };
        let soon = today.checked_add_days(Days::new(6)).unwrap_or(today);
        if due < today {
            Self::Overdue
        } else if due <= soon {
            Self::Soon
        } else {
            Self::Later
        }
    }
}

/// One thing that is due, as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// What.
    pub kind: DeadlineKind,
    /// Key of the thing itself.
    pub key: Uuid,
    /// Number that people know.
    pub reference: String,
    /// The page where it is done.
    pub path: String,
    /// The end of that day in Japan; none where nobody set one.
    pub due_on: Option<NaiveDate>,
    /// Since when it waits.
    pub since: DateTime<Utc>,
    /// Who asks for it.
    pub from: Option<OrganisationName>,
    /// Who owes it.
    pub to: Option<OrganisationName>,
    /// Whether the reader's own organisation owes it.
    pub ours: bool,
    /// Of how much it consists: items that a colleague was asked to answer.
    pub count: i64,
}

impl Deadline {
    /// How near it is.
    #[must_use]
    pub fn nearness(&self, today: NaiveDate) -> Nearness {
        Nearness::of(self.due_on, today)
    }

    /// The fiscal year in which it is due.
    #[must_use]
    pub fn fiscal_year(&self) -> Option<i32> {
        self.due_on.map(fiscal_year)
    }
}

/// First due first; what has no day last, longest waiting first.
pub fn sort(deadlines: &mut [Deadline]) {
    deadlines.sort_by(|one, other| {
        let order = |line: &Deadline| (line.due_on.is_none(), line.due_on, line.since, line.reference.clone());
        order(one).cmp(&order(other)).then_with(|| one.kind.cmp(&other.kind))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_due_day_itself_is_not_over() {
        let on = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let seen = |due| Nearness::of(Some(on(due)), on(23));
        assert_eq!([22, 23, 29, 30].map(seen), [Nearness::Overdue, Nearness::Soon, Nearness::Soon, Nearness::Later]);
        assert_eq!(Nearness::of(None, on(23)), Nearness::Undated);
    }
}
