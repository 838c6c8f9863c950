//! Codes as words: the one place where statuses, roles and refusals become sentences.

mod refusal;

pub use refusal::{fault, refusal, rule};

use crate::i18n::{Locale, td_string};
use domain::application::ApplicationStatus;
use domain::application::Outcome;
use domain::confirmation::ConfirmationStatus;
use domain::confirmation::Conformity;
use domain::confirmation::ProblemKind;
use domain::confirmation::VerdictKind;
use domain::engagement::EngagementStatus;
use domain::notice::NoticeKind;
use domain::organisation::OrganisationKind;
use domain::role::Role;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A [`EngagementStatus`] in words.
#[must_use]
pub fn engagement_status(locale: Locale, code: EngagementStatus) -> &'static str {
    match code {
        EngagementStatus::Draft => td_string!(locale, status.engagement_draft),
        EngagementStatus::Exempt => td_string!(locale, status.engagement_exempt),
        EngagementStatus::ContractPending => td_string!(locale, status.engagement_contract_pending),
        EngagementStatus::Confirming => td_string!(locale, status.engagement_confirming),
        EngagementStatus::Confirmed => td_string!(locale, status.engagement_confirmed),
        EngagementStatus::Applied => td_string!(locale, status.engagement_applied),
        EngagementStatus::Accepted => td_string!(locale, status.engagement_accepted),
        EngagementStatus::Refused => td_string!(locale, status.engagement_refused),
        EngagementStatus::Started => td_string!(locale, status.engagement_started),
        EngagementStatus::Suspended => td_string!(locale, status.engagement_suspended),
        EngagementStatus::Closed => td_string!(locale, status.engagement_closed),
    }
}

/// A [`ConfirmationStatus`] in words.
#[must_use]
pub fn confirmation_status(locale: Locale, code: ConfirmationStatus) -> &'static str {
    match code {
        ConfirmationStatus::Prepared => td_string!(locale, status.sheet_prepared),
        ConfirmationStatus::Sent => td_string!(locale, status.sheet_sent),
        ConfirmationStatus::Submitted => td_string!(locale, status.sheet_submitted),
        ConfirmationStatus::Returned => td_string!(locale, status.sheet_returned),
        ConfirmationStatus::Confirmed => td_string!(locale, status.sheet_confirmed),
        ConfirmationStatus::NotAssured => td_string!(locale, status.sheet_not_assured),
        ConfirmationStatus::CalledOff => td_string!(locale, status.sheet_called_off),
    }
}

/// A [`ApplicationStatus`] in words.
#[must_use]
pub fn application_status(locale: Locale, code: ApplicationStatus) -> &'static str {
    match code {
        ApplicationStatus::WithUpstream => td_string!(locale, status.application_with_upstream),
        ApplicationStatus::Submitted => td_string!(locale, status.application_submitted),
        ApplicationStatus::Queried => td_string!(locale, status.application_queried),
        ApplicationStatus::PaperRecorded => td_string!(locale, status.application_paper_recorded),
        ApplicationStatus::Accepted => td_string!(locale, status.application_accepted),
        ApplicationStatus::Refused => td_string!(locale, status.application_refused),
        ApplicationStatus::Withdrawn => td_string!(locale, status.application_withdrawn),
        ApplicationStatus::Returned => td_string!(locale, status.application_returned),
    }
}

/// A [`Conformity`] in words.
#[must_use]
pub fn conformity(locale: Locale, code: Conformity) -> &'static str {
    match code {
        Conformity::Conform => td_string!(locale, status.answer_conform),
        Conformity::Partial => td_string!(locale, status.answer_partial),
        Conformity::Nonconform => td_string!(locale, status.answer_nonconform),
        Conformity::NotApplicable => td_string!(locale, status.answer_not_applicable),
    }
}

/// A [`VerdictKind`] in words.
#[must_use]
pub fn verdict(locale: Locale, code: VerdictKind) -> &'static str {
    match code {
        VerdictKind::Met => td_string!(locale, status.verdict_met),
        VerdictKind::NotMet => td_string!(locale, status.verdict_not_met),
        VerdictKind::NotApplicable => td_string!(locale, status.verdict_not_applicable),
    }
}

