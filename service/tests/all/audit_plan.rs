//! Plans of security audits: drafted, passed on, approved by three people; what was approved is pinned – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use domain::audit::separation::TeamProblem;
use domain::audit_plan::view::{AuditPlanDetail, Lack};
use domain::audit_plan::{AuditPlanStatus as S, RowKind};
use domain::deadline::DeadlineKind;
use domain::id::AuditPlanId;
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use service::audit_plan::{self as plan, AuditPlanForm, DayForm, MemberForm, ProcedureForm, Put};
use service::{Result, deadline, notice, search};
use testing::{TestHouse, World, houses};

fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

fn fault(field: &str, fault: Fault) -> Refusal {
    Refusal::field(field, fault)
}

fn facts() -> AuditPlanForm {
    AuditPlanForm {
        fiscal_year: "２０２６".into(),
        trigger: "yearly".into(),
        departments: "製造部\n 設計部 ".into(),
        ..AuditPlanForm::default()
    }
}

fn named(person: &Actor, department: &str, handler: &str) -> MemberForm {
    MemberForm {
        membership: person.membership.to_string(),
        department: department.into(),
        post: "課長".into(),
        authority: "記録を見る。結果に責任を持つ。".into(),
        handler: handler.into(),
    }
}

fn procedure(department: &str) -> ProcedureForm {
    ProcedureForm {
        clause: "6-2-1".into(),
        department: department.into(),
        procedure: "登録簿が現物と合うか。".into(),
        method: "十件を抜き取る。".into(),
    }
}

fn day() -> DayForm {
    DayForm { title: "現場の確認".into(), starts_on: "2026-12-07".into(), ends_on: "2026-12-08".into() }
}

async fn seen(world: &World, actor: &Actor, id: AuditPlanId) -> AuditPlanDetail {
    plan::detail(&world.as_(actor), id).await.unwrap()
}

async fn revision(world: &World, id: AuditPlanId) -> i32 {
    seen(world, &world.auditor, id).await.revision
}

/// Everything that a plan needs, but for the people.
async fn begun(world: &World) -> AuditPlanId {
    let auditor = world.as_(&world.auditor);
    let id = plan::draft(&auditor, &facts()).await.unwrap();
    plan::put_day(&auditor, id, &Put::default(), &day()).await.unwrap();
    plan::put_procedure(&auditor, id, &Put::default(), &procedure("製造部")).await.unwrap();
    id
}

async fn ready(world: &World) -> AuditPlanId {
    let id = begun(world).await;
    let form = named(&world.handler, "品質保証部", "yes");
    plan::put_member(&world.as_(&world.auditor), id, &Put::default(), &form).await.unwrap();
    id
}

