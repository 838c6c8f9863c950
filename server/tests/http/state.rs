//! How far a case is, and who acts in it.

use domain::permission::Actor;
use testing::World;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Drafted,
    Pending,
    Prepared,
    Sent,
    /// Sent; an earlier sheet of the same company was confirmed.
    Booked,
    /// Section b was given to the employee.
    Delegated,
    /// The checker's comment is resolved.
    Settled,
    /// A checklist is being written, one item was reworded.
    Writing,
    /// A checklist is being written, nothing is in the way of publishing.
    Ready,
    /// A dispatch was looked at.
    Listed,
    /// It began.
    Sending,
    /// Its first recipient was sent to, then it was stopped.
    Halted,
    /// A filled workbook came back.
    Brought,
    /// It was taken over.
    Merged,
    Answered,
    /// Answered; the company has a route with a seat for the employee.
    ToApprove,
    /// The same, and asked.
    ApprovalAsked,
    /// Drafted; the prime writes a route, and its clerk will be away.
    Routed,
    Submitted,
    ToReturn,
    Met,
    NotAssured,
    Confirmed,
    Applied,
    Queried,
    Paper,
    Accepted,
    Started,
    /// Work has begun, and an application of a lower tier waits to be passed on.
    Passing,
    Suspended,
    /// Work has begun, and what was confirmed is being confirmed again: not sent yet.
    Again,
    /// The same, with the subcontractor.
    AgainSent,
    /// Sent; a file is attached to an item.
    Filed,
    /// Submitted; an item is not met.
    Waivable,
    /// The same, with a waiver that is being written.
    WaiverDrafted,
    /// It is with the prime.
    WaiverProposed,
    /// It is with the ministry.
    WaiverSupported,
    /// The ministry asked.
    WaiverQueried,
    /// The officer entered an answer from paper.
    WaiverPaper,
    /// It was granted.
    WaiverGranted,
    /// Applied for; the office wants two people, and keeps a template.
    ToDecide,
    /// The same; the case officer drafted a decision.
    DecisionDrafted,
    /// A policy set is written down, to be confirmed.
    ConformityDrafted,
    /// It is with the ministry.
    ConformitySubmitted,
    /// The ministry asked.
    ConformityQueried,
    /// The officer entered an answer from paper.
    ConformityPaper,
    /// It was confirmed.
    ConformityConfirmed,
    /// A corrective plan is being written.
    PlanDrafted,
    /// It has a measure.
    PlanReady,
    /// It was reported.
    PlanReported,
    /// The ministry asked about it.
    PlanQueried,
    /// The officer entered a receipt from paper.
    PlanPaper,
    /// A further version is being written.
    PlanRevising,
    /// Its measure is proved.
    PlanProved,
    /// A second person found it done.
    PlanDone,
    /// A plan of an audit has a member, a day and a procedure.
    AuditPlanReady,
    /// It was begun from an earlier one.
    AuditPlanCarried,
    /// It was submitted.
    AuditPlanSubmitted,
    /// It was passed on.
    AuditPlanPassed,
    /// It was approved.
    AuditPlanApproved,
    /// An audit was ordered; rights and information were given.
    AuditOrdered,
    /// It has begun.
    AuditRunning,
    /// Everything was looked at, and a finding written.
    AuditLooked,
    /// It was held.
    AuditHeld,
    /// Its result was submitted.
    AuditReported,
    /// The units consulted about the finding.
    FindingConsulted,
    /// The measure is decided.
    FindingDecided,
    /// It is proved.
    FindingImplemented,
    /// It was found done, and the result made known to the executive.
    AuditImproved,
    /// The ministry asked for an audit.
    MinistryRequested,
    /// Other days were proposed.
    MinistryProposed,
    /// It was accepted.
    MinistryAccepted,
    /// A person, a room and a document are listed.
    MinistryListed,
    /// All is ready.
    MinistryPrepared,
    /// An auditor was admitted.
    MinistryAdmitted,
    /// They are inside, have read and asked, and the ministry writes a finding.
    MinistryVisiting,
    /// They left, and their question is answered.
    MinistryLeft,
    /// The result was delivered.
    MinistryReported,
    /// The measure is decided.
    MinistryDecided,
    /// It is proved.
    MinistryImplemented,
    /// It was found done.
    MinistryVerified,
    /// The ministry was answered.
    MinistryAnswered,
    /// An agreement with a third party is in the register.
    AgreementRegistered,
    /// It was signed with excluding wording, by the clerk.
    AgreementSigned,
    /// The clerk entered a permission from outside.
    AgreementOutside,
    /// The ministry is asked.
    AgreementAsked,
    /// The ministry asked back.
    AgreementQueried,
    /// The officer entered an answer from paper.
    AgreementPaper,
    /// Permitted.
    AgreementPermitted,
    /// A document was made known to the information manager.
    Circulated,
    /// A method of judging risks is written.
    MethodDrafted,
    /// It is in use.
    MethodPublished,
    /// A risk assessment is planned.
    RiskPlanned,
    /// Somebody is named for it.
    RiskNamed,
    /// Risks are being judged; one is written, and linked.
    RiskAssessing,
    /// The information manager is asked to accept it.
    RiskAsked,
    /// Everything of it is said.
    RiskReady,
    /// A filled workbook of its risks came back.
    RiskBrought,
    /// The result is written down.
    RiskDocumented,
    /// A request to let a third party handle something is written, below a case that was sent.
    DisclosureDrafted,
    /// It lies with the prime.
    DisclosurePut,
    /// It lies with the ministry.
    DisclosureRequested,
    /// The ministry asked.
    DisclosureQueried,
    /// An answer on paper is entered.
    DisclosurePaper,
    /// Permitted.
    DisclosurePermitted,
    /// Permitted, and first handled.
    DisclosureInUse,
}

impl State {
    /// Whether a request to let a third party handle something stands below the case.
    pub fn is_of_a_disclosure(self) -> bool {
        self >= Self::DisclosureDrafted
    }
}

/// Who posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Clerk,
    Checker,
    Judge,
    Manager,
    Executive,
    Auditor,
    Handler,
    Gate,
    Supervisor,
    Employee,
    Officer,
    CaseOfficer,
    Office,
    Administrator,
}

pub fn actor(world: &World, who: Who) -> &Actor {
    match who {
        Who::Clerk => &world.clerk,
        Who::Checker => &world.checker,
        Who::Judge => &world.judge,
        Who::Manager => &world.manager,
        Who::Executive => &world.executive,
        Who::Auditor => &world.auditor,
        Who::Handler => &world.handler,
        Who::Gate => &world.gate,
        Who::Supervisor => &world.supervisor,
        Who::Employee => &world.employee,
        Who::Officer => &world.officer,
        Who::CaseOfficer => &world.case_officer,
        Who::Office => &world.office,
        Who::Administrator => &world.administrator,
    }
}