/// A [`ProblemKind`] in words.
#[must_use]
pub fn problem(locale: Locale, code: ProblemKind) -> &'static str {
    match code {
        ProblemKind::AnswerMissing => td_string!(locale, status.problem_answer_missing),
        ProblemKind::ReasonMissing => td_string!(locale, status.problem_reason_missing),
        ProblemKind::EvidenceMissing => td_string!(locale, status.problem_evidence_missing),
        ProblemKind::NotAChoice => td_string!(locale, status.problem_not_a_choice),
        ProblemKind::NotADate => td_string!(locale, status.problem_not_a_date),
        ProblemKind::NotANumber => td_string!(locale, status.problem_not_a_number),
    }
}

/// A [`Role`] in words.
#[must_use]
pub fn role(locale: Locale, code: Role) -> &'static str {
    match code {
        Role::Executive => td_string!(locale, role.executive),
        Role::Supervisor => td_string!(locale, role.supervisor),
        Role::InformationManager => td_string!(locale, role.information_manager),
        Role::FacilityManager => td_string!(locale, role.facility_manager),
        Role::SystemManager => td_string!(locale, role.system_manager),
        Role::SystemOperator => td_string!(locale, role.system_operator),
        Role::Handler => td_string!(locale, role.handler),
        Role::SystemUser => td_string!(locale, role.system_user),
        Role::Auditor => td_string!(locale, role.auditor),
        Role::Employee => td_string!(locale, role.employee),
        Role::SubcontractClerk => td_string!(locale, role.subcontract_clerk),
        Role::SubcontractChecker => td_string!(locale, role.subcontract_checker),
        Role::ContractingOfficer => td_string!(locale, role.contracting_officer),
        Role::CaseOfficer => td_string!(locale, role.case_officer),
        Role::OrganisationAdministrator => td_string!(locale, role.organisation_administrator),
        Role::PortalAdministrator => td_string!(locale, role.portal_administrator),
    }
}

/// Roles in words, one after the other.
#[must_use]
pub fn roles(locale: Locale, codes: &[Role]) -> String {
    let words: Vec<&str> = codes.iter().map(|code| role(locale, *code)).collect();
    words.join(td_string!(locale, ui.comma))
}