async fn passed(world: &World) -> AuditPlanId {
    let id = ready(world).await;
    plan::submit(&world.as_(&world.auditor), id, 1, "").await.unwrap();
    plan::pass(&world.as_(&world.judge), id, 2).await.unwrap();
    id
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

#[tokio::test]
async fn it_goes_from_hand_to_hand_and_each_knows_of_it_from_then_on() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (auditor, judge, executive) =
            (world.as_(&world.auditor), world.as_(&world.judge), world.as_(&world.executive));
        let id = ready(&world).await;
        let number = seen(&world, &world.auditor, id).await.line.number;
        assert!(number.starts_with("監-2026-"), "{number}");
        let other = world.colleague(&world.auditor, "other-auditor", &[Role::Auditor]).await.unwrap();
        let elsewhere =
            world.colleague(&world.supervisor, "elsewhere", &[Role::Auditor, Role::Supervisor]).await.unwrap();
        let unknown = [&world.judge, &world.executive, &world.manager, &other, &elsewhere, &world.officer];
        for actor in unknown {
            let refusal = refused(plan::detail(&world.as_(actor), id).await);
            assert_eq!(refusal, Refusal::NotFound, "a draft, to {:?}", actor.roles);
        }
        assert_eq!(seen(&world, &world.handler, id).await.line.number, number, "takes part by name");
        plan::submit(&auditor, id, 1, "").await.unwrap();
        assert_eq!(told(&world, &world.judge, NoticeKind::AuditPlanSubmitted).await, 1);
        assert_eq!(due(&world, &world.judge, DeadlineKind::AuditPlan).await, 1);
        assert_eq!(due(&world, &world.executive, DeadlineKind::AuditPlan).await, 0);
        assert_eq!(refused(plan::detail(&executive, id).await), Refusal::NotFound, "not passed on yet");
        assert_eq!(
            refused(plan::approve(&judge, id, 2, "").await),
            Refusal::NotPermitted,
            "a channel, not the approver"
        );
        plan::pass(&judge, id, 2).await.unwrap();
        assert_eq!(told(&world, &world.executive, NoticeKind::AuditPlanPassed).await, 1);
        assert_eq!(due(&world, &world.executive, DeadlineKind::AuditPlan).await, 1);
        let read = seen(&world, &world.executive, id).await;
        plan::approve(&executive, id, read.revision, &read.digest).await.unwrap();
        let approved = seen(&world, &world.judge, id).await;
        assert_eq!((approved.line.status, approved.approval_holds()), (S::Approved, true));
        for actor in [&world.auditor, &world.handler, &world.judge] {
            assert_eq!(told(&world, actor, NoticeKind::AuditPlanApproved).await, 1, "{:?}", actor.roles);
            assert_eq!(due(&world, actor, DeadlineKind::AuditDay).await, 1, "{:?}", actor.roles);
        }
        for actor in [&world.manager, &other, &elsewhere, &world.officer] {
            assert_eq!(refused(plan::detail(&world.as_(actor), id).await), Refusal::NotFound, "{:?}", actor.roles);
            assert_eq!(plan::list(&world.as_(actor)).await.unwrap(), []);
            assert_eq!(search::search(&world.as_(actor), &number).await.unwrap().matters, []);
            assert_eq!(due(&world, actor, DeadlineKind::AuditDay).await, 0);
        }
        assert_eq!(search::search(&auditor, &number).await.unwrap().matters.len(), 1);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn an_outsider_is_a_handler_or_it_is_said_why_not() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let auditor = world.as_(&world.auditor);
        let id = begun(&world).await;
        assert_eq!(refused(plan::submit(&auditor, id, 1, "").await), Refusal::Rule(Rule::AuditPlanIncomplete));
        let form = named(&world.handler, "製造部", "yes");
        plan::put_member(&auditor, id, &Put::default(), &form).await.unwrap();
        assert_eq!(
            refused(plan::submit(&auditor, id, 1, "人がいない。").await),
            Refusal::Rule(Rule::OwnUnit),
            "no reason lets a unit audit itself"
        );
        let form = named(&world.manager, "設計部", "no");
        plan::put_member(&auditor, id, &Put::default(), &form).await.unwrap();
        assert_eq!(refused(plan::submit(&auditor, id, 1, " ").await), fault("exception", Fault::NoOutsider));
        let form = named(&world.checker, "品質保証部", "no");
        plan::put_member(&auditor, id, &Put::default(), &form).await.unwrap();
        let lacks = seen(&world, &world.auditor, id).await.lacks;
        assert_eq!(lacks, [Lack::Team(TeamProblem::OutsiderNotHandler)]);
        assert_eq!(refused(plan::submit(&auditor, id, 1, "").await), fault("exception", Fault::OutsiderNotHandler));
        plan::submit(&auditor, id, 1, "品質保証部に取扱者がいない。").await.unwrap();
        plan::pass(&world.as_(&world.judge), id, 2).await.unwrap();
        let read = seen(&world, &world.executive, id).await;
        assert_eq!(read.content.exception, "品質保証部に取扱者がいない。", "the executive sees it");
        // Once somebody fits, the reason is gone with the next submission.
        plan::decline(&world.as_(&world.executive), id, 3, "取扱者を加えてください。").await.unwrap();
        assert_eq!(told(&world, &world.auditor, NoticeKind::AuditPlanReturned).await, 1);
        let member = read.content.members.iter().find(|member| member.department == "品質保証部").unwrap();
        let put = Put { row: Some(member.id), revision: 1 };
        plan::put_member(&auditor, id, &put, &named(&world.checker, "品質保証部", "yes")).await.unwrap();
        plan::submit(&auditor, id, 4, "もう要らない理由").await.unwrap();
        assert_eq!(seen(&world, &world.judge, id).await.content.exception, "");
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn what_is_typed_wrongly_is_said_at_the_field() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let auditor = world.as_(&world.auditor);
        let bad =
            AuditPlanForm { fiscal_year: "来年".into(), trigger: "otherwise".into(), ..AuditPlanForm::default() };
        let Refusal::Fields(found) = refused(plan::draft(&auditor, &bad).await) else { panic!("no fields") };
        let found: Vec<_> = found.iter().map(|problem| (problem.field.as_str(), problem.fault)).collect();
        let missing = Fault::Missing;
        let wanted = [("fiscal_year", Fault::Number), ("trigger_reason", missing), ("departments", missing)];
        assert_eq!(found, wanted);
        let elsewhere = AuditPlanForm { contract: world.contract.to_string(), ..facts() };
        let lower = world.colleague(&world.supervisor, "lower-auditor", &[Role::Auditor]).await.unwrap();
        assert_eq!(refused(plan::draft(&world.as_(&lower), &elsewhere).await), fault("contract", Fault::Choice));
        assert_eq!(refused(plan::draft(&world.as_(&world.judge), &facts()).await), Refusal::NotPermitted);
        let id = ready(&world).await;
        let new = Put::default();
        for orders in [&world.judge, &world.executive] {
            let refusal = refused(plan::put_member(&auditor, id, &new, &named(orders, "総務部", "yes")).await);
            assert_eq!(refusal, fault("membership", Fault::OrdersOrApproves), "{:?}", orders.roles);
        }
        let again = named(&world.handler, "総務部", "yes");
        let refusal = refused(plan::put_member(&auditor, id, &new, &again).await);
        assert_eq!(refusal, fault("membership", Fault::NamedAlready));
        let stranger = named(&world.stranger, "総務部", "yes");
        assert_eq!(refused(plan::put_member(&auditor, id, &new, &stranger).await), fault("membership", Fault::Choice));
        let backwards = DayForm { ends_on: "2026-12-01".into(), ..day() };
        let refusal = refused(plan::put_day(&auditor, id, &new, &backwards).await);
        assert_eq!(refusal, fault("ends_on", Fault::EndsBeforeItStarts));
        let refusal = refused(plan::put_procedure(&auditor, id, &new, &procedure("営業部")).await);
        assert_eq!(refusal, fault("department", Fault::Choice));
        let without = AuditPlanForm { departments: "設計部".into(), ..facts() };
        assert_eq!(refused(plan::edit(&auditor, id, 1, &without).await), fault("departments", Fault::NotAudited));
        assert_eq!(refused(plan::cancel(&auditor, id, 1, "").await), fault("reason", Fault::Missing));
        let refusal = refused(plan::give_back(&world.as_(&world.judge), id, 1, "r").await);
        assert_eq!(refusal, Refusal::NotFound, "not submitted yet");
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn drafting_passing_on_and_approving_are_three_people() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let roles = [Role::Auditor, Role::Supervisor, Role::Executive];
        let all = world.colleague(&world.auditor, "all", &roles).await.unwrap();
        let both = world.colleague(&world.auditor, "both", &[Role::Supervisor, Role::Executive]).await.unwrap();
        let id = ready(&world).await;
        plan::submit(&world.as_(&world.auditor), id, 1, "").await.unwrap();
        // Taken back and submitted again by somebody who could also pass it on.
        plan::take_back(&world.as_(&all), id, 2).await.unwrap();
        plan::submit(&world.as_(&all), id, 3, "").await.unwrap();
        assert_eq!(refused(plan::pass(&world.as_(&all), id, 4).await), Refusal::Rule(Rule::ThreePeople));
        plan::pass(&world.as_(&both), id, 4).await.unwrap();
        let digest = seen(&world, &world.executive, id).await.digest;
        for actor in [&all, &both] {
            let refusal = refused(plan::approve(&world.as_(actor), id, 5, &digest).await);
            assert_eq!(refusal, Refusal::Rule(Rule::ThreePeople), "{:?}", actor.roles);
        }
        plan::approve(&world.as_(&world.executive), id, 5, &digest).await.unwrap();
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn an_approval_is_of_what_was_read() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (auditor, executive) = (world.as_(&world.auditor), world.as_(&world.executive));
        let id = passed(&world).await;
        let read = seen(&world, &world.executive, id).await;
        // While the executive reads, the audit unit takes it back, changes it, and it comes to them once more.
        plan::take_back(&auditor, id, 3).await.unwrap();
        plan::put_procedure(&auditor, id, &Put::default(), &procedure("設計部")).await.unwrap();
        plan::submit(&auditor, id, 4, "").await.unwrap();
        plan::pass(&world.as_(&world.judge), id, 5).await.unwrap();
        assert_eq!(refused(plan::approve(&executive, id, 3, &read.digest).await), Refusal::Rule(Rule::DecisionStale));
        assert_eq!(refused(plan::approve(&executive, id, 6, &read.digest).await), Refusal::Rule(Rule::DecisionStale));
        let now = seen(&world, &world.executive, id).await;
        assert_eq!(refused(plan::approve(&executive, id, 3, &now.digest).await), Refusal::ChangedMeanwhile);
        plan::approve(&executive, id, 6, &now.digest).await.unwrap();
        // A change after the approval: it falls, and what was approved stays on record.
        plan::reopen(&auditor, id, 7, "日程が変わった。").await.unwrap();
        let fallen = seen(&world, &world.judge, id).await;
        assert_eq!((fallen.line.status, fallen.approval_holds()), (S::Drafted, false));
        assert_eq!(fallen.approved_digest, now.digest);
        let refusal = refused(plan::put_day(&executive, id, &Put::default(), &day()).await);
        assert_eq!(refusal, Refusal::NotPermitted);
        house.behind_the_back("audit_approval", "UPDATE audit_approval SET digest = 'x'").await.unwrap();
        let found = service::trail::verify(&house.nobody()).await.unwrap().findings;
        assert!(!found.is_empty(), "{}: and the trail tells", house.name);
    }
}

