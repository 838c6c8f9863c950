//! The yearly cycle (W17 to W19; 第12, 第13): risk assessment, plan of the audit, its approval, the audit, its result, improvement – and
//! the next year. Nothing of it is stored: how far a year is follows from what was done in it.

use crate::audit::AuditStatus;
use crate::audit::finding::FindingStatus;
use crate::audit_plan::AuditPlanStatus;
use crate::code::codes;
use crate::risk_assessment::AssessmentStatus;
use chrono::NaiveDate;

#[cfg(test)]
mod tests;
pub mod view;

codes! {
    /// A stage of the year, in order.
    pub enum Stage {
        /// Risks are assessed and the result is made known (12-1, 12-2).
        RiskAssessment = "risk-assessment",
        /// The audit is planned (13-1-2).
        Plan = "plan",
        /// The executive approves the plan (13-1-2-d).
        Approval = "approval",
        /// The audit is held (13-2).
        Audit = "audit",
        /// Its result is submitted and made known (13-3-1).
        Result = "result",
        /// What it found is improved (13-3-3, 13-3-4).
        Improvement = "improvement",
    }
}

codes! {
    /// How far a stage is.
    pub enum Progress {
        /// Not begun.
        Open = "open",
        /// Under way.
        UnderWay = "under-way",
        /// Done.
        Done = "done",
        /// A day is over, or the year is.
        Late = "late",
    }
}

/// An assessment, as far as the cycle asks: its state, the day by which it is to be documented, the day on which it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssessmentFact {
    /// Where it stands.
    pub status: AssessmentStatus,
    /// By when.
    pub due_on: NaiveDate,
    /// When.
    pub documented_on: Option<NaiveDate>,
}

/// A plan of an audit for the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanFact {
    /// Where it stands.
    pub status: AuditPlanStatus,
    /// When it was submitted first.
    pub submitted_on: Option<NaiveDate>,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
}

/// An audit for the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditFact {
    /// Where it stands.
    pub status: AuditStatus,
    /// The last day, as ordered.
    pub ends_on: NaiveDate,
    /// When it was held.
    pub held_on: Option<NaiveDate>,
    /// When its result was submitted.
    pub reported_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
}

/// A finding of an audit for the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingFact {
    /// Where it stands.
    pub status: FindingStatus,
    /// The decided day.
    pub due_on: Option<NaiveDate>,
}

/// What was done for a year, as far as somebody knows of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Assessments that fall into it.
    pub assessments: Vec<AssessmentFact>,
    /// Plans for it.
    pub plans: Vec<PlanFact>,
    /// Audits for it.
    pub audits: Vec<AuditFact>,
    /// What they found.
    pub findings: Vec<FindingFact>,
}

/// How far one stage is, with the day on which it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageLine {
    /// Which.
    pub stage: Stage,
    /// How far.
    pub progress: Progress,
    /// When it was done.
    pub on: Option<NaiveDate>,
}

impl Facts {
    /// How far each stage of the year is; the year ends with `last`.
    #[must_use]
    pub fn stages(&self, today: NaiveDate, last: NaiveDate) -> [StageLine; 6] {
        let over = today > last;
        let line = |stage, (begun, late, on): (bool, bool, Option<NaiveDate>)| {
            let progress = match (on, begun) {
                (Some(_), _) => Progress::Done,
                (None, _) if late || over => Progress::Late,
                (None, true) => Progress::UnderWay,
                (None, false) => Progress::Open,
            };
            StageLine { stage, progress, on }
        };
        [
            line(Stage::RiskAssessment, self.assessed(today)),
            line(Stage::Plan, self.planned()),
            line(Stage::Approval, self.approved()),
            line(Stage::Audit, self.held(today)),
            line(Stage::Result, self.reported()),
            line(Stage::Improvement, self.improved(today)),
        ]
    }

    fn assessed(&self, today: NaiveDate) -> (bool, bool, Option<NaiveDate>) {
        let open =
            |fact: &&AssessmentFact| matches!(fact.status, AssessmentStatus::Planned | AssessmentStatus::Assessing);
        let mut running = self.assessments.iter().filter(open).peekable();
        let begun = running.peek().is_some();
        let late = running.any(|fact| fact.due_on < today);
        (begun, late, self.assessments.iter().filter_map(|fact| fact.documented_on).max())
    }

    fn planned(&self) -> (bool, bool, Option<NaiveDate>) {
        let going = self.plans.iter().filter(|fact| fact.status != AuditPlanStatus::Cancelled);
        let on =
            going.clone().filter(|fact| fact.status != AuditPlanStatus::Drafted).filter_map(|fact| fact.submitted_on);
        (going.clone().next().is_some(), false, on.min())
    }

    fn approved(&self) -> (bool, bool, Option<NaiveDate>) {
        let approved = self.plans.iter().filter(|fact| fact.status == AuditPlanStatus::Approved);
        let with = |fact: &PlanFact| matches!(fact.status, AuditPlanStatus::Submitted | AuditPlanStatus::Passed);
        (self.plans.iter().any(with), false, approved.filter_map(|fact| fact.approved_on).min())
    }

    fn going(&self) -> impl Iterator<Item = &AuditFact> {
        self.audits.iter().filter(|fact| fact.status != AuditStatus::CalledOff)
    }

    fn held(&self, today: NaiveDate) -> (bool, bool, Option<NaiveDate>) {
        let late = self.going().any(|fact| fact.held_on.is_none() && fact.ends_on < today);
        (self.going().next().is_some(), late, self.going().filter_map(|fact| fact.held_on).max())
    }

    fn reported(&self) -> (bool, bool, Option<NaiveDate>) {
        let begun = self.going().any(|fact| fact.held_on.is_some());
        (begun, false, self.going().filter_map(|fact| fact.reported_on).max())
    }

    /// Done once every audit of the year that was reported is closed.
    fn improved(&self, today: NaiveDate) -> (bool, bool, Option<NaiveDate>) {
        let begun = self.going().any(|fact| fact.reported_on.is_some());
        let late =
            |fact: &FindingFact| fact.status == FindingStatus::Decided && fact.due_on.is_some_and(|day| day < today);
        let closed = begun && self.going().all(|fact| fact.closed_on.is_some());
        let on = self.going().filter_map(|fact| fact.closed_on).max().filter(|_| closed);
        (begun, self.findings.iter().any(late), on)
    }
}