/// A [`NoticeKind`] in words.
#[must_use]
pub fn notice(locale: Locale, code: NoticeKind) -> &'static str {
    match code {
        NoticeKind::SheetSent => td_string!(locale, notice.sheet_sent),
        NoticeKind::SheetSubmitted => td_string!(locale, notice.sheet_submitted),
        NoticeKind::SheetReturned => td_string!(locale, notice.sheet_returned),
        NoticeKind::SheetConfirmed => td_string!(locale, notice.sheet_confirmed),
        NoticeKind::SheetNotAssured => td_string!(locale, notice.sheet_not_assured),
        NoticeKind::ApplicationReceived => td_string!(locale, notice.application_received),
        NoticeKind::ApplicationToPass => td_string!(locale, notice.application_to_pass),
        NoticeKind::ApplicationPassedOn => td_string!(locale, notice.application_passed_on),
        NoticeKind::ApplicationReturned => td_string!(locale, notice.application_returned),
        NoticeKind::ApplicationQueried => td_string!(locale, notice.application_queried),
        NoticeKind::QueryAnswered => td_string!(locale, notice.query_answered),
        NoticeKind::ApplicationAnswered => td_string!(locale, notice.application_answered),
        NoticeKind::ApplicationWithdrawn => td_string!(locale, notice.application_withdrawn),
        NoticeKind::PaperAnswerRecorded => td_string!(locale, notice.paper_answer_recorded),
        NoticeKind::WorkStarted => td_string!(locale, notice.work_started),
        NoticeKind::WorkSuspended => td_string!(locale, notice.work_suspended),
        NoticeKind::ReconfirmationDue => td_string!(locale, notice.reconfirmation_due),
        NoticeKind::ReconfirmationCalledOff => td_string!(locale, notice.reconfirmation_called_off),
        NoticeKind::EvidenceEnds => td_string!(locale, notice.evidence_ends),
        NoticeKind::WaiverProposed => td_string!(locale, notice.waiver_proposed),
        NoticeKind::WaiverReturned => td_string!(locale, notice.waiver_returned),
        NoticeKind::WaiverSupported => td_string!(locale, notice.waiver_supported),
        NoticeKind::WaiverDeclined => td_string!(locale, notice.waiver_declined),
        NoticeKind::WaiverQueried => td_string!(locale, notice.waiver_queried),
        NoticeKind::WaiverQueryAnswered => td_string!(locale, notice.waiver_query_answered),
        NoticeKind::WaiverAnswered => td_string!(locale, notice.waiver_answered),
        NoticeKind::WaiverWithdrawn => td_string!(locale, notice.waiver_withdrawn),
        NoticeKind::WaiverEnds => td_string!(locale, notice.waiver_ends),
        NoticeKind::WaiverEnded => td_string!(locale, notice.waiver_ended),
        NoticeKind::ConformitySubmitted => td_string!(locale, notice.conformity_submitted),
        NoticeKind::ConformityQueried => td_string!(locale, notice.conformity_queried),
        NoticeKind::ConformityQueryAnswered => td_string!(locale, notice.conformity_query_answered),
        NoticeKind::ConformityPaperRecorded => td_string!(locale, notice.conformity_paper_recorded),
        NoticeKind::ConformityAnswered => td_string!(locale, notice.conformity_answered),
        NoticeKind::ConformityWithdrawn => td_string!(locale, notice.conformity_withdrawn),
        NoticeKind::PlanReported => td_string!(locale, notice.plan_reported),
        NoticeKind::PlanQueried => td_string!(locale, notice.plan_queried),
        NoticeKind::PlanQueryAnswered => td_string!(locale, notice.plan_query_answered),
        NoticeKind::PlanReceived => td_string!(locale, notice.plan_received),
        NoticeKind::PlanMeasureNamed => td_string!(locale, notice.plan_measure_named),
        NoticeKind::PlanProofRecorded => td_string!(locale, notice.plan_proof_recorded),
        NoticeKind::PlanProofReturned => td_string!(locale, notice.plan_proof_returned),
        NoticeKind::PlanDone => td_string!(locale, notice.plan_done),
        NoticeKind::AgreementAsked => td_string!(locale, notice.agreement_asked),
        NoticeKind::AgreementQueried => td_string!(locale, notice.agreement_queried),
        NoticeKind::AgreementQueryAnswered => td_string!(locale, notice.agreement_query_answered),
        NoticeKind::AgreementWithdrawn => td_string!(locale, notice.agreement_withdrawn),
        NoticeKind::AgreementAnswered => td_string!(locale, notice.agreement_answered),
        NoticeKind::AgreementToCheck => td_string!(locale, notice.agreement_to_check),
        NoticeKind::AgreementDefect => td_string!(locale, notice.agreement_defect),
        NoticeKind::AuditPlanSubmitted => td_string!(locale, notice.audit_plan_submitted),
        NoticeKind::AuditPlanPassed => td_string!(locale, notice.audit_plan_passed),
        NoticeKind::AuditPlanReturned => td_string!(locale, notice.audit_plan_returned),
        NoticeKind::AuditPlanApproved => td_string!(locale, notice.audit_plan_approved),
        NoticeKind::AuditOrdered => td_string!(locale, notice.audit_ordered),
        NoticeKind::AuditRightsGiven => td_string!(locale, notice.audit_rights_given),
        NoticeKind::AuditReported => td_string!(locale, notice.audit_reported),
        NoticeKind::FindingDecided => td_string!(locale, notice.finding_decided),
        NoticeKind::FindingImplemented => td_string!(locale, notice.finding_implemented),
        NoticeKind::FindingRejected => td_string!(locale, notice.finding_rejected),
        NoticeKind::FindingVerified => td_string!(locale, notice.finding_verified),
        NoticeKind::MinistryAuditMoved => td_string!(locale, notice.ministry_audit_moved),
        NoticeKind::MinistryAuditAnswered => td_string!(locale, notice.ministry_audit_answered),
        NoticeKind::MinistryAuditNamed => td_string!(locale, notice.ministry_audit_named),
        NoticeKind::MinistryAuditAsked => td_string!(locale, notice.ministry_audit_asked),
        NoticeKind::Assigned => td_string!(locale, notice.assigned),
        NoticeKind::Delegated => td_string!(locale, notice.delegated),
        NoticeKind::DelegationDone => td_string!(locale, notice.delegation_done),
        NoticeKind::Mentioned => td_string!(locale, notice.mentioned),
        NoticeKind::DecisionDrafted => td_string!(locale, notice.decision_drafted),
        NoticeKind::DecisionReturned => td_string!(locale, notice.decision_returned),
        NoticeKind::DecisionGiven => td_string!(locale, notice.decision_given),
        NoticeKind::ApprovalRequested => td_string!(locale, notice.approval_requested),
        NoticeKind::ApprovalGiven => td_string!(locale, notice.approval_given),
        NoticeKind::ApprovalDeclined => td_string!(locale, notice.approval_declined),
        NoticeKind::ApprovalTakenBack => td_string!(locale, notice.approval_taken_back),
        NoticeKind::PasskeyRegistered => td_string!(locale, notice.passkey_registered),
        NoticeKind::PasskeyRemoved => td_string!(locale, notice.passkey_removed),
        NoticeKind::PasskeySuspended => td_string!(locale, notice.passkey_suspended),
        NoticeKind::Invited => td_string!(locale, notice.invited),
        NoticeKind::MatterHandedOver => td_string!(locale, notice.matter_handed_over),
        NoticeKind::DeputyNamed => td_string!(locale, notice.deputy_named),
        NoticeKind::MadeKnown => td_string!(locale, notice.made_known),
        NoticeKind::RiskNamed => td_string!(locale, notice.risk_named),
        NoticeKind::RiskToAccept => td_string!(locale, notice.risk_to_accept),
        NoticeKind::RiskAccepted => td_string!(locale, notice.risk_accepted),
        NoticeKind::DeadlineNear => td_string!(locale, notice.deadline_near),
        NoticeKind::DeadlineEscalated => td_string!(locale, notice.deadline_escalated),
        NoticeKind::Digest => td_string!(locale, notice.digest),
        NoticeKind::DisclosurePut => td_string!(locale, notice.disclosure_put),
        NoticeKind::DisclosureDeclined => td_string!(locale, notice.disclosure_declined),
        NoticeKind::DisclosureRequested => td_string!(locale, notice.disclosure_requested),
        NoticeKind::DisclosureWithdrawn => td_string!(locale, notice.disclosure_withdrawn),
        NoticeKind::DisclosureQueried => td_string!(locale, notice.disclosure_queried),
        NoticeKind::DisclosureQueryAnswered => td_string!(locale, notice.disclosure_query_answered),
        NoticeKind::DisclosurePaperRecorded => td_string!(locale, notice.disclosure_paper_recorded),
        NoticeKind::DisclosureAnswered => td_string!(locale, notice.disclosure_answered),
        NoticeKind::DisclosureRevoked => td_string!(locale, notice.disclosure_revoked),
        NoticeKind::DisclosureReturned => td_string!(locale, notice.disclosure_returned),
    }
}

