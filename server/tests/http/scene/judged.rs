//! How a sheet is judged, and what becomes of its application, in each state.

use crate::state::State;
use service::application::{self, AnswerForm};
use service::confirmation;
use service::engagement;
use service::reconfirmation::{self, BeginForm};
use testing::Case;

pub(super) async fn checked(case: &Case<'_>, state: State) {
    let checker = case.world.as_(&case.world.checker);
    let sheet = case.sheet().await;
    match state {
        State::ToReturn => {
            let back =
                confirmation::VerdictForm {
                    item: "a-policy".into(), return_reason: "版".into(), ..Default::default()
                };
            confirmation::give_verdict(&checker, sheet, &back).await.unwrap();
        }
        State::NotAssured => {
            confirmation::find_not_assured(&checker, sheet, case.sheet_revision().await, "不足").await.unwrap();
        }
        State::Submitted => {}
        State::Met => case.meet_all().await,
        State::Drafted
        | State::Pending
        | State::Prepared
        | State::Sent
        | State::Booked
        | State::Delegated
        | State::Settled
        | State::Writing
        | State::Ready
        | State::Listed
        | State::Sending
        | State::Halted
        | State::Brought
        | State::Merged
        | State::Answered
        | State::ToApprove
        | State::ApprovalAsked
        | State::Routed
        | State::Confirmed
        | State::Applied
        | State::Queried
        | State::Paper
        | State::Accepted
        | State::Started
        | State::Passing
        | State::Suspended
        | State::Again
        | State::AgainSent
        | State::Waivable
        | State::WaiverDrafted
        | State::WaiverProposed
        | State::WaiverSupported
        | State::WaiverQueried
        | State::WaiverPaper
        | State::WaiverGranted
        | State::Filed
        | State::ToDecide
        | State::DecisionDrafted
        | State::ConformityDrafted
        | State::ConformitySubmitted
        | State::ConformityQueried
        | State::ConformityPaper
        | State::ConformityConfirmed
        | State::PlanDrafted
        | State::PlanReady
        | State::PlanReported
        | State::PlanQueried
        | State::PlanPaper
        | State::PlanRevising
        | State::PlanProved
        | State::PlanDone
        | State::AuditPlanReady
        | State::AuditPlanCarried
        | State::AuditPlanSubmitted
        | State::AuditPlanPassed
        | State::AuditPlanApproved
        | State::AuditOrdered
        | State::AuditRunning
        | State::AuditLooked
        | State::AuditHeld
        | State::AuditReported
        | State::FindingConsulted
        | State::FindingDecided
        | State::FindingImplemented
        | State::AuditImproved
        | State::MinistryRequested
        | State::MinistryProposed
        | State::MinistryAccepted
        | State::MinistryListed
        | State::MinistryPrepared
        | State::MinistryAdmitted
        | State::MinistryVisiting
        | State::MinistryLeft
        | State::MinistryReported
        | State::MinistryDecided
        | State::MinistryImplemented
        | State::MinistryVerified
        | State::MinistryAnswered
        | State::AgreementRegistered
        | State::AgreementSigned
        | State::AgreementOutside
        | State::AgreementAsked
        | State::AgreementQueried
        | State::AgreementPaper
        | State::AgreementPermitted
        | State::MethodDrafted
        | State::MethodPublished
        | State::RiskPlanned
        | State::RiskNamed
        | State::RiskAssessing
        | State::RiskAsked
        | State::RiskReady
        | State::RiskBrought
        | State::RiskDocumented
        | State::Circulated
        | State::DisclosureDrafted
        | State::DisclosurePut
        | State::DisclosureRequested
        | State::DisclosureQueried
        | State::DisclosurePaper
        | State::DisclosurePermitted
        | State::DisclosureInUse => {
            case.meet_all().await;
            case.confirm().await.unwrap();
        }
    }
}

pub(super) async fn answered(case: &Case<'_>, state: State) {
    let world = case.world;
    let (clerk, officer) = (world.as_(&world.clerk), world.as_(&world.officer));
    let id = case.apply().await.unwrap();
    let answer = AnswerForm {
        outcome: "accepted".into(),
        number: "1".into(),
        answered_on: "2026-11-23".into(),
        ..Default::default()
    };
    if state == State::Queried {
        application::query(&officer, id, 1, "照会").await.unwrap();
    }
    if state == State::Paper {
        application::record_paper(&officer, id, 1, &answer).await.unwrap();
    }
    let again = matches!(state, State::Again | State::AgainSent);
    if again || matches!(state, State::Accepted | State::Started | State::Passing | State::Suspended) {
        application::decide(&officer, id, 1, &answer).await.unwrap();
    }
    if again || matches!(state, State::Started | State::Passing | State::Suspended) {
        engagement::start(&clerk, case.id, case.revision().await, "2026-11-23").await.unwrap();
    }
    if state == State::Suspended {
        engagement::suspend(&clerk, case.id, case.revision().await, "停止").await.unwrap();
    }
    if again {
        let ground = BeginForm { ground: "interval".into(), note: String::new() };
        reconfirmation::begin(&clerk, case.id, &ground).await.unwrap();
    }
    if state == State::AgainSent {
        case.send().await.unwrap();
    }
}
