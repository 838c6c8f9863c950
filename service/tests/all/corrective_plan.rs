//! Corrective plans: written, reported version by version, carried out, found done by a second person – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use domain::corrective_plan::PlanStatus as S;
use domain::corrective_plan::content::{PlanField, changes};
use domain::corrective_plan::view::{PartLine, PlanDetail};
use domain::deadline::DeadlineKind;
use domain::id::PlanId;
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use service::corrective_plan::{self as plan, OriginForm, PartForm, PlanForm, ProofForm, ReceiptForm};
use service::{Result, deadline, notice, search};
use testing::{Case, TestHouse, World, houses};

fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

fn form(basis: String) -> PlanForm {
    PlanForm {
        basis,
        origin: OriginForm { origin: "finding".into(), reference: "監査 第4号".into(), ..OriginForm::default() },
        shortcoming: "記録の様式が古い。".into(),
        delay: "新しい様式の承認が年明けになる。".into(),
        limit_on: "2026-12-31".into(),
        ends_on: "2027-03-31".into(),
    }
}

fn measure(owner: &Actor, due_on: &str) -> PartForm {
    let owner = owner.membership.to_string();
    PartForm { kind: "measure".into(), title: "様式を改める".into(), owner, due_on: due_on.into() }
}

async fn seen(world: &World, actor: &Actor, id: PlanId) -> PlanDetail {
    plan::detail(&world.as_(actor), id).await.unwrap()
}

async fn revision(world: &World, actor: &Actor, id: PlanId) -> i32 {
    seen(world, actor, id).await.revision
}

async fn first(world: &World, id: PlanId) -> PartLine {
    seen(world, &world.judge, id).await.parts.first().unwrap().clone()
}

/// Under the prime's own contract, with a measure of the information manager.
async fn drafted(world: &World) -> PlanId {
    let judge = world.as_(&world.judge);
    let id = plan::draft(&judge, &form(format!("contract:{}", world.contract))).await.unwrap();
    plan::add(&judge, id, &measure(&world.manager, "2027-02-28")).await.unwrap();
    id
}

async fn reported(world: &World) -> PlanId {
    let id = drafted(world).await;
    plan::report(&world.as_(&world.judge), id, revision(world, &world.judge, id).await).await.unwrap();
    id
}

fn proved() -> ProofForm {
    ProofForm { progress: "承認を得た。".into(), done_on: "2026-11-23".into(), proof: "総務 第31号".into() }
}

async fn told(world: &World, actor: &Actor, kind: NoticeKind) -> usize {
    notice::list(&world.as_(actor)).await.unwrap().iter().filter(|line| line.kind == kind).count()
}

async fn due(world: &World, actor: &Actor, kind: DeadlineKind) -> usize {
    deadline::list(&world.as_(actor)).await.unwrap().iter().filter(|line| line.kind == kind).count()
}

async fn nothing_is_wrong(house: &TestHouse) {
    let verified = service::trail::verify(&house.nobody()).await.unwrap();
    assert_eq!(verified.findings, [], "{}", house.name);
}

fn fault(field: &str, fault: Fault) -> Refusal {
    Refusal::field(field, fault)
}

