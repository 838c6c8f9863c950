//! Accepted by somebody else, made known by name, followed by the next one, raised from what is not met.

use crate::risk_assessment::{
    accepted, add, at, begun, document, documented, due, faults, in_force, name, nothing_is_wrong, place, plan, reduced,
};
use crate::risk_assessment::{refused, seen, steps};
use chrono::Duration;
use domain::deadline::DeadlineKind;
use domain::refusal::{Fault, Refusal, Rule};
use domain::risk::Gap;
use domain::risk_assessment::AssessmentStatus as S;
use domain::risk_assessment::document::{Move, moved};
use domain::role::Role;
use service::circulation::{TellForm, acknowledge};
use service::risk::{self, ProofForm, RiskForm};
use service::risk_assessment::{self as assessment, FromForm, PlanForm};
use service::waiver;
use testing::{Case, World, houses};

#[tokio::test]
async fn a_risk_is_accepted_by_somebody_else_until_a_day() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        in_force(&world, &world.judge).await;
        let id = begun(&world, &plan()).await;
        let executive = world.colleague(&world.judge, "executive", &[Role::Executive, Role::Supervisor]).await.unwrap();
        name(&world, id, &world.manager, "accepts").await;
        name(&world, id, &world.checker, "writes").await;
        let (judge, manager) = (world.as_(&world.judge), world.as_(&world.manager));
        let own = accepted(&executive, &executive);
        assert_eq!(faults(add(&world, &world.judge, id, &own).await), at("acceptor", Fault::AcceptsOwnRisk));
        let proposed = accepted(&executive, &world.judge);
        assert_eq!(faults(add(&world, &world.judge, id, &proposed).await), at("acceptor", Fault::AcceptsOwnProposal));
        let writer = accepted(&world.judge, &world.checker);
        assert_eq!(faults(add(&world, &world.judge, id, &writer).await), at("acceptor", Fault::Choice));
        let past = RiskForm { accept_until: "2026-11-22".into(), ..accepted(&world.judge, &world.manager) };
        assert_eq!(faults(add(&world, &world.judge, id, &past).await), at("accept_until", Fault::InThePast));
        assert_eq!(refused(add(&world, &world.manager, id, &reduced(&world.judge)).await), Refusal::NotPermitted);

        let risk = add(&world, &world.judge, id, &accepted(&world.judge, &world.manager)).await.unwrap();
        assert_eq!(due(&world, &world.manager, DeadlineKind::RiskToAccept).await, [""]);
        assert_eq!(refused(document(&world, id).await), Refusal::Rule(Rule::RisksOpen));
        for other in [&world.judge, &executive] {
            assert_eq!(refused(risk::accept(&world.as_(other), risk, 1).await), Refusal::Rule(Rule::NotAsked));
        }
        risk::accept(&manager, risk, 1).await.unwrap();
        let changed = RiskForm { measures: "別の対策".into(), ..accepted(&world.judge, &world.manager) };
        risk::edit(&judge, risk, 2, &changed).await.unwrap();
        let gaps = seen(&world, &world.judge, id).await.risks[0].gaps();
        assert_eq!(gaps, [Gap::Acceptance], "what it says now was not accepted");
        risk::accept(&manager, risk, 3).await.unwrap();
        document(&world, id).await.unwrap();
        assert_eq!(due(&world, &world.manager, DeadlineKind::RiskAcceptance).await, ["2027-03-31"]);
        let before = seen(&world, &world.judge, id).await;
        assert!(!before.risks[0].lapsed(before.today));
        house.house.clock.advance(Duration::days(129));
        let after = seen(&world, &world.judge, id).await;
        assert!(after.risks[0].lapsed(after.today), "{}", after.today);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn the_result_is_made_known_by_name_and_acknowledged_by_each() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        in_force(&world, &world.judge).await;
        let (id, risk) = documented(&world).await;
        let judge = world.as_(&world.judge);
        assert_eq!(refused(assessment::detail(&world.as_(&world.manager), id).await), Refusal::NotFound);
        let revision = seen(&world, &world.judge, id).await.revision;
        let form = TellForm { people: vec![place(&world.manager)], ..TellForm::default() };
        assert_eq!(
            refused(assessment::make_known(&world.as_(&world.manager), id, revision, &form).await),
            Refusal::NotFound
        );
        assessment::make_known(&judge, id, revision, &form).await.unwrap();
        let told = seen(&world, &world.manager, id).await;
        assert_eq!(told.line.status, S::MadeKnown);
        assert!(told.frozen.is_some() && told.risks.is_empty() && told.people.is_empty() && told.may.is_empty());
        for closed in [
            refused(risk::risk(&world.as_(&world.manager), risk).await),
            refused(assessment::detail(&world.as_(&world.clerk), id).await),
        ] {
            assert_eq!(closed, Refusal::NotFound);
        }
        let line = told.circulation.waits().unwrap().clone();
        assert_eq!(
            refused(acknowledge(&judge, line.id, line.revision).await),
            Refusal::Rule(Rule::AcknowledgesAnother)
        );
        acknowledge(&world.as_(&world.manager), line.id, line.revision).await.unwrap();
        let further = TellForm { also: place(&world.clerk), reason: "手配に要る".into(), ..TellForm::default() };
        assessment::make_known(&judge, id, revision + 1, &further).await.unwrap();
        assert!(seen(&world, &world.clerk, id).await.circulation.waits().is_some());
        assert_eq!(
            refused(assessment::cancel(&judge, id, revision + 2, "x").await),
            Refusal::Rule(Rule::NotInThisState)
        );
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn the_next_one_looks_at_every_risk_again_and_takes_the_place() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        in_force(&world, &world.judge).await;
        let judge = world.as_(&world.judge);
        let (first, risk) = documented(&world).await;
        assert_eq!(faults(assessment::set_interval(&judge, 0, "").await), at("months", Fault::Missing));
        assessment::set_interval(&judge, 0, "12").await.unwrap();
        assert_eq!(due(&world, &world.judge, DeadlineKind::RiskNext).await, ["2027-11-23"]);
        assert_eq!(due(&world, &world.judge, DeadlineKind::RiskTreatment).await, ["2027-01-31"]);
        let proof = ProofForm { done_on: "2026-11-23".into(), proof: "訓練 第5回".into() };
        assert_eq!(refused(risk::record(&world.as_(&world.manager), risk, 1, &proof).await), Refusal::NotFound);
        risk::record(&judge, risk, 1, &proof).await.unwrap();
        assert!(due(&world, &world.judge, DeadlineKind::RiskTreatment).await.is_empty());

        house.house.clock.advance(Duration::days(1));
        let form = PlanForm { previous: first.to_string(), ..plan() };
        let second = begun(&world, &form).await;
        let found = seen(&world, &world.judge, second).await;
        assert!(found.risks[0].carried && found.risks[0].done_on.is_none());
        assert_eq!(refused(document(&world, second).await), Refusal::Rule(Rule::RisksOpen), "looked at again first");
        let better = RiskForm { after: steps("1", "1", "1"), ..reduced(&world.judge) };
        risk::edit(&judge, found.risks[0].id, 1, &better).await.unwrap();
        add(&world, &world.judge, second, &reduced(&world.judge)).await.unwrap();
        document(&world, second).await.unwrap();
        assert_eq!(seen(&world, &world.judge, first).await.line.status, S::Superseded);
        let comparison = assessment::compare(&judge, second, "").await.unwrap();
        let (before, now) = (comparison.before.unwrap().document, comparison.now.document);
        let ways: Vec<Move> = moved(&before, &now).iter().map(|one| one.how).collect();
        assert_eq!(ways, [Move::Lowered, Move::New]);
        assert_eq!(refused(assessment::compare(&judge, second, &world.version.to_string()).await), Refusal::NotFound);
        assert_eq!(refused(assessment::compare(&world.as_(&world.manager), second, "").await), Refusal::NotFound);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_risk_comes_from_an_item_or_a_waiver_that_one_may_see() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        in_force(&world, &world.supervisor).await;
        let supervisor = world.as_(&world.supervisor);
        let case = Case::sent(&world).await;
        case.answer("a-policy", "partial", "改定中").await.unwrap();
        let form = waiver::WaiverForm {
            reason: "改定中".into(),
            measure: "手順で補う".into(),
            ends_on: "2027-03-31".into(),
            ..waiver::WaiverForm::default()
        };
        let sheet = case.sheet().await;
        let exception = waiver::draft(&supervisor, sheet, "a-policy", &form).await.unwrap();
        let id = assessment::plan(&supervisor, &plan()).await.unwrap();
        assessment::begin(&supervisor, id, 1).await.unwrap();
        let item = FromForm { kind: "item-not-met".into(), of: sheet.to_string(), item: "a-policy".into() };
        let of_waiver = FromForm { kind: "waiver".into(), of: exception.to_string(), item: String::new() };
        for from in [&item, &of_waiver] {
            let risk = risk::add(&supervisor, id, from, &reduced(&world.supervisor)).await.unwrap();
            let links = risk::risk(&supervisor, risk).await.unwrap().risk.unwrap().links;
            assert_eq!(links.len(), 1);
            assert!(links[0].path.is_some());
            let raising = assessment::raise(&supervisor, from).await.unwrap();
            assert_eq!(raising.raised.iter().map(|(id, ..)| *id).collect::<Vec<_>>(), [risk], "both ways");
            assert_eq!(refused(assessment::raise(&world.as_(&world.bystander), from).await), Refusal::NotFound);
        }
        let unknown = FromForm { item: "none".into(), ..item.clone() };
        assert_eq!(refused(assessment::raise(&supervisor, &unknown).await), Refusal::NotFound);
        let typed = FromForm { kind: "training".into(), ..item };
        assert_eq!(refused(assessment::raise(&supervisor, &typed).await), Refusal::NotFound, "no row of the portal");
        nothing_is_wrong(&house).await;
    }
}