#[tokio::test]
async fn the_next_plan_begins_with_this_one_and_everything_is_looked_at_again() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let auditor = world.as_(&world.auditor);
        let earlier = passed(&world).await;
        let form = AuditPlanForm { fiscal_year: "2027".into(), before: earlier.to_string(), ..facts() };
        let id = plan::draft(&auditor, &form).await.unwrap();
        let next = seen(&world, &world.auditor, id).await;
        assert_eq!(next.before, Some(earlier));
        assert_eq!(next.content.days[0].starts_on.to_string(), "2027-12-07", "a year on");
        assert_eq!(next.rows.iter().filter(|(_, row)| row.carried).count(), 3);
        assert_eq!(next.lacks, [Lack::Carried]);
        assert_eq!(refused(plan::submit(&auditor, id, 1, "").await), Refusal::Rule(Rule::CarriedOver));
        for (kind, row) in &next.rows {
            plan::keep_row(&auditor, id, *kind, (row.id, row.revision)).await.unwrap();
        }
        let (_, day) = next.rows.iter().find(|(kind, _)| *kind == RowKind::Day).unwrap();
        let refusal = refused(plan::keep_row(&auditor, id, RowKind::Day, (day.id, day.revision)).await);
        assert_eq!(refusal, Refusal::ChangedMeanwhile);
        plan::submit(&auditor, id, 1, "").await.unwrap();
        let other = world.colleague(&world.auditor, "other-auditor", &[Role::Auditor]).await.unwrap();
        assert_eq!(refused(plan::draft(&world.as_(&other), &form).await), Refusal::NotFound, "not theirs to know");
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn items_of_a_checklist_become_procedures() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let auditor = world.as_(&world.auditor);
        let id = ready(&world).await;
        let page = plan::take_over_page(&auditor, id, Some(world.version)).await.unwrap();
        assert!(page.items.iter().any(|item| item.key == "a-policy"));
        let nothing = plan::take_over(&auditor, id, (world.version, "製造部"), &["no-such".into()], false).await;
        assert_eq!(refused(nothing), fault("items", Fault::Choice));
        let items = ["a-policy".to_owned(), "b-training".to_owned()];
        plan::take_over(&auditor, id, (world.version, "設計部"), &items, false).await.unwrap();
        let taken = seen(&world, &world.auditor, id).await.content.procedures;
        assert_eq!(taken.len(), 3);
        assert_eq!(taken[1].procedure, world.content.item("a-policy").unwrap().question_ja);
        let row = seen(&world, &world.auditor, id).await.row(taken[2].id).unwrap();
        plan::remove_row(&auditor, id, RowKind::Procedure, (row.id, row.revision)).await.unwrap();
        assert_eq!(seen(&world, &world.auditor, id).await.content.procedures.len(), 2);
        assert!(revision(&world, id).await > 0);
        nothing_is_wrong(&house).await;
    }
}