#[tokio::test]
async fn it_is_reported_and_nothing_waits_for_the_ministry() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (judge, officer) = (world.as_(&world.judge), world.as_(&world.officer));
        let id = drafted(&world).await;
        assert!(seen(&world, &world.judge, id).await.line.number.starts_with("是-2026-"));
        assert_eq!(refused(plan::detail(&officer, id).await), Refusal::NotFound, "a draft is the company's own");
        assert_eq!(due(&world, &world.judge, DeadlineKind::CorrectivePlan).await, 1, "before the original limit");
        assert_eq!(due(&world, &world.manager, DeadlineKind::Measure).await, 0, "a draft asks nobody");
        plan::report(&judge, id, revision(&world, &world.judge, id).await).await.unwrap();
        let at_ministry = seen(&world, &world.officer, id).await;
        assert_eq!((at_ministry.line.status, at_ministry.line.version), (S::Reported, 1));
        assert_eq!(at_ministry.content.shortcoming, "記録の様式が古い。");
        assert_eq!(at_ministry.parts, [], "how far it is stays the company's own");
        assert_eq!(told(&world, &world.officer, NoticeKind::PlanReported).await, 1);
        assert_eq!(told(&world, &world.manager, NoticeKind::PlanMeasureNamed).await, 1);
        assert_eq!(due(&world, &world.manager, DeadlineKind::Measure).await, 1);
        assert_eq!(due(&world, &world.officer, DeadlineKind::Receipt).await, 1);
        // The owner goes on while the ministry asks.
        plan::query(&officer, id, at_ministry.revision, "様式はどれですか。").await.unwrap();
        let again = plan::query(&officer, id, revision(&world, &world.officer, id).await, "もう一つ").await;
        assert_eq!(refused(again), Refusal::Rule(Rule::QueryOpen));
        assert_eq!(due(&world, &world.judge, DeadlineKind::PlanQuery).await, 1);
        let part = first(&world, id).await;
        plan::record(&world.as_(&world.manager), part.id, part.revision, &proved()).await.unwrap();
        plan::answer_query(&judge, id, revision(&world, &world.judge, id).await, "第3号様式です。").await.unwrap();
        assert_eq!(told(&world, &world.officer, NoticeKind::PlanQueryAnswered).await, 1);
        let number = seen(&world, &world.judge, id).await.line.number;
        let found = search::search(&judge, &number).await.unwrap();
        assert_eq!(found.matters.iter().map(|hit| hit.id).collect::<Vec<_>>(), [id.0]);
        assert_eq!(search::search(&world.as_(&world.stranger), &number).await.unwrap().matters, []);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_slip_is_a_further_version_and_what_was_reported_stays() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let judge = world.as_(&world.judge);
        let id = reported(&world).await;
        let part = first(&world, id).await;
        let change = measure(&world.manager, "2027-03-30");
        assert_eq!(
            refused(plan::change(&judge, part.id, part.revision, &change).await),
            Refusal::Rule(Rule::NotInThisState),
            "a reported version is not edited"
        );
        let rev = revision(&world, &world.judge, id).await;
        assert_eq!(refused(plan::revise(&judge, id, rev, " ").await), fault("reason", Fault::Missing));
        plan::revise(&judge, id, rev, "業者の納品が遅れた。").await.unwrap();
        let rev = revision(&world, &world.judge, id).await;
        assert_eq!(refused(plan::report(&judge, id, rev).await), Refusal::Rule(Rule::NothingRevised));
        let mut longer = form(String::new());
        longer.ends_on = "2027-02-01".into();
        longer.origin.clause = "13-3-4".into();
        assert_eq!(refused(plan::edit(&judge, id, rev, &longer).await), fault("ends_on", Fault::BeforeMeasure));
        longer.ends_on = "2027-04-30".into();
        plan::edit(&judge, id, rev, &longer).await.unwrap();
        plan::change(&judge, part.id, part.revision, &change).await.unwrap();
        let outside = seen(&world, &world.officer, id).await;
        assert_eq!(outside.line.ends_on.to_string(), "2027-03-31", "the reported version holds meanwhile");
        plan::report(&judge, id, revision(&world, &world.judge, id).await).await.unwrap();
        let outside = seen(&world, &world.officer, id).await;
        let [now, before] = outside.versions.as_slice() else { panic!("{:?}", outside.versions) };
        assert_eq!((now.number, now.reason.as_str()), (2, "業者の納品が遅れた。"));
        let fields: Vec<PlanField> =
            changes(&before.content, &now.content).into_iter().map(|changed| changed.field).collect();
        assert_eq!(fields, [PlanField::EndsOn, PlanField::Measure]);
        assert_eq!(told(&world, &world.officer, NoticeKind::PlanReported).await, 2);
        // A revision that is given up leaves what was reported.
        plan::revise(&judge, id, revision(&world, &world.judge, id).await, "取り違え").await.unwrap();
        plan::add(&judge, id, &measure(&world.judge, "2027-04-01")).await.unwrap();
        plan::keep(&judge, id, revision(&world, &world.judge, id).await).await.unwrap();
        let kept = seen(&world, &world.judge, id).await;
        assert_eq!((kept.line.status, kept.line.version, kept.parts.len()), (S::Reported, 2, 1));
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_second_person_finds_it_done_and_then_the_end_is_reported() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let auditor = world.colleague(&world.judge, "auditor", &[Role::Auditor]).await.unwrap();
        let (judge, manager, second) = (world.as_(&world.judge), world.as_(&world.manager), world.as_(&auditor));
        let id = reported(&world).await;
        let part = first(&world, id).await;
        assert_eq!(refused(plan::record(&judge, part.id, 1, &proved()).await), Refusal::NotPermitted, "not the owner");
        let half = ProofForm { done_on: "2026-11-23".into(), ..ProofForm::default() };
        assert_eq!(refused(plan::record(&manager, part.id, 1, &half).await), fault("proof", Fault::Missing));
        let tomorrow = ProofForm { done_on: "2026-11-24".into(), ..proved() };
        assert_eq!(refused(plan::record(&manager, part.id, 1, &tomorrow).await), fault("done_on", Fault::InTheFuture));
        assert_eq!(
            refused(plan::verify(&second, part.id, 1, true, "").await),
            Refusal::Rule(Rule::NotInThisState),
            "nothing is proved yet"
        );
        plan::record(&manager, part.id, 1, &proved()).await.unwrap();
        assert_eq!(due(&world, &auditor, DeadlineKind::Proof).await, 1);
        assert_eq!(due(&world, &world.manager, DeadlineKind::Proof).await, 0);
        for involved in [&judge, &manager] {
            assert_eq!(refused(plan::verify(involved, part.id, 2, true, "").await), Refusal::Rule(Rule::NotSecond));
        }
        assert_eq!(refused(plan::verify(&second, part.id, 2, false, "").await), fault("note", Fault::Missing));
        plan::verify(&second, part.id, 2, false, "写しがない。").await.unwrap();
        assert_eq!(told(&world, &world.manager, NoticeKind::PlanProofReturned).await, 1);
        let early = plan::close(&judge, id, revision(&world, &world.judge, id).await, "終わり").await;
        assert_eq!(refused(early), Refusal::Rule(Rule::NotInThisState));
        plan::record(&manager, part.id, 3, &proved()).await.unwrap();
        plan::verify(&second, part.id, 4, true, "").await.unwrap();
        assert_eq!(seen(&world, &world.judge, id).await.line.status, S::Done);
        assert_eq!(told(&world, &world.judge, NoticeKind::PlanDone).await, 1);
        plan::close(&judge, id, revision(&world, &world.judge, id).await, "全て終えた。").await.unwrap();
        let outside = seen(&world, &world.officer, id).await;
        let end = &outside.versions.first().unwrap().content;
        assert_eq!((end.end.as_str(), end.parts[0].proof.as_str()), ("全て終えた。", "総務 第31号"));
        assert_eq!((outside.line.status, outside.line.version), (S::Closed, 2));
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_receipt_is_of_a_version_and_on_paper_needs_two() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (officer, other) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let id = reported(&world).await;
        let rev = revision(&world, &world.officer, id).await;
        let nothing = plan::record_paper(&other, id, rev, &ReceiptForm::default()).await;
        let Refusal::Fields(problems) = refused(nothing) else { panic!("fields") };
        assert_eq!(problems.len(), 2, "{problems:?}");
        let paper =
            ReceiptForm { number: "装調 第9号".into(), received_on: "2026-11-20".into(), note: String::new() };
        plan::record_paper(&other, id, rev, &paper).await.unwrap();
        assert_eq!(refused(plan::check_paper(&other, id, rev + 1, true).await), Refusal::Rule(Rule::CheckerRecorded));
        assert!(seen(&world, &world.judge, id).await.receipts.is_empty(), "not before it is checked");
        plan::check_paper(&officer, id, rev + 1, false).await.unwrap();
        assert_eq!(due(&world, &world.officer, DeadlineKind::Receipt).await, 1);
        plan::record_paper(&other, id, rev + 2, &paper).await.unwrap();
        plan::check_paper(&officer, id, rev + 3, true).await.unwrap();
        let own = seen(&world, &world.judge, id).await;
        assert_eq!((own.line.received_version, own.receipts.len()), (1, 1));
        assert_eq!(told(&world, &world.judge, NoticeKind::PlanReceived).await, 1);
        let twice = plan::receive(&officer, id, rev + 4, &ReceiptForm::default()).await;
        assert_eq!(refused(twice), Refusal::Rule(Rule::NotInThisState));
        let judge = world.as_(&world.judge);
        plan::revise(&judge, id, rev + 4, "延びる").await.unwrap();
        let longer = PlanForm { ends_on: "2027-05-31".into(), ..form(String::new()) };
        let longer = PlanForm { origin: OriginForm { clause: "13-3-4".into(), ..longer.origin.clone() }, ..longer };
        plan::edit(&judge, id, rev + 5, &longer).await.unwrap();
        plan::report(&judge, id, rev + 6).await.unwrap();
        assert_eq!(due(&world, &world.officer, DeadlineKind::Receipt).await, 1, "of the further version");
        plan::receive(&officer, id, rev + 7, &ReceiptForm::default()).await.unwrap();
        assert_eq!(seen(&world, &world.judge, id).await.line.received_version, 2);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn below_a_case_the_company_above_learns_states_and_days() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        case.answer("a-policy", "nonconform", "未承認").await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let origin = OriginForm {
            origin: "item-not-met".into(),
            of: case.sheet().await.to_string(),
            item: "a-policy".into(),
            ..OriginForm::default()
        };
        let begun = plan::begin(&supervisor, &origin).await.unwrap();
        assert_eq!(begun.bases.len(), 1, "it stands below the case of the item");
        assert!(begun.origin.reference.ends_with("a-policy") && begun.origin.clause == "5-3");
        assert_eq!(refused(plan::begin(&world.as_(&world.bystander), &origin).await), Refusal::NotFound);
        let id = plan::draft(&supervisor, &PlanForm { origin, ..form(String::new()) }).await.unwrap();
        plan::add(&supervisor, id, &measure(&world.supervisor, "2027-01-31")).await.unwrap();
        assert_eq!(refused(plan::detail(&world.as_(&world.clerk), id).await), Refusal::NotFound);
        plan::report(&supervisor, id, revision(&world, &world.supervisor, id).await).await.unwrap();
        let above = seen(&world, &world.clerk, id).await;
        assert_eq!((above.line.status, above.content.parts.len()), (S::Reported, 1));
        assert_eq!(above.content.parts[0].title, "様式を改める");
        let hidden = [&above.content.shortcoming, &above.content.delay, &above.content.parts[0].owner];
        assert!(hidden.iter().all(|text| text.is_empty()) && above.line.reference.is_empty());
        assert!(above.events.is_empty() && above.receipts.is_empty());
        let ordered = plan::revise(&world.as_(&world.clerk), id, above.revision, "r").await;
        assert_eq!(refused(ordered), Refusal::NotPermitted);
        assert_eq!(told(&world, &world.clerk, NoticeKind::PlanReported).await, 1);
        // Somebody of the company who is not on the case knows of it once a measure is theirs.
        let owner = world.colleague(&world.supervisor, "manager", &[Role::SystemManager]).await.unwrap();
        assert_eq!(refused(plan::detail(&world.as_(&owner), id).await), Refusal::NotFound);
        plan::revise(&supervisor, id, above.revision, "担当を増やす").await.unwrap();
        plan::add(&supervisor, id, &measure(&owner, "2027-02-01")).await.unwrap();
        assert_eq!(seen(&world, &owner, id).await.parts.len(), 2);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let judge = world.as_(&world.judge);
        let Refusal::Fields(problems) = refused(plan::draft(&judge, &PlanForm::default()).await) else {
            panic!("fields")
        };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["basis", "origin", "reference", "clause", "shortcoming", "delay", "limit_on", "ends_on"]);
        let over = PlanForm { ends_on: "2026-11-22".into(), ..form(format!("contract:{}", world.contract)) };
        assert_eq!(refused(plan::draft(&judge, &over).await), fault("ends_on", Fault::InThePast));
        let id = plan::draft(&judge, &form(format!("contract:{}", world.contract))).await.unwrap();
        assert_eq!(refused(plan::report(&judge, id, 1).await), Refusal::Rule(Rule::MeasureMissing));
        let late = measure(&world.manager, "2027-04-01");
        assert_eq!(refused(plan::add(&judge, id, &late).await), fault("due_on", Fault::AfterPlanEnd));
        let nobody = measure(&world.checker, "2027-01-01");
        assert_eq!(refused(plan::add(&judge, id, &nobody).await), fault("owner", Fault::Choice));
        assert_eq!(refused(plan::draft(&world.as_(&world.clerk), &over).await), Refusal::NotPermitted);
        plan::add(&judge, id, &measure(&world.manager, "2027-01-01")).await.unwrap();
        house.house.clock.advance(chrono::Duration::days(200));
        assert_eq!(refused(plan::report(&judge, id, 1).await), fault("ends_on", Fault::InThePast));
        plan::cancel(&judge, id, 1, "事故ではなかった。").await.unwrap();
        assert_eq!(seen(&world, &world.judge, id).await.line.status, S::Cancelled);
        nothing_is_wrong(&house).await;
    }
}
