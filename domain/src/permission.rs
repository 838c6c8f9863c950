//! Who may do what: actor, action, subject. One match, default deny; `docs/generated/permissions.txt` is printed from it.

use crate::code::codes;
use crate::id::{AccountId, MembershipId, OrganisationId};
use crate::organisation::OrganisationKind;
use crate::role::Role;
use serde::{Deserialize, Serialize};

mod groups;

pub use groups::concerns;
use groups::{answers, hands_on, proves, takes_part};

/// Somebody signed in, in the organisation for which they act now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The person.
    pub account: AccountId,
    /// Their place in the organisation.
    pub membership: MembershipId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its kind.
    pub kind: OrganisationKind,
    /// Their roles there.
    pub roles: Vec<Role>,
}

codes! {
    /// How the actor stands to the subject.
    pub enum Standing {
        /// The actor's own organisation, for acts that concern no case.
        OwnOrganisation = "own-organisation",
        /// Assigned to the case on the side that gives the work.
        Upstream = "upstream",
        /// Assigned to the case on the side that takes the work.
        Downstream = "downstream",
        /// Asked, by name, to answer single items by the responsible person of the own company (回答の分担): knows of
        /// nothing else of the case.
        Contributor = "contributor",
        /// Of the ministry of the contract, and the case was put to it.
        Ministry = "ministry",
    }
}

