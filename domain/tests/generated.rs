//! What a lawyer can read: who may do what, and the procedures as diagrams, written from the code.
//! `UPDATE=1 cargo test` writes the files; the difference is reviewed.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::agreement::{AgreementStatus, AgreementStep};
use domain::application::{ApplicationStatus, ApplicationStep};
use domain::approval::{ApprovalEntry, ApprovalStatus};
use domain::audit::finding::{FindingStatus, FindingStep};
use domain::audit::{AuditStatus, AuditStep};
use domain::audit_plan::{AuditPlanStatus, AuditPlanStep};
use domain::confirmation::{ConfirmationStatus, ConfirmationStep};
use domain::conformity::{ConformityStatus, ConformityStep};
use domain::corrective_plan::{PlanStatus, PlanStep};
use domain::decision::{DraftStatus, DraftStep};
use domain::disclosure::{DisclosureStatus, DisclosureStep};
use domain::engagement::{EngagementStatus, EngagementStep};
use domain::ministry_audit::finding::{MinistryFindingStatus, MinistryFindingStep};
use domain::ministry_audit::{MinistryAuditStatus, MinistryAuditStep};
use domain::organisation::OrganisationKind;
use domain::permission::{Action, Standing, concerns, entitles};
use domain::risk_assessment::{AssessmentStatus, AssessmentStep};
use domain::risk_method::{MethodStatus, MethodStep};
use domain::role::Role;
use domain::waiver::{WaiverStatus, WaiverStep};
use std::fmt::{Display, Write as _};
use std::path::PathBuf;

fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/generated").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, text, "{name} changed: look at it, then UPDATE=1 cargo test -p domain");
}

/// Every role × action × standing; what is not printed is denied.
#[test]
fn permissions() {
    let mut text =
        String::from("Who may do what. Everything not listed is denied; being assigned to the case comes first.\n");
    for action in Action::ALL {
        let whose = match OrganisationKind::ALL.iter().filter(|kind| concerns(*action, **kind)).collect::<Vec<_>>()[..]
        {
            [kind] => format!(" – {kind} only"),
            _ => String::new(),
        };
        writeln!(text, "\n{action}{whose}").unwrap();
        for standing in Standing::ALL {
            let roles: Vec<&str> =
                Role::ALL.iter().filter(|role| entitles(**role, *action, *standing)).map(|role| role.code()).collect();
            if !roles.is_empty() {
                let all =
                    if roles.len() == Role::ALL.len() { "everybody assigned".to_owned() } else { roles.join(", ") };
                writeln!(text, "  {standing:<16}  {all}").unwrap();
            }
        }
    }
    golden("permissions.txt", &text);
}

fn diagram<S: Copy + Display + PartialEq, T: Copy + Display, E>(
    firsts: &[S],
    states: &[S],
    steps: &[T],
    after: impl Fn(S, T) -> Result<S, E>,
) -> String {
    let name = |state: S| state.to_string().replace('-', "_");
    let mut text = String::from("stateDiagram-v2\n");
    for first in firsts {
        writeln!(text, "    [*] --> {}", name(*first)).unwrap();
    }
    for state in states {
        let mut terminal = true;
        for step in steps {
            if let Ok(next) = after(*state, *step) {
                terminal = false;
                writeln!(text, "    {} --> {} : {step}", name(*state), name(next)).unwrap();
            }
        }
        if terminal {
            writeln!(text, "    {} --> [*]", name(*state)).unwrap();
        }
    }
    text
}

