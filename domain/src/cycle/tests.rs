use super::{AssessmentFact, AuditFact, Facts, FindingFact, PlanFact, Progress as P};
use crate::audit::AuditStatus;
use crate::audit::finding::FindingStatus;
use crate::audit_plan::AuditPlanStatus;
use crate::calendar::fiscal_year_days;
use crate::risk_assessment::AssessmentStatus;
use chrono::NaiveDate;

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(if month < 4 { 2027 } else { 2026 }, month, day).unwrap()
}

fn progress(facts: &Facts, today: NaiveDate) -> [P; 6] {
    let (_, last) = fiscal_year_days(2026).unwrap();
    facts.stages(today, last).map(|line| line.progress)
}

const fn plan(status: AuditPlanStatus, on: Option<NaiveDate>) -> PlanFact {
    PlanFact { status, submitted_on: on, approved_on: on }
}

fn audit(status: AuditStatus) -> AuditFact {
    AuditFact { status, ends_on: on(12, 8), held_on: None, reported_on: None, closed_on: None }
}

#[test]
fn a_year_without_anything_is_open_until_it_is_over() {
    assert_eq!(progress(&Facts::default(), on(5, 1)), [P::Open; 6]);
    assert_eq!(progress(&Facts::default(), on(3, 31)), [P::Open; 6]);
    let over = NaiveDate::from_ymd_opt(2027, 4, 1).unwrap();
    assert_eq!(progress(&Facts::default(), over), [P::Late; 6]);
}

#[test]
fn each_stage_follows_from_what_was_done() {
    let assessment = AssessmentFact { status: AssessmentStatus::Assessing, due_on: on(6, 30), documented_on: None };
    let mut facts = Facts { assessments: vec![assessment], ..Facts::default() };
    assert_eq!(progress(&facts, on(6, 30))[0], P::UnderWay);
    assert_eq!(progress(&facts, on(7, 1))[0], P::Late);
    facts.assessments[0].documented_on = Some(on(7, 5));
    assert_eq!(progress(&facts, on(8, 1))[0], P::Done);

    facts.plans = vec![plan(AuditPlanStatus::Cancelled, Some(on(7, 1))), plan(AuditPlanStatus::Drafted, None)];
    assert_eq!(progress(&facts, on(8, 1))[1..3], [P::UnderWay, P::Open], "what was given up does not count");
    facts.plans[1] = plan(AuditPlanStatus::Passed, Some(on(8, 1)));
    assert_eq!(progress(&facts, on(8, 1))[1..3], [P::Done, P::UnderWay]);
    facts.plans[1] = plan(AuditPlanStatus::Approved, Some(on(8, 1)));
    assert_eq!(progress(&facts, on(8, 1))[1..3], [P::Done, P::Done]);

    facts.audits = vec![audit(AuditStatus::CalledOff)];
    assert_eq!(progress(&facts, on(8, 1))[3], P::Open);
    facts.audits.push(audit(AuditStatus::Running));
    assert_eq!(progress(&facts, on(12, 8))[3..], [P::UnderWay, P::Open, P::Open]);
    assert_eq!(progress(&facts, on(12, 9))[3], P::Late);
    facts.audits[1].held_on = Some(on(12, 8));
    assert_eq!(progress(&facts, on(12, 9))[3..], [P::Done, P::UnderWay, P::Open]);
    facts.audits[1].reported_on = Some(on(12, 12));
    assert_eq!(progress(&facts, on(12, 12))[3..], [P::Done, P::Done, P::UnderWay]);
    facts.findings = vec![FindingFact { status: FindingStatus::Decided, due_on: Some(on(12, 20)) }];
    assert_eq!(progress(&facts, on(12, 20))[5], P::UnderWay);
    assert_eq!(progress(&facts, on(12, 21))[5], P::Late, "its day is over");
    facts.findings[0].status = FindingStatus::Planned;
    assert_eq!(progress(&facts, on(12, 21))[5], P::UnderWay, "a corrective plan says until when");
    facts.audits[1].closed_on = Some(on(2, 1));
    assert_eq!(progress(&facts, on(2, 1)), [P::Done; 6]);
}