codes! {
    /// What can be done. Commands ask for one each.
    pub enum Action {
        /// Invite people, give and end their roles.
        ManagePeople = "manage-people",
        /// Put a company on the portal.
        RegisterOrganisation = "register-organisation",
        /// Register a contract of the ministry with a company.
        RegisterContract = "register-contract",
        /// Bring in a checklist: write one, or import it from a workbook.
        ImportChecklist = "import-checklist",
        /// Begin a case: describe work for a subcontractor.
        DraftEngagement = "draft-engagement",
        /// See the case.
        SeeCase = "see-case",
        /// Change the work package of a draft.
        EditWorkPackage = "edit-work-package",
        /// Judge that the work needs no confirmation (5-3, second sentence).
        JudgeExemption = "judge-exemption",
        /// Record the contract that imposes the measures (5-3-a).
        RecordSecurityContract = "record-security-contract",
        /// Name people of the own side on the case.
        AssignPeople = "assign-people",
        /// Choose version and due date, send the sheet.
        SendSheet = "send-sheet",
        /// Set the interval after which sheets of the own subcontractors are confirmed again.
        SetInterval = "set-interval",
        /// Set when the own people are reminded of what is due, and who is told of what stays overdue.
        SetReminders = "set-reminders",
        /// Write answers, attach evidence.
        Answer = "answer",
        /// Ask colleagues to answer items, take that back (回答の分担).
        Delegate = "delegate",
        /// Set the routes along which things are approved inside the own company (承認経路), note who is away.
        SetApproval = "set-approval",
        /// Approve inside the own company, or not, from a seat of its route: the seat gives the sight, see `approval`. For the
        /// own organisation also: name a deputy for that.
        Approve = "approve",
        /// Submit the sheet.
        SubmitSheet = "submit-sheet",
        /// See answers and evidence of the sheet.
        SeeAnswers = "see-answers",
        /// Read and write comments on items, as far as their audience goes.
        Comment = "comment",
        /// Propose a waiver for an item (例外), take it back, answer a query about it.
        ProposeWaiver = "propose-waiver",
        /// Support, return or decline a proposed waiver, answer a query about it.
        SupportWaiver = "support-waiver",
        /// Give the own verdict per item; return; confirm (5-3-b).
        Check = "check",
        /// Apply to the ministry (5-3-c), withdraw, answer its queries.
        Apply = "apply",
        /// Pass the application of a lower tier on to the tier above or to the ministry, or return it (申請の取次).
        PassOn = "pass-on",
        /// Let the work begin, suspend, resume, close (5-3-d).
        Release = "release",
        /// See what the company has the ministry confirm: policy sets and rosters of handlers (4-1-3, 5-2-1-エ).
        SeeConformity = "see-conformity",
        /// Have a policy set confirmed, take that back, answer a query about it (4-1-3).
        SubmitPolicySet = "submit-policy-set",
        /// Have a roster of handlers confirmed, take that back, answer a query about it (5-2-1-エ).
        SubmitRoster = "submit-roster",
        /// Ask the applicant a question.
        Query = "query",
        /// Answer the application.
        Decide = "decide",
        /// Draft a decision that another officer gives, where the ministry wants that (起案).
        DraftDecision = "draft-decision",
        /// Decide whether decisions of the own ministry are drafted by one officer and given by another (決裁).
        SetDecisionPolicy = "set-decision-policy",
        /// Keep the own ministry's templates of reasons, conditions and questions (文例).
        KeepTemplates = "keep-templates",
        /// Record an answer given on paper, and check such a record.
        RecordPaperAnswer = "record-paper-answer",
        /// See a request to let a third party handle protected information (5-4-1).
        SeeDisclosure = "see-disclosure",
        /// Ask for it, take that back, record first handling and return.
        RequestDisclosure = "request-disclosure",
        /// Put a subcontractor's request on, or not; as the prime, answer the ministry's queries.
        PassDisclosure = "pass-disclosure",
        /// Ask about a request, for the ministry.
        QueryDisclosure = "query-disclosure",
        /// Permit, refuse, revoke.
        PermitDisclosure = "permit-disclosure",
        /// Record an answer to a request given on paper, and check such a record.
        RecordDisclosurePaper = "record-disclosure-paper",
        /// See the ministry's desk: the register of what was put to it (受付簿).
        SeeDesk = "see-desk",
        /// Take a matter over, hand it over, hand it back.
        TakeMatter = "take-matter",
        /// Set the office's own target days (標準処理期間).
        SetTargets = "set-targets",
        /// Name a deputy (代理) for oneself; who keeps the people of the ministry does so for anybody.
        NameDeputy = "name-deputy",
        /// See a corrective plan (11-1-4, 13-3-4).
        SeePlan = "see-plan",
        /// Write a corrective plan, report it, revise it, report its end, answer questions about it.
        DraftPlan = "draft-plan",
        /// Own a measure: record how far it is and what proves it.
        ProvePart = "prove-part",
        /// As the second person find a measure done, or not.
        VerifyPart = "verify-part",
        /// Confirm for the ministry that a plan was received, also on paper; ask about it.
        ReceivePlan = "receive-plan",
        /// See plans of security audits (13-1): by name, and from the day on which they were put to one.
        SeeAuditPlan = "see-audit-plan",
        /// Write a plan of an audit, submit it, take it back.
        DraftAuditPlan = "draft-audit-plan",
        /// Pass a plan on to the executive, or return it (13-1-2-d).
        PassAuditPlan = "pass-audit-plan",
        /// Approve a plan, or return it (13-1-2-d).
        ApproveAuditPlan = "approve-audit-plan",
        /// See security audits (13-2): by name, and from the day on which a result was made known to one.
        SeeAudit = "see-audit",
        /// Order an audit, give the rights and the information it needs, decide measures, close it (13-1-3 to 13-3-3).
        OrderAudit = "order-audit",
        /// Begin an audit, finish it, submit its result, find measures done (13-2, 13-3-1).
        HoldAudit = "hold-audit",
        /// Look at a procedure and write down what was found; by being named in the plan.
        LookAtProcedure = "look-at-procedure",
        /// Own a measure against a finding: carry it out and prove it; by being named (13-3-3-b).
        CarryOutMeasure = "carry-out-measure",
        /// See audits by the ministry (第14); of a company also by being named in the preparation.
        SeeMinistryAudit = "see-ministry-audit",
        /// Ask for an audit of a company, answer proposed days, say what was found, close it, for the ministry.
        HoldMinistryAudit = "hold-ministry-audit",
        /// Ask something in an audit, for the ministry.
        AskInMinistryAudit = "ask-in-ministry-audit",
        /// Accept an audit by the ministry, prepare it, answer its questions and findings (14-1, 14-2-b).
        AnswerMinistryAudit = "answer-ministry-audit",
        /// Admit an auditor of the ministry to a facility, keep the log of who went in and out (8-2-5, 14-2-a).
        AdmitAuditor = "admit-auditor",
        /// Record which document was shown to an auditor of the ministry; also by being named in the preparation (14-2-b).
        ShowDocument = "show-document",
        /// See the register of agreements with third parties (5-4-2); for the ministry what was put to it.
        SeeAgreement = "see-agreement",
        /// Keep it: register, exclude, ask for a permission, sign, end; check what a colleague recorded.
        KeepAgreement = "keep-agreement",
        /// Ask about a request for a permission, for the ministry; record its answer on paper, and check such a record.
        QueryAgreement = "query-agreement",
        /// Permit or refuse it.
        PermitAgreement = "permit-agreement",
        /// Lead risk assessments of the company: plan, name people, write the result down, make it known (12-1, 12-2).
        LeadRisk = "lead-risk",
        /// Declare the company's method of judging risks (12-4).
        SetRiskMethod = "set-risk-method",
        /// Write risks of an assessment, record what was done about one's own; by being named for it.
        WriteRisk = "write-risk",
        /// Decide to accept a risk; by being named for it.
        AcceptRisk = "accept-risk",
        /// Acknowledge what was made known to oneself by name: the naming gives the sight, see `circulation` (12-2, 13-3-1).
        Acknowledge = "acknowledge",
    }
}

