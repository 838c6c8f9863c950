//! Making known: by name, with a reason where the role is none, acknowledged by each for themself – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use domain::circulation::CirculationSubject;
use domain::circulation::view::Circulation;
use domain::deadline::DeadlineKind;
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use domain::role::Role;
use service::circulation::{Document, TellForm, acknowledge, make_known, of};
use service::write::Act;
use service::{Result, deadline, notice};
use testing::{World, houses};
use uuid::Uuid;

fn document(world: &World, id: Uuid) -> Document<'static> {
    let subject = CirculationSubject::AuditResult;
    Document { subject, id, company: world.judge.organisation, reference: "監-2026-000001", digest: "d" }
}

async fn tell(world: &World, id: Uuid, form: &TellForm) -> Result<()> {
    let mut write = world.as_(&world.judge).write().await?;
    make_known(&mut write, document(world, id), form).await?;
    write.record(Act { case: id, act: "audit-made-known", role: Some(Role::Supervisor), reason: "" }).await?;
    write.commit().await
}

async fn seen(world: &World, id: Uuid) -> Circulation {
    of(&world.as_(&world.judge), document(world, id), true).await.unwrap()
}

fn place(actor: &Actor) -> String {
    actor.membership.to_string()
}

fn faults(result: Result<()>) -> Vec<(String, Fault)> {
    let refusal = result.unwrap_err().refusal();
    let Refusal::Fields(found) = refusal else { panic!("{refusal:?}") };
    found.into_iter().map(|FieldProblem { field, fault }| (field, fault)).collect()
}

#[tokio::test]
async fn the_four_roles_are_proposed_and_others_need_a_reason() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let id = world.as_(&world.judge).new_id();
        let before = seen(&world, id).await;
        let proposed: Vec<_> = before.proposed().map(|person| person.membership).collect();
        assert_eq!(proposed, [world.executive.membership, world.manager.membership]);
        assert!(before.others().any(|person| person.membership == world.clerk.membership));
        assert!(!before.people.iter().any(|person| person.membership == world.judge.membership), "not to oneself");

        let missing = TellForm::default();
        assert_eq!(faults(tell(&world, id, &missing).await), [("people".to_owned(), Fault::Missing)]);
        let foreign = TellForm { people: vec![place(&world.supervisor)], ..TellForm::default() };
        assert_eq!(faults(tell(&world, id, &foreign).await), [("people".to_owned(), Fault::Choice)]);
        let unproposed = TellForm { people: vec![place(&world.clerk)], ..TellForm::default() };
        assert_eq!(faults(tell(&world, id, &unproposed).await), [("people".to_owned(), Fault::Choice)]);
        let unreasoned = TellForm { also: place(&world.clerk), ..TellForm::default() };
        assert_eq!(faults(tell(&world, id, &unreasoned).await), [("reason".to_owned(), Fault::Missing)]);
        let stranger = TellForm { also: place(&world.stranger), reason: "必要".into(), ..TellForm::default() };
        assert_eq!(faults(tell(&world, id, &stranger).await), [("also".to_owned(), Fault::Choice)]);

        let form = TellForm { people: vec![place(&world.manager)], also: place(&world.clerk), reason: "手配".into() };
        tell(&world, id, &form).await.unwrap();
        let now = seen(&world, id).await;
        assert_eq!(now.lines.len(), 2);
        assert_eq!(now.proposed().count(), 1, "the executive is still to be told");
        let twice = TellForm { people: vec![place(&world.manager)], ..TellForm::default() };
        assert_eq!(faults(tell(&world, id, &twice).await), [("people".to_owned(), Fault::Choice)]);
        let told = notice::list(&world.as_(&world.manager)).await.unwrap();
        assert!(
            told.iter().any(|line| line.kind == NoticeKind::MadeKnown && line.path == Some(format!("/audit/{id}")))
        );
    }
}

#[tokio::test]
async fn each_acknowledges_for_themself_and_once() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let id = world.as_(&world.judge).new_id();
        tell(&world, id, &TellForm { people: vec![place(&world.manager)], ..TellForm::default() }).await.unwrap();
        let form = TellForm { also: place(&world.clerk), reason: "手配".into(), ..TellForm::default() };
        tell(&world, id, &form).await.unwrap();
        let lines = seen(&world, id).await.lines;
        let line = lines.iter().find(|line| line.membership == world.manager.membership).unwrap().clone();

        for other in [&world.clerk, &world.judge] {
            let refused = acknowledge(&world.as_(other), line.id, line.revision).await.unwrap_err().refusal();
            assert_eq!(refused, Refusal::Rule(Rule::AcknowledgesAnother));
        }
        for outside in [&world.checker, &world.stranger, &world.supervisor, &world.officer] {
            let refused = acknowledge(&world.as_(outside), line.id, line.revision).await.unwrap_err().refusal();
            assert_eq!(refused, Refusal::NotFound);
        }
        let manager = world.as_(&world.manager);
        let due = deadline::list(&manager).await.unwrap();
        let waiting = due.iter().find(|due| due.kind == DeadlineKind::Acknowledgement).unwrap();
        assert_eq!(waiting.path, format!("/audit/{id}"));
        assert_eq!(waiting.reference, "監-2026-000001");
        assert_eq!(acknowledge(&manager, line.id, line.revision).await.unwrap(), format!("/audit/{id}"));
        assert!(deadline::list(&manager).await.unwrap().iter().all(|due| due.kind != DeadlineKind::Acknowledgement));
        let again = acknowledge(&manager, line.id, line.revision + 1).await.unwrap_err().refusal();
        assert_eq!(again, Refusal::Rule(Rule::NotInThisState));
        let now = seen(&world, id).await;
        assert_eq!((now.lines.len(), now.acknowledged()), (2, 1));
        assert_eq!(service::trail::verify(&house.nobody()).await.unwrap().findings, [], "{}", house.name);
    }
}
