//! The yearly cycle (W17 to W19): how far a fiscal year of the company is, from what the actor may know of.

use crate::audit::{found, line as audit_line};
use crate::audit_plan::line as plan_line;
use crate::ctx::Ctx;
use crate::deadline;
use crate::error::Result;
use crate::ministry_audit;
use crate::risk_assessment::line as assessment_line;
use domain::calendar::{fiscal_year, fiscal_year_days};
use domain::cycle::view::Cycle;
use domain::cycle::{AssessmentFact, AuditFact, Facts, FindingFact, PlanFact};
use domain::deadline::{Deadline, DeadlineKind};
use domain::id::{AuditId, ContractId};
use domain::permission::Actor;
use domain::refusal::Refusal;
use domain::time::day_in_japan;
use entity::{audit, audit_finding, audit_plan, risk_assessment};
use std::collections::{BTreeMap, BTreeSet};

/// Everything of the company that the actor may know of, whatever the year.
struct Known {
    assessments: Vec<risk_assessment::Model>,
    plans: Vec<audit_plan::Model>,
    audits: Vec<audit::Model>,
    findings: Vec<audit_finding::Model>,
    /// With the number of the contract.
    ministry: Vec<(entity::ministry_audit::Model, String)>,
    /// Contracts of the company: key and number.
    contracts: Vec<(ContractId, String)>,
}

/// A fiscal year, the present one where none is named; for one contract, or for all of the company. Six statements.
///
/// # Errors
/// [`Refusal::NotFound`] for a year that no calendar has; nobody is signed in, or the store does not answer.
pub async fn cycle(ctx: &Ctx, year: Option<i32>, contract: Option<ContractId>) -> Result<Cycle> {
    let (actor, today) = (ctx.actor()?, ctx.today());
    let present = fiscal_year(today);
    let year = year.unwrap_or(present);
    let days = fiscal_year_days(year).ok_or(Refusal::NotFound)?;
    let known = known(ctx, actor).await?;
    let years = years(&known, present.max(year));
    let contracts = known.named();
    let next_audit = known.audits.iter().filter_map(|row| row.held_on).max().map(domain::audit::next_by);
    let of_year = known.of_year(year, contract);
    let numbers: BTreeMap<AuditId, &str> = of_year.audits.iter().map(|row| (row.id, row.number.as_str())).collect();
    let findings =
        of_year.findings.iter().filter_map(|row| Some(((*numbers.get(&row.audit_id)?).to_owned(), found(row))));
    let mut due = deadline::list(ctx).await?;
    // What has no day, or whose day was in an earlier year, is due in the present one.
    let of = |line: &Deadline| line.fiscal_year().map_or(present, |of| of.max(present));
    due.retain(|line| is_of_the_cycle(line.kind) && of(line) == year);
    Ok(Cycle {
        year,
        days,
        years,
        contract,
        contracts,
        stages: of_year.facts().stages(today, days.1),
        findings: findings.collect(),
        assessments: of_year.assessments.iter().map(assessment_line).collect(),
        plans: of_year.plans.iter().map(plan_line).collect(),
        audits: of_year.audits.iter().map(audit_line).collect(),
        ministry_audits: of_year.ministry.iter().map(|(row, number)| ministry_audit::line(row, number)).collect(),
        next_audit,
        due,
        today,
    })
}

async fn known(ctx: &Ctx, actor: &Actor) -> Result<Known> {
    let store = ctx.read();
    let (mut contracts, mut ministry) = (Vec::new(), Vec::new());
    for (contract, audit) in entity::ministry_audit::under_contracts(actor).all(store).await? {
        ministry.extend(audit.map(|audit| (audit, contract.number.clone())));
        if !contracts.iter().any(|(id, _)| *id == contract.id) {
            contracts.push((contract.id, contract.number));
        }
    }
    let (mut audits, mut findings): (Vec<audit::Model>, Vec<_>) = (Vec::new(), Vec::new());
    for (audit, finding) in audit::with_findings(actor).all(store).await? {
        findings.extend(finding);
        if audits.last().is_none_or(|last| last.id != audit.id) {
            audits.push(audit);
        }
    }
    Ok(Known {
        contracts,
        ministry,
        assessments: risk_assessment::visible_to(actor).all(store).await?,
        plans: audit_plan::visible_to(actor).all(store).await?,
        audits,
        findings,
    })
}