/// Whether a role entitles to an action in this standing. Everything not named is denied.
#[must_use]
pub const fn entitles(role: Role, action: Action, standing: Standing) -> bool {
    use Action as A;
    use Role as R;
    use Standing as S;
    match action {
        A::ManagePeople => matches!((role, standing), (R::OrganisationAdministrator, S::OwnOrganisation)),
        A::RegisterOrganisation => {
            matches!((role, standing), (R::PortalAdministrator | R::SubcontractClerk, S::OwnOrganisation))
        }
        A::RegisterContract => {
            matches!((role, standing), (R::ContractingOfficer | R::SubcontractClerk, S::OwnOrganisation))
        }
        A::ImportChecklist => {
            matches!(
                (role, standing),
                (R::PortalAdministrator | R::ContractingOfficer | R::SubcontractClerk, S::OwnOrganisation)
            )
        }
        A::DraftEngagement => matches!((role, standing), (R::SubcontractClerk, S::OwnOrganisation)),
        A::SeeCase => match standing {
            S::Upstream | S::Downstream => true,
            S::Ministry => matches!(role, R::ContractingOfficer | R::CaseOfficer),
            S::OwnOrganisation | S::Contributor => false,
        },
        A::EditWorkPackage | A::RecordSecurityContract | A::SendSheet | A::Apply | A::PassOn => {
            matches!((role, standing), (R::SubcontractClerk, S::Upstream))
        }
        A::JudgeExemption => matches!((role, standing), (R::Supervisor, S::Upstream)),
        A::SetInterval => matches!((role, standing), (R::Supervisor | R::SubcontractClerk, S::OwnOrganisation)),
        A::SetReminders => matches!(
            (role, standing),
            (R::OrganisationAdministrator | R::Supervisor | R::SubcontractClerk, S::OwnOrganisation)
        ),
        A::AssignPeople => matches!(
            (role, standing),
            (R::SubcontractClerk | R::Supervisor, S::Upstream) | (R::Supervisor, S::Downstream)
        ),
        A::Answer => match standing {
            S::Downstream => answers(role),
            S::Contributor => true,
            S::OwnOrganisation | S::Upstream | S::Ministry => false,
        },
        A::Delegate | A::SubmitSheet => matches!((role, standing), (R::Supervisor, S::Downstream)),
        // Never whoever is bound by it: an officer does not switch the second person off.
        A::SetDecisionPolicy | A::SetApproval => {
            matches!((role, standing), (R::OrganisationAdministrator, S::OwnOrganisation))
        }
        A::Approve => match standing {
            S::OwnOrganisation | S::Upstream | S::Downstream => {
                !matches!(role, R::ContractingOfficer | R::CaseOfficer | R::PortalAdministrator)
            }
            S::Contributor | S::Ministry => false,
        },
        A::SeeAnswers | A::Comment => match standing {
            S::Downstream => answers(role),
            S::Upstream => matches!(role, R::SubcontractClerk | R::SubcontractChecker | R::Supervisor),
            S::Contributor => true,
            S::Ministry => matches!(role, R::ContractingOfficer | R::CaseOfficer),
            S::OwnOrganisation => false,
        },
        // What the company promises to do instead is answered for by whoever answers for the sheet.
        A::ProposeWaiver => matches!(
            (role, standing),
            (R::Supervisor | R::InformationManager | R::FacilityManager | R::SystemManager, S::Downstream)
        ),
        A::SupportWaiver => matches!((role, standing), (R::SubcontractChecker | R::Supervisor, S::Upstream)),
        A::Check => matches!((role, standing), (R::SubcontractChecker, S::Upstream)),
        A::Release => matches!((role, standing), (R::SubcontractClerk | R::Supervisor, S::Upstream)),
        A::SeeConformity => match standing {
            S::OwnOrganisation => matches!(role, R::Supervisor | R::Executive),
            S::Ministry => matches!(role, R::ContractingOfficer | R::CaseOfficer),
            S::Upstream | S::Downstream | S::Contributor => false,
        },
        A::SubmitPolicySet => matches!((role, standing), (R::Supervisor, S::OwnOrganisation)),
        A::SubmitRoster => matches!((role, standing), (R::InformationManager, S::OwnOrganisation)),
        A::Query | A::RecordPaperAnswer | A::DraftDecision => {
            matches!((role, standing), (R::ContractingOfficer | R::CaseOfficer, S::Ministry))
        }
        A::KeepTemplates => matches!((role, standing), (R::ContractingOfficer, S::OwnOrganisation)),
        A::Decide | A::PermitDisclosure | A::PermitAgreement => {
            matches!((role, standing), (R::ContractingOfficer, S::Ministry))
        }
        A::SeeDisclosure => match standing {
            S::OwnOrganisation => matches!(role, R::SubcontractClerk | R::Supervisor),
            S::Upstream => matches!(role, R::SubcontractClerk | R::SubcontractChecker | R::Supervisor),
            S::Downstream => matches!(role, R::SubcontractClerk | R::Supervisor | R::InformationManager),
            S::Ministry => matches!(role, R::ContractingOfficer | R::CaseOfficer),
            S::Contributor => false,
        },
        A::RequestDisclosure => {
            matches!((role, standing), (R::SubcontractClerk | R::Supervisor, S::OwnOrganisation | S::Downstream))
        }
        A::PassDisclosure => {
            matches!((role, standing), (R::SubcontractClerk | R::Supervisor, S::OwnOrganisation | S::Upstream))
        }
        // Executives are informed (11-1-4); of a plan that stands below a case, whoever is assigned there.
        A::SeePlan => match standing {
            S::OwnOrganisation | S::Downstream => {
                proves(role) || matches!(role, R::Executive | R::Auditor | R::SubcontractClerk)
            }
            S::Upstream => matches!(role, R::SubcontractClerk | R::SubcontractChecker | R::Supervisor),
            S::Ministry => matches!(role, R::ContractingOfficer | R::CaseOfficer),
            S::Contributor => false,
        },
        A::SeeAgreement => matches!(
            (role, standing),
            (R::SubcontractClerk | R::Supervisor | R::Executive, S::OwnOrganisation)
                | (R::ContractingOfficer | R::CaseOfficer, S::Ministry)
        ),
        A::KeepAgreement => matches!((role, standing), (R::SubcontractClerk | R::Supervisor, S::OwnOrganisation)),
        A::SeeMinistryAudit => match standing {
            S::OwnOrganisation => proves(role) || matches!(role, R::Executive | R::Auditor),
            S::Ministry => matches!(role, R::ContractingOfficer | R::CaseOfficer),
            S::Upstream | S::Downstream | S::Contributor => false,
        },
        A::HoldMinistryAudit => matches!((role, standing), (R::ContractingOfficer, S::Ministry)),
        A::AnswerMinistryAudit => matches!((role, standing), (R::Supervisor, S::OwnOrganisation)),
        // Whoever is on no roster is let in by the facility manager alone (8-2-5).
        A::AdmitAuditor => matches!((role, standing), (R::FacilityManager, S::OwnOrganisation)),
        A::ShowDocument => match standing {
            S::OwnOrganisation => matches!(role, R::Supervisor | R::InformationManager),
            S::Contributor => takes_part(role) || hands_on(role),
            S::Upstream | S::Downstream | S::Ministry => false,
        },
        A::SeeAuditPlan => matches!(standing, S::OwnOrganisation) && (takes_part(role) || hands_on(role)),
        A::SeeAudit | A::CarryOutMeasure => {
            matches!(standing, S::OwnOrganisation) && (takes_part(role) || hands_on(role))
        }
        A::LookAtProcedure => matches!(standing, S::OwnOrganisation) && takes_part(role),
        A::DraftAuditPlan | A::HoldAudit => matches!((role, standing), (R::Auditor, S::OwnOrganisation)),
        A::PassAuditPlan | A::OrderAudit => matches!((role, standing), (R::Supervisor, S::OwnOrganisation)),
        A::ApproveAuditPlan => matches!((role, standing), (R::Executive, S::OwnOrganisation)),
        A::DraftPlan => matches!((role, standing), (R::Supervisor, S::OwnOrganisation | S::Downstream)),
        A::ProvePart => proves(role) && matches!(standing, S::OwnOrganisation | S::Downstream),
        A::VerifyPart => {
            (proves(role) || matches!(role, R::Auditor)) && matches!(standing, S::OwnOrganisation | S::Downstream)
        }
        A::LeadRisk | A::SetRiskMethod => matches!((role, standing), (R::Supervisor, S::OwnOrganisation)),
        A::WriteRisk => match standing {
            S::OwnOrganisation => matches!(role, R::Supervisor),
            S::Contributor => !matches!(role, R::ContractingOfficer | R::CaseOfficer | R::PortalAdministrator),
            S::Upstream | S::Downstream | S::Ministry => false,
        },
        A::AcceptRisk => match standing {
            S::OwnOrganisation => matches!(role, R::Supervisor),
            S::Contributor => matches!(role, R::Executive | R::InformationManager),
            S::Upstream | S::Downstream | S::Ministry => false,
        },
        A::Acknowledge => {
            let of_a_company = !matches!(role, R::ContractingOfficer | R::CaseOfficer | R::PortalAdministrator);
            of_a_company && matches!(standing, S::OwnOrganisation)
        }
        A::SetTargets => matches!((role, standing), (R::ContractingOfficer, S::Ministry)),
        A::QueryDisclosure
        | A::RecordDisclosurePaper
        | A::ReceivePlan
        | A::QueryAgreement
        | A::AskInMinistryAudit
        | A::SeeDesk
        | A::TakeMatter
        | A::NameDeputy => {
            matches!((role, standing), (R::ContractingOfficer | R::CaseOfficer, S::Ministry))
        }
    }
}

impl Actor {
    /// The role in which the actor may do this, if any: the first of theirs that entitles.
    #[must_use]
    pub fn acting_as(&self, action: Action, standing: Standing) -> Option<Role> {
        let of_its_kind = |role: &Role| role.exists_in(self.kind) && concerns(action, self.kind);
        self.roles.iter().copied().find(|role| of_its_kind(role) && entitles(*role, action, standing))
    }

    /// Whether the actor may do this.
    #[must_use]
    pub fn may(&self, action: Action, standing: Standing) -> bool {
        self.acting_as(action, standing).is_some()
    }
}
