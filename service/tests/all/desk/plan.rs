use crate::desk::support::verified;
use domain::desk::query::Query;
use domain::desk::view::Line;
use domain::desk::{Outcome, Procedure, Turn};
use domain::id::PlanId;
use domain::permission::Actor;
use service::corrective_plan::{self as plan, OriginForm, PartForm, PlanForm, ReceiptForm};
use service::{Ctx, desk};
use testing::{World, houses};

/// Entries of plans, on the desk or gone from it.
async fn entries(ctx: &Ctx, ended: bool) -> Vec<Line> {
    let asked = Query { kind: Some(Procedure::CorrectivePlan), ended, ..Query::default() };
    desk::list(ctx, &asked).await.unwrap()
}

async fn revision(world: &World, actor: &Actor, id: PlanId) -> i32 {
    plan::detail(&world.as_(actor), id).await.unwrap().revision
}

async fn drafted(world: &World) -> PlanId {
    let judge = world.as_(&world.judge);
    let form = PlanForm {
        basis: format!("contract:{}", world.contract),
        origin: OriginForm { origin: "finding".into(), reference: "監査 第4号".into(), ..OriginForm::default() },
        shortcoming: "様式が古い。".into(),
        delay: "承認が年明けになる。".into(),
        limit_on: "2026-12-31".into(),
        ends_on: "2027-03-31".into(),
    };
    let id = plan::draft(&judge, &form).await.unwrap();
    let owner = world.manager.membership.to_string();
    let part =
        PartForm { kind: "measure".into(), title: "様式を改める".into(), owner, due_on: "2027-02-28".into() };
    plan::add(&judge, id, &part).await.unwrap();
    id
}

#[tokio::test]
async fn every_report_waits_for_its_receipt_and_nothing_else_does() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (judge, officer) = (world.as_(&world.judge), world.as_(&world.officer));
        let second = world.as_(&world.case_officer);
        let id = drafted(&world).await;
        assert_eq!(entries(&officer, false).await, [], "{}: the company's own", house.name);
        plan::report(&judge, id, revision(&world, &world.judge, id).await).await.unwrap();
        let open = entries(&officer, false).await;
        assert_eq!(open.len(), 1);
        assert_eq!((open[0].subject, open[0].concerns.as_str(), open[0].turn), (id.0, "監査 第4号", Turn::Ministry));

        plan::query(&officer, id, revision(&world, &world.officer, id).await, "なぜですか。").await.unwrap();
        assert_eq!(entries(&officer, false).await[0].turn, Turn::Applicant);
        let paper =
            ReceiptForm { number: "第9号".into(), received_on: "2026-11-23".into(), ..ReceiptForm::default() };
        plan::record_paper(&officer, id, revision(&world, &world.officer, id).await, &paper).await.unwrap();
        assert_eq!(entries(&officer, false).await[0].turn, Turn::SecondPerson, "{}", house.name);
        plan::answer_query(&judge, id, revision(&world, &world.judge, id).await, "承認待ちです。").await.unwrap();
        assert_eq!(entries(&officer, false).await[0].turn, Turn::SecondPerson, "the entry still waits");
        plan::check_paper(&second, id, revision(&world, &world.officer, id).await, false).await.unwrap();
        assert_eq!(entries(&officer, false).await[0].turn, Turn::Ministry);
        let receipt = ReceiptForm::default();
        plan::receive(&officer, id, revision(&world, &world.officer, id).await, &receipt).await.unwrap();
        assert_eq!(entries(&officer, false).await, []);

        // A further version is a further entry.
        plan::revise(&judge, id, revision(&world, &world.judge, id).await, "遅れ").await.unwrap();
        assert_eq!(entries(&officer, false).await, [], "nothing was reported yet");
        let owner = world.manager.membership.to_string();
        let part =
            PartForm { kind: "measure".into(), title: "教育を行う".into(), owner, due_on: "2027-03-01".into() };
        plan::add(&judge, id, &part).await.unwrap();
        plan::report(&judge, id, revision(&world, &world.judge, id).await).await.unwrap();
        assert_eq!(entries(&officer, false).await.len(), 1, "{}", house.name);
        let ended = entries(&officer, true).await;
        assert_eq!(ended.iter().map(|line| line.outcome).collect::<Vec<_>>(), [Some(Outcome::Received)]);
        let next = desk::after(&officer, &Query::default(), Procedure::CorrectivePlan, id.0).await.unwrap();
        assert_eq!(next, None, "there is no other one");
        verified(&house).await;
    }
}