/// The fiscal year into which an assessment falls: when it was documented, until then when it is to be.
fn year_of(row: &risk_assessment::Model) -> i32 {
    fiscal_year(row.documented_at.map_or(row.due_on, day_in_japan))
}

/// Years of which something is known, and this one.
fn years(known: &Known, this: i32) -> Vec<i32> {
    let assessed = known.assessments.iter().map(year_of);
    let planned = known.plans.iter().map(|row| row.fiscal_year);
    let visited = known.ministry.iter().map(|(row, _)| fiscal_year(row.starts_on));
    let all: BTreeSet<i32> = assessed.chain(planned).chain(visited).chain([this]).collect();
    all.into_iter().rev().collect()
}

impl Known {
    /// Contracts for which something is known.
    fn named(&self) -> Vec<(ContractId, String)> {
        let assessed = self.assessments.iter().filter_map(|row| row.contract_id);
        let planned = self.plans.iter().filter_map(|row| row.contract_id);
        let visited = self.ministry.iter().map(|(row, _)| row.contract_id);
        let named: BTreeSet<ContractId> = assessed.chain(planned).chain(visited).collect();
        self.contracts.iter().filter(|(id, _)| named.contains(id)).cloned().collect()
    }

    /// What of it falls into a year, and is for this contract or, without one, for any.
    fn of_year(mut self, year: i32, contract: Option<ContractId>) -> Self {
        let wanted = |of: Option<ContractId>| contract.is_none() || of == contract;
        self.assessments.retain(|row| year_of(row) == year && wanted(row.contract_id));
        self.plans.retain(|row| row.fiscal_year == year && wanted(row.contract_id));
        let plans: BTreeSet<_> = self.plans.iter().map(|row| row.id).collect();
        self.ministry.retain(|(row, _)| fiscal_year(row.starts_on) == year && wanted(Some(row.contract_id)));
        // Whoever was told of a result knows of no plan: without a contract all audits of the year are theirs.
        self.audits.retain(|row| row.fiscal_year == year && (contract.is_none() || plans.contains(&row.plan_id)));
        self
    }

    fn facts(&self) -> Facts {
        let assessment = |row: &risk_assessment::Model| AssessmentFact {
            status: row.status,
            due_on: row.due_on,
            documented_on: row.documented_at.map(day_in_japan),
        };
        let plan = |row: &audit_plan::Model| PlanFact {
            status: row.status,
            submitted_on: row.submitted_at.map(day_in_japan),
            approved_on: row.approved_at.map(day_in_japan),
        };
        let audit = |row: &audit::Model| AuditFact {
            status: row.status,
            ends_on: row.ends_on,
            held_on: row.held_on,
            reported_on: row.reported_at.map(day_in_japan),
            closed_on: row.closed_at.map(day_in_japan),
        };
        let audits: BTreeSet<_> = self.audits.iter().map(|row| row.id).collect();
        let findings = self.findings.iter().filter(|row| audits.contains(&row.audit_id));
        Facts {
            assessments: self.assessments.iter().map(assessment).collect(),
            plans: self.plans.iter().map(plan).collect(),
            audits: self.audits.iter().map(audit).collect(),
            findings: findings.map(|row| FindingFact { status: row.status, due_on: row.due_on }).collect(),
        }
    }
}

/// Whether something due belongs to the cycle.
const fn is_of_the_cycle(kind: DeadlineKind) -> bool {
    use DeadlineKind as K;
    matches!(
        kind,
        K::RiskAssessment
            | K::RiskNext
            | K::RiskTreatment
            | K::RiskAcceptance
            | K::RiskToAccept
            | K::AuditPlan
            | K::AuditDay
            | K::AuditResult
            | K::AuditNext
            | K::FindingMeasure
            | K::FindingStep
            | K::MinistryAudit
            | K::MinistryVisit
            | K::MinistryAnswer
            | K::MinistryQuestion
            | K::MinistryMeasure
            | K::MinistryFinding
            | K::Acknowledgement
            | K::CorrectivePlan
            | K::Measure
            | K::Proof
    )
}
