//! Notices: in the portal and by mail. A mail carries a reference number and a link, nothing else (trap 41).

use crate::code::codes;
use chrono::{DateTime, Utc};

codes! {
    /// What a notice says.
    pub enum NoticeKind {
        /// A sheet waits for answers.
        SheetSent = "sheet-sent",
        /// A sheet was submitted.
        SheetSubmitted = "sheet-submitted",
        /// Items came back.
        SheetReturned = "sheet-returned",
        /// The upstream confirmed the sheet.
        SheetConfirmed = "sheet-confirmed",
        /// The upstream found that security is not assured.
        SheetNotAssured = "sheet-not-assured",
        /// An application arrived.
        ApplicationReceived = "application-received",
        /// An application of a lower tier waits to be passed on.
        ApplicationToPass = "application-to-pass",
        /// A tier above passed the application on.
        ApplicationPassedOn = "application-passed-on",
        /// A tier above returned the application.
        ApplicationReturned = "application-returned",
        /// The ministry asks.
        ApplicationQueried = "application-queried",
        /// The applicant answered the query.
        QueryAnswered = "query-answered",
        /// The ministry answered.
        ApplicationAnswered = "application-answered",
        /// The applicant took the application back.
        ApplicationWithdrawn = "application-withdrawn",
        /// An answer given on paper waits for a second person.
        PaperAnswerRecorded = "paper-answer-recorded",
        /// A drafted decision waits for a second person.
        DecisionDrafted = "decision-drafted",
        /// A drafted decision was sent back.
        DecisionReturned = "decision-returned",
        /// A drafted decision was given.
        DecisionGiven = "decision-given",
        /// Work may start or has started.
        WorkStarted = "work-started",
        /// Work was suspended.
        WorkSuspended = "work-suspended",
        /// It is time to confirm again.
        ReconfirmationDue = "reconfirmation-due",
        /// A confirming again was called off.
        ReconfirmationCalledOff = "reconfirmation-called-off",
        /// A file that shows something holds no longer soon.
        EvidenceEnds = "evidence-ends",
        /// A waiver is proposed.
        WaiverProposed = "waiver-proposed",
        /// The prime sent a proposed waiver back.
        WaiverReturned = "waiver-returned",
        /// The prime supports a waiver.
        WaiverSupported = "waiver-supported",
        /// The prime does not support a waiver.
        WaiverDeclined = "waiver-declined",
        /// The ministry asks about a waiver.
        WaiverQueried = "waiver-queried",
        /// What it asked is answered.
        WaiverQueryAnswered = "waiver-query-answered",
        /// The ministry answered.
        WaiverAnswered = "waiver-answered",
        /// A waiver was taken back.
        WaiverWithdrawn = "waiver-withdrawn",
        /// A waiver ends soon: a renewal is offered.
        WaiverEnds = "waiver-ends",
        /// A waiver ended: its item is not met.
        WaiverEnded = "waiver-ended",
        /// Somebody was assigned to a case.
        Assigned = "assigned",
        /// Items of a sheet wait for answers by this person.
        Delegated = "delegated",
        /// A colleague answered what they were asked.
        DelegationDone = "delegation-done",
        /// A comment names this person.
        Mentioned = "mentioned",
        /// Something waits for this person's approval.
        ApprovalRequested = "approval-requested",
        /// What this person asked for was approved inside the company.
        ApprovalGiven = "approval-given",
        /// It was not.
        ApprovalDeclined = "approval-declined",
        /// An asking for approvals was taken back.
        ApprovalTakenBack = "approval-taken-back",
        /// This person stands in for a colleague's approvals, or a colleague for theirs.
        DeputyNamed = "deputy-named",
        /// A document was made known to this person by name; they acknowledge it (12-2, 13-3-1).
        MadeKnown = "made-known",
        /// This person was named for a risk assessment.
        RiskNamed = "risk-named",
        /// This person is asked to accept a risk.
        RiskToAccept = "risk-to-accept",
        /// A risk was accepted.
        RiskAccepted = "risk-accepted",
        /// A passkey was registered for this person's account.
        PasskeyRegistered = "passkey-registered",
        /// A passkey of this person was removed.
        PasskeyRemoved = "passkey-removed",
        /// A passkey of this person may have been copied and is suspended.
        PasskeySuspended = "passkey-suspended",
        /// An invitation to the portal.
        Invited = "invited",
        /// A subcontractor's request to let a third party handle something waits for this company.
        DisclosurePut = "disclosure-put",
        /// A company above did not put a request on.
        DisclosureDeclined = "disclosure-declined",
        /// A request for a permission arrived at the ministry.
        DisclosureRequested = "disclosure-requested",
        /// A request was taken back.
        DisclosureWithdrawn = "disclosure-withdrawn",
        /// The ministry asks about a request.
        DisclosureQueried = "disclosure-queried",
        /// That question was answered.
        DisclosureQueryAnswered = "disclosure-query-answered",
        /// An answer to a request, given on paper, waits for a second person.
        DisclosurePaperRecorded = "disclosure-paper-recorded",
        /// The ministry permitted or refused.
        DisclosureAnswered = "disclosure-answered",
        /// The ministry took a permission back.
        DisclosureRevoked = "disclosure-revoked",
        /// What a third party held came back, with proof.
        DisclosureReturned = "disclosure-returned",
        /// A company asks that a policy set or a roster be confirmed.
        ConformitySubmitted = "conformity-submitted",
        /// The ministry asks about it.
        ConformityQueried = "conformity-queried",
        /// That question was answered.
        ConformityQueryAnswered = "conformity-query-answered",
        /// An answer to it, given on paper, waits for a second person.
        ConformityPaperRecorded = "conformity-paper-recorded",
        /// The ministry confirmed it or remarked on it.
        ConformityAnswered = "conformity-answered",
        /// The company took it back.
        ConformityWithdrawn = "conformity-withdrawn",
        /// A matter at the ministry's desk was handed over to this person.
        MatterHandedOver = "matter-handed-over",
        /// A corrective plan, a further version of it or its end was reported.
        PlanReported = "plan-reported",
        /// The ministry asks about a plan.
        PlanQueried = "plan-queried",
        /// That question was answered.
        PlanQueryAnswered = "plan-query-answered",
        /// The ministry confirmed that it received a plan.
        PlanReceived = "plan-received",
        /// A measure of a plan is this person's.
        PlanMeasureNamed = "plan-measure-named",
        /// A proof of a measure waits for a second person.
        PlanProofRecorded = "plan-proof-recorded",
        /// The second person did not find the measure done.
        PlanProofReturned = "plan-proof-returned",
        /// Every measure of a plan was found done.
        PlanDone = "plan-done",
        /// The ministry is asked to permit an agreement.
        AgreementAsked = "agreement-asked",
        /// The ministry asks about that.
        AgreementQueried = "agreement-queried",
        /// Its question is answered.
        AgreementQueryAnswered = "agreement-query-answered",
        /// The request was taken back.
        AgreementWithdrawn = "agreement-withdrawn",
        /// The ministry permitted or refused.
        AgreementAnswered = "agreement-answered",
        /// Something about an agreement waits for a second person of the company.
        AgreementToCheck = "agreement-to-check",
        /// An agreement has a defect.
        AgreementDefect = "agreement-defect",
        /// A plan of an audit waits to be passed on.
        AuditPlanSubmitted = "audit-plan-submitted",
        /// A plan of an audit waits to be approved.
        AuditPlanPassed = "audit-plan-passed",
        /// A plan of an audit came back.
        AuditPlanReturned = "audit-plan-returned",
        /// A plan of an audit was approved.
        AuditPlanApproved = "audit-plan-approved",
        /// An audit was ordered; whoever takes part is told.
        AuditOrdered = "audit-ordered",
        /// Rights for an audit were given.
        AuditRightsGiven = "audit-rights-given",
        /// The result of an audit was submitted to the supervisor.
        AuditReported = "audit-reported",
        /// A measure against a finding was decided; its owner is told.
        FindingDecided = "finding-decided",
        /// A measure was carried out, and the audit unit looks at it.
        FindingImplemented = "finding-implemented",
        /// The audit unit did not find a measure done.
        FindingRejected = "finding-rejected",
        /// The audit unit found a measure done.
        FindingVerified = "finding-verified",
        /// The ministry asks for an audit, or has moved one on.
        MinistryAuditMoved = "ministry-audit-moved",
        /// The company has moved an audit by the ministry on.
        MinistryAuditAnswered = "ministry-audit-answered",
        /// Somebody was named to be there when the ministry audits.
        MinistryAuditNamed = "ministry-audit-named",
        /// The ministry asks something in its audit.
        MinistryAuditAsked = "ministry-audit-asked",
        /// Something is due soon, or the day is over.
        DeadlineNear = "deadline-near",
        /// Something of a colleague has been overdue for long.
        DeadlineEscalated = "deadline-escalated",
        /// Notices of a day or a week in one mail.
        Digest = "digest",
    }
}

