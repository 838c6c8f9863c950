use domain::desk::Procedure;
use domain::id::{ContractId, EngagementId, OrganisationId};
use entity::{agreement, agreement_request, application, conformity, corrective_plan, disclosure, engagement, waiver};
use uuid::Uuid;

/// A matter that arrives at a ministry.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    /// Which procedure.
    pub procedure: Procedure,
    /// Key of the matter.
    pub subject: Uuid,
    /// Its number.
    pub number: &'a str,
    /// The ministry.
    pub ministry: OrganisationId,
    /// The contract.
    pub contract: ContractId,
    /// The case, where there is one.
    pub case: Option<EngagementId>,
    /// Who puts it to the ministry.
    pub applicant: OrganisationId,
    /// Whom it concerns.
    pub concerns: Concerned<'a>,
}

/// Whom a matter concerns.
#[derive(Clone, Copy, Debug)]
pub enum Concerned<'a> {
    /// A company of the portal.
    Company(OrganisationId),
    /// Somebody by name.
    Named(&'a str),
}

impl<'a> Arrival<'a> {
    /// Of an application for the subcontractor of a case.
    #[must_use]
    pub fn of_application(row: &'a application::Model, case: &engagement::Model) -> Self {
        Self {
            procedure: Procedure::Application,
            subject: row.id.0,
            number: &row.number,
            ministry: row.ministry_id,
            contract: case.contract_id,
            case: Some(case.id),
            applicant: case.upstream_id,
            concerns: Concerned::Company(case.downstream_id),
        }
    }

    /// Of a waiver that the upstream of a case supports.
    #[must_use]
    pub fn of_waiver(row: &'a waiver::Model, case: &engagement::Model) -> Self {
        Self {
            procedure: Procedure::Waiver,
            subject: row.id.0,
            number: &row.number,
            ministry: row.ministry_id,
            contract: case.contract_id,
            case: Some(case.id),
            applicant: case.upstream_id,
            concerns: Concerned::Company(case.downstream_id),
        }
    }

    /// Of a report of a corrective plan.
    #[must_use]
    pub fn of_plan(row: &'a corrective_plan::Model) -> Self {
        Self {
            procedure: Procedure::CorrectivePlan,
            subject: row.id.0,
            number: &row.number,
            ministry: row.ministry_id,
            contract: row.contract_id,
            case: row.engagement_id,
            applicant: row.company_id,
            concerns: Concerned::Named(&row.reference),
        }
    }

    /// Of a document that is to be confirmed.
    #[must_use]
    pub fn of_conformity(row: &'a conformity::Model) -> Self {
        Self {
            procedure: Procedure::Conformity,
            subject: row.id.0,
            number: &row.number,
            ministry: row.ministry_id,
            contract: row.contract_id,
            case: None,
            applicant: row.company_id,
            concerns: Concerned::Named(&row.title),
        }
    }

    /// Of a request to permit an agreement.
    #[must_use]
    pub fn of_agreement(row: &'a agreement::Model, asked: &agreement_request::Model) -> Self {
        Self {
            procedure: Procedure::Agreement,
            subject: row.id.0,
            number: &row.number,
            ministry: asked.ministry_id,
            contract: asked.contract_id,
            case: None,
            applicant: row.company_id,
            concerns: Concerned::Named(&row.counterparty),
        }
    }

    /// Of a request to let a third party handle something.
    #[must_use]
    pub fn of_disclosure(row: &'a disclosure::Model) -> Self {
        Self {
            procedure: Procedure::Disclosure,
            subject: row.id.0,
            number: &row.number,
            ministry: row.ministry_id,
            contract: row.contract_id,
            case: row.engagement_id,
            applicant: row.company_id,
            concerns: Concerned::Named(&row.party),
        }
    }
}