#[test]
fn state_diagrams() {
    let engagement =
        diagram(&[EngagementStatus::Draft], EngagementStatus::ALL, EngagementStep::ALL, EngagementStatus::after);
    let sheet = diagram(
        &[ConfirmationStatus::Prepared],
        ConfirmationStatus::ALL,
        ConfirmationStep::ALL,
        ConfirmationStatus::after,
    );
    let disclosure =
        diagram(&[DisclosureStatus::Draft], DisclosureStatus::ALL, DisclosureStep::ALL, DisclosureStatus::after);
    golden("disclosure.mmd", &disclosure);
    let application = diagram(
        &[1, 2].map(ApplicationStatus::first),
        ApplicationStatus::ALL,
        ApplicationStep::ALL,
        ApplicationStatus::after,
    );
    golden("engagement.mmd", &engagement);
    golden("confirmation.mmd", &sheet);
    golden("application.mmd", &application);
    let waiver = diagram(&[WaiverStatus::Drafted], WaiverStatus::ALL, WaiverStep::ALL, WaiverStatus::after);
    golden("waiver.mmd", &waiver);
    let conformity =
        diagram(&[ConformityStatus::Drafted], ConformityStatus::ALL, ConformityStep::ALL, ConformityStatus::after);
    golden("conformity.mmd", &conformity);
    let approval = diagram(&[ApprovalStatus::Open], ApprovalStatus::ALL, ApprovalEntry::ALL, ApprovalStatus::after);
    golden("approval.mmd", &approval);
    let decision = diagram(&[DraftStatus::Missing], DraftStatus::ALL, DraftStep::ALL, DraftStatus::after);
    golden("decision.mmd", &decision);
    let plan = diagram(&[PlanStatus::Drafted], PlanStatus::ALL, PlanStep::ALL, PlanStatus::after);
    golden("corrective_plan.mmd", &plan);
    let audit = diagram(&[AuditPlanStatus::Drafted], AuditPlanStatus::ALL, AuditPlanStep::ALL, AuditPlanStatus::after);
    golden("audit_plan.mmd", &audit);
    golden("audit.mmd", &diagram(&[AuditStatus::Ordered], AuditStatus::ALL, AuditStep::ALL, AuditStatus::after));
    let finding = diagram(&[FindingStatus::Raised], FindingStatus::ALL, FindingStep::ALL, FindingStatus::after);
    golden("finding.mmd", &finding);
    let ministry = diagram(
        &[MinistryAuditStatus::Requested],
        MinistryAuditStatus::ALL,
        MinistryAuditStep::ALL,
        MinistryAuditStatus::after,
    );
    golden("ministry_audit.mmd", &ministry);
    let found = diagram(
        &[MinistryFindingStatus::Drafted],
        MinistryFindingStatus::ALL,
        MinistryFindingStep::ALL,
        MinistryFindingStatus::after,
    );
    golden("ministry_finding.mmd", &found);
    let assessment =
        diagram(&[AssessmentStatus::Planned], AssessmentStatus::ALL, AssessmentStep::ALL, AssessmentStatus::after);
    golden("risk_assessment.mmd", &assessment);
    let method = diagram(&[MethodStatus::Drafted], MethodStatus::ALL, MethodStep::ALL, MethodStatus::after);
    golden("risk_method.mmd", &method);
    let firsts = [AgreementStatus::Registered, AgreementStatus::NoClause];
    golden("agreement.mmd", &diagram(&firsts, AgreementStatus::ALL, AgreementStep::ALL, AgreementStatus::after));
}

/// The bars of `standard/roles.md` that the table must never lose.
#[test]
fn bars_that_no_table_may_lose() {
    for role in Role::ALL {
        for standing in Standing::ALL {
            let may = |action| entitles(*role, action, *standing);
            assert!(!(may(Action::Answer) && may(Action::Check)), "{role} answers and checks");
            assert!(!(may(Action::Apply) && may(Action::Decide)), "{role} applies and decides");
            let submits = may(Action::SubmitPolicySet) || may(Action::SubmitRoster);
            assert!(!(submits && may(Action::Decide)), "{role} has something confirmed and confirms it");
            let asks = may(Action::RequestDisclosure) || may(Action::PassDisclosure);
            assert!(!(asks && may(Action::PermitDisclosure)), "{role} asks for a disclosure and permits it");
            let permits = may(Action::PermitAgreement) || may(Action::QueryAgreement);
            assert!(!(may(Action::KeepAgreement) && permits), "{role} asks for a permission and gives it");
            assert!(!(may(Action::DraftPlan) && may(Action::ReceivePlan)), "{role} reports a plan and receives it");
            let audited = may(Action::AnswerMinistryAudit) || may(Action::AdmitAuditor);
            assert!(!(may(Action::HoldMinistryAudit) && audited), "{role} audits for the ministry and is audited");
            assert!(!(may(Action::OrderAudit) && may(Action::HoldAudit)), "{role} orders an audit and holds it");
            let hands = [Action::DraftAuditPlan, Action::PassAuditPlan, Action::ApproveAuditPlan];
            assert!(
                hands.iter().filter(|action| may(**action)).count() < 2,
                "{role} has a plan of an audit in hand twice"
            );
            let leads = may(Action::LeadRisk) || may(Action::SetRiskMethod);
            assert!(!leads || *role == Role::Supervisor, "{role} leads risk assessments (12-1 names the supervisor)");
            assert!(!may(Action::PermitDisclosure) || *role == Role::ContractingOfficer, "{role} permits");
            if matches!(role, Role::OrganisationAdministrator | Role::PortalAdministrator)
                && *standing == Standing::OwnOrganisation
            {
                assert!(!may(Action::SeeCase) && !may(Action::SeeAnswers), "{role} sees cases by administering");
            }
            if *role == Role::Executive && *standing != Standing::Contributor {
                assert!(!may(Action::SeeAnswers), "rank gives no sight (5-2-3); being asked by name does");
            }
        }
    }
}