codes! {
    /// Notices for which somebody chooses together how they are told.
    pub enum NoticeGroup {
        /// Sheets, and confirming again.
        Sheet = "sheet",
        /// Applications to the ministry.
        Application = "application",
        /// Permissions to disclose.
        Disclosure = "disclosure",
        /// Waivers.
        Waiver = "waiver",
        /// Policy sets and rosters that the ministry confirms.
        Conformity = "conformity",
        /// Corrective plans.
        Plan = "plan",
        /// Agreements with third parties.
        Agreement = "agreement",
        /// Security audits.
        Audit = "audit",
        /// Beginning and suspension of work.
        Work = "work",
        /// Assigned, asked by name, mentioned.
        Person = "person",
        /// Risk assessments.
        Risk = "risk",
        /// What is due or ends.
        Deadline = "deadline",
    }
}

impl NoticeKind {
    /// The group whose channel holds; none for what is always mailed at once.
    #[must_use]
    pub const fn group(self) -> Option<NoticeGroup> {
        Some(match self {
            Self::SheetSent
            | Self::SheetSubmitted
            | Self::SheetReturned
            | Self::SheetConfirmed
            | Self::SheetNotAssured
            | Self::ReconfirmationCalledOff
            | Self::ApprovalRequested
            | Self::ApprovalGiven
            | Self::ApprovalDeclined
            | Self::ApprovalTakenBack => NoticeGroup::Sheet,
            Self::ApplicationReceived
            | Self::ApplicationQueried
            | Self::QueryAnswered
            | Self::ApplicationAnswered
            | Self::ApplicationWithdrawn
            | Self::PaperAnswerRecorded
            | Self::DecisionDrafted
            | Self::DecisionReturned
            | Self::DecisionGiven
            | Self::ApplicationToPass
            | Self::ApplicationPassedOn
            | Self::ApplicationReturned => NoticeGroup::Application,
            Self::DisclosurePut
            | Self::DisclosureDeclined
            | Self::DisclosureRequested
            | Self::DisclosureWithdrawn
            | Self::DisclosureQueried
            | Self::DisclosureQueryAnswered
            | Self::DisclosurePaperRecorded
            | Self::DisclosureAnswered
            | Self::DisclosureRevoked
            | Self::DisclosureReturned => NoticeGroup::Disclosure,
            Self::WaiverProposed
            | Self::WaiverReturned
            | Self::WaiverSupported
            | Self::WaiverDeclined
            | Self::WaiverQueried
            | Self::WaiverQueryAnswered
            | Self::WaiverAnswered
            | Self::WaiverWithdrawn
            | Self::WaiverEnds
            | Self::WaiverEnded => NoticeGroup::Waiver,
            Self::ConformitySubmitted
            | Self::ConformityQueried
            | Self::ConformityQueryAnswered
            | Self::ConformityPaperRecorded
            | Self::ConformityAnswered
            | Self::ConformityWithdrawn => NoticeGroup::Conformity,
            Self::PlanReported
            | Self::PlanQueried
            | Self::PlanQueryAnswered
            | Self::PlanReceived
            | Self::PlanMeasureNamed
            | Self::PlanProofRecorded
            | Self::PlanProofReturned
            | Self::PlanDone => NoticeGroup::Plan,
            Self::AgreementAsked
            | Self::AgreementQueried
            | Self::AgreementQueryAnswered
            | Self::AgreementWithdrawn
            | Self::AgreementAnswered
            | Self::AgreementToCheck
            | Self::AgreementDefect => NoticeGroup::Agreement,
            Self::AuditPlanSubmitted
            | Self::AuditPlanPassed
            | Self::AuditPlanReturned
            | Self::AuditPlanApproved
            | Self::AuditOrdered
            | Self::AuditRightsGiven
            | Self::AuditReported
            | Self::FindingDecided
            | Self::FindingImplemented
            | Self::FindingRejected
            | Self::FindingVerified
            | Self::MinistryAuditMoved
            | Self::MinistryAuditAnswered
            | Self::MinistryAuditNamed
            | Self::MinistryAuditAsked => NoticeGroup::Audit,
            Self::RiskNamed | Self::RiskToAccept | Self::RiskAccepted => NoticeGroup::Risk,
            Self::WorkStarted | Self::WorkSuspended => NoticeGroup::Work,
            Self::Assigned
            | Self::Delegated
            | Self::DelegationDone
            | Self::Mentioned
            | Self::DeputyNamed
            | Self::MadeKnown
            | Self::MatterHandedOver => NoticeGroup::Person,
            Self::ReconfirmationDue | Self::EvidenceEnds | Self::DeadlineNear | Self::DeadlineEscalated => {
                NoticeGroup::Deadline
            }
            Self::PasskeyRegistered | Self::PasskeyRemoved | Self::PasskeySuspended | Self::Invited | Self::Digest => {
                return None;
            }
        })
    }
}

codes! {
    /// What the worker does after a commit.
    pub enum JobKind {
        /// Sends one mail.
        Mail = "mail",
        /// Prepares and sends the next recipients of a dispatch.
        Dispatch = "dispatch",
    }
}

mod preference;

pub use preference::{Channel, MailLine, MailState, Preference, Rhythm};

/// A notice as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    /// What it says.
    pub kind: NoticeKind,
    /// Number of the case or the application.
    pub reference: String,
    /// Where it leads; none where there is nothing to see.
    pub path: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it was read.
    pub read: bool,
}