/// A [`Outcome`] in words.
#[must_use]
pub fn outcome(locale: Locale, code: Outcome) -> &'static str {
    match code {
        Outcome::Accepted => td_string!(locale, status.outcome_accepted),
        Outcome::Refused => td_string!(locale, status.outcome_refused),
    }
}

/// A [`OrganisationKind`] in words.
#[must_use]
pub fn organisation_kind(locale: Locale, code: OrganisationKind) -> &'static str {
    match code {
        OrganisationKind::Ministry => td_string!(locale, status.organisation_ministry),
        OrganisationKind::Company => td_string!(locale, status.organisation_company),
    }
}

type Sentences = LazyLock<BTreeMap<String, String>>;

static ACTS: [Sentences; 2] = [
    LazyLock::new(|| serde_json::from_str(include_str!("../../locales/ja/act.json")).unwrap_or_default()),
    LazyLock::new(|| serde_json::from_str(include_str!("../../locales/en/act.json")).unwrap_or_default()),
];
static DONE: [Sentences; 2] = [
    LazyLock::new(|| serde_json::from_str(include_str!("../../locales/ja/done.json")).unwrap_or_default()),
    LazyLock::new(|| serde_json::from_str(include_str!("../../locales/en/done.json")).unwrap_or_default()),
];

/// An act of the trail in words. Acts are codes written by commands; a test sees to it that each has its words.
#[must_use]
pub fn act(locale: Locale, code: &str) -> String {
    sentence(&ACTS, locale, code)
}

/// What was done, in words.
#[must_use]
pub fn done(locale: Locale, code: &str) -> String {
    sentence(&DONE, locale, code)
}

fn sentence(sentences: &[Sentences; 2], locale: Locale, code: &str) -> String {
    let [ja, en] = sentences;
    let sentences = match locale {
        Locale::ja => ja,
        Locale::en => en,
    };
    sentences.get(&code.replace('-', "_")).cloned().unwrap_or_else(|| code.to_owned())
}
