//! Security audits: ordered on what was approved, held with rights for that time, reported, improved, closed – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod evidence;
mod late;
mod paper;

use chrono::Duration;
use domain::audit::finding::FindingStatus as F;
use domain::audit::view::{AuditDetail, FindingDetail};
use domain::audit::{AuditStatus as S, Outcome};
use domain::deadline::DeadlineKind;
use domain::id::{AuditId, AuditPlanId, FindingId};
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal, Rule};
use domain::role::Role;
use service::audit::{
    self, ConsultForm, DecideForm, FindingForm, GrantForm, LookForm, OrderForm, ProofForm, ProvisionForm, ResultForm,
};
use service::audit_plan::{self as plan, AuditPlanForm, DayForm, MemberForm, ProcedureForm, Put};
use service::circulation::{self, TellForm};
use service::{Result, deadline, notice, search};
use testing::{TestHouse, World, houses};

const UNIT: &str = "製造部";

fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

fn fault(field: &str, fault: Fault) -> Refusal {
    Refusal::field(field, fault)
}

/// A plan of two procedures, approved: the handler of quality assurance takes part, and somebody of the audited unit.
async fn approved(world: &World, insider: &Actor) -> AuditPlanId {
    let (auditor, new) = (world.as_(&world.auditor), Put::default());
    let facts = AuditPlanForm {
        fiscal_year: "2026".into(),
        trigger: "yearly".into(),
        departments: format!("{UNIT}\n総務部"),
        ..AuditPlanForm::default()
    };
    let id = plan::draft(&auditor, &facts).await.unwrap();
    let day = DayForm { title: "現場".into(), starts_on: "2026-12-07".into(), ends_on: "2026-12-08".into() };
    plan::put_day(&auditor, id, &new, &day).await.unwrap();
    for department in [UNIT, "総務部"] {
        let (clause, procedure, method) = ("6-2-1".into(), "登録簿と現物".into(), "抜取り".into());
        let procedure = ProcedureForm { clause, department: department.into(), procedure, method };
        plan::put_procedure(&auditor, id, &new, &procedure).await.unwrap();
    }
    for (person, department) in [(&world.handler, "品質保証部"), (insider, UNIT)] {
        let member = MemberForm {
            membership: person.membership.to_string(),
            department: department.into(),
            post: "主任".into(),
            authority: "記録を見る".into(),
            handler: "yes".into(),
        };
        plan::put_member(&auditor, id, &new, &member).await.unwrap();
    }
    plan::submit(&auditor, id, 1, "").await.unwrap();
    plan::pass(&world.as_(&world.judge), id, 2).await.unwrap();
    let executive = world.as_(&world.executive);
    let digest = plan::detail(&executive, id).await.unwrap().digest;
    plan::approve(&executive, id, 3, &digest).await.unwrap();
    id
}

fn window() -> OrderForm {
    OrderForm { starts_on: "2026-12-07".into(), ends_on: "2026-12-11".into() }
}

fn rights(person: &Actor) -> GrantForm {
    GrantForm {
        member: person.membership.to_string(),
        scope: "文書庫、登録簿".into(),
        from_on: "2026-12-07".into(),
        until_on: "2026-12-11".into(),
    }
}

fn found(department: &str) -> FindingForm {
    FindingForm {
        clause: "6-2-1".into(),
        department: department.into(),
        what: "返却の記録がない。".into(),
        severity: "major".into(),
        proposal: "返却簿を作る。".into(),
        days: "30".into(),
    }
}

fn looked(outcome: Outcome, note: &str) -> LookForm {
    LookForm { sample: "48件から8件".into(), note: note.into(), outcome: outcome.code().into() }
}

async fn seen(world: &World, actor: &Actor, id: AuditId) -> AuditDetail {
    audit::detail(&world.as_(actor), id).await.unwrap()
}

async fn finding(world: &World, actor: &Actor, id: FindingId) -> FindingDetail {
    audit::finding(&world.as_(actor), id).await.unwrap()
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

async fn insider(world: &World) -> Actor {
    world.colleague(&world.handler, "insider", &[Role::Handler]).await.unwrap()
}

/// Begun on its first day, by somebody with rights.
async fn running(house: &TestHouse, world: &World) -> AuditId {
    let judge = world.as_(&world.judge);
    let plan = approved(world, &insider(world).await).await;
    let id = audit::order(&judge, plan, &window()).await.unwrap();
    audit::give(&judge, id, &rights(&world.handler)).await.unwrap();
    house.house.clock.advance(Duration::days(14));
    audit::start(&world.as_(&world.auditor), id, 1).await.unwrap();
    id
}

/// Held, with a finding; its result was submitted.
async fn reported(house: &TestHouse, world: &World) -> (AuditId, FindingId) {
    let id = running(house, world).await;
    let (handler, auditor) = (world.as_(&world.handler), world.as_(&world.auditor));
    for check in audit::fieldwork(&handler, id).await.unwrap().checks {
        let form = looked(Outcome::Problem, "二件に返却の記録がない。");
        audit::look(&handler, id, (check.id, check.revision), &form).await.unwrap();
    }
    audit::put_finding(&auditor, id, &Put::default(), &found(UNIT)).await.unwrap();
    audit::finish(&auditor, id, 2).await.unwrap();
    let form = ResultForm { problem: "yes".into(), summary: "概ね良好。".into() };
    audit::report(&auditor, id, 3, &form).await.unwrap();
    let finding = seen(world, &world.judge, id).await.findings[0].id;
    (id, finding)
}

async fn consulted(world: &World, id: FindingId) {
    let form = ConsultForm {
        consulted_on: "2026-12-07".into(),
        consulted_with: "製造部 鈴木".into(),
        minutes: "二週間でできる。".into(),
    };
    audit::consult(&world.as_(&world.judge), id, 2, &form).await.unwrap();
}

async fn decided(world: &World, id: FindingId) {
    let (owner, due_on) = (world.manager.membership.to_string(), "2026-12-21".into());
    let form = DecideForm { measure: "返却簿を作る。".into(), owner, due_on };
    audit::decide(&world.as_(&world.judge), id, 3, &form).await.unwrap();
}

#[tokio::test]
async fn from_the_order_to_the_close() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (id, key) = reported(&house, &world).await;
        let (auditor, judge, manager) = (world.as_(&world.auditor), world.as_(&world.judge), world.as_(&world.manager));
        assert_eq!(told(&world, &world.handler, NoticeKind::AuditOrdered).await, 1, "{}", house.name);
        assert_eq!(told(&world, &world.handler, NoticeKind::AuditRightsGiven).await, 1);
        assert_eq!(told(&world, &world.judge, NoticeKind::AuditReported).await, 1);
        assert_eq!(due(&world, &world.judge, DeadlineKind::FindingStep).await, 1);
        assert_eq!(due(&world, &world.judge, DeadlineKind::AuditNext).await, 1, "a year after it was held");

        let executive = TellForm { people: vec![world.executive.membership.to_string()], ..TellForm::default() };
        let none = audit::detail(&world.as_(&world.executive), id).await;
        assert_eq!(refused(none), Refusal::NotFound, "not told yet");
        assert_eq!(refused(audit::close(&judge, id, 4).await), Rule::NotMadeKnown.into());
        audit::make_known(&judge, id, &executive).await.unwrap();
        let read = seen(&world, &world.executive, id).await;
        assert!(read.findings.is_empty() && read.events.is_empty(), "the result, and nothing else");
        assert_eq!(read.result.unwrap().0.findings.len(), 1);
        let waits = read.circulation.unwrap().waits().unwrap().clone();
        circulation::acknowledge(&world.as_(&world.executive), waits.id, waits.revision).await.unwrap();
        assert_eq!(refused(audit::close(&judge, id, 4).await), Rule::FindingsOpen.into());

        consulted(&world, key).await;
        decided(&world, key).await;
        assert_eq!(told(&world, &world.manager, NoticeKind::FindingDecided).await, 1);
        assert_eq!(due(&world, &world.manager, DeadlineKind::FindingMeasure).await, 1);
        assert_eq!(
            refused(audit::detail(&manager, id).await),
            Refusal::NotFound,
            "the owner knows of the finding only"
        );
        let proof = ProofForm { done_on: "2026-12-07".into(), proof: "返却簿 第1版".into() };
        audit::implement(&manager, key, 4, &proof).await.unwrap();
        assert_eq!(refused(audit::verify(&auditor, key, 5, false, "").await), fault("reason", Fault::Missing));
        audit::verify(&auditor, key, 5, false, "版がない。").await.unwrap();
        assert_eq!(finding(&world, &world.manager, key).await.line.status, F::Decided);
        audit::implement(&manager, key, 6, &proof).await.unwrap();
        audit::verify(&auditor, key, 7, true, "").await.unwrap();
        audit::close(&judge, id, 4).await.unwrap();
        assert_eq!(seen(&world, &world.judge, id).await.line.status, S::Closed);
        let number = seen(&world, &world.judge, id).await.line.number;
        assert_eq!(search::search(&judge, &number).await.unwrap().matters.len(), 1);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn it_is_ordered_once_on_what_was_approved() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (auditor, judge) = (world.as_(&world.auditor), world.as_(&world.judge));
        let plan = approved(&world, &insider(&world).await).await;
        assert_eq!(refused(audit::order(&auditor, plan, &window()).await), Refusal::NotPermitted, "{}", house.name);
        let ends = OrderForm { starts_on: "2026-12-07".into(), ends_on: "2026-12-06".into() };
        let refusal = refused(audit::order(&judge, plan, &ends).await);
        assert_eq!(refusal, fault("ends_on", Fault::EndsBeforeItStarts));
        let id = audit::order(&judge, plan, &window()).await.unwrap();
        assert_eq!(refused(audit::order(&judge, plan, &window()).await), Rule::NotInThisState.into());
        assert_eq!(refused(audit::ordering(&judge, plan).await), Refusal::NotFound);
        let changed = plan::reopen(&auditor, plan, 4, "日程").await;
        assert_eq!(refused(changed), Rule::NotInThisState.into(), "what is ordered on stays as it is");
        assert_eq!(refused(audit::call_off(&judge, id, 1, " ").await), fault("reason", Fault::Missing));
        audit::call_off(&judge, id, 1, "工場が止まる。").await.unwrap();
        audit::order(&judge, plan, &window()).await.unwrap();
        assert_eq!(audit::list(&judge).await.unwrap().lines.len(), 2);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn rights_are_for_a_time_and_open_the_papers() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (auditor, judge, handler) = (world.as_(&world.auditor), world.as_(&world.judge), world.as_(&world.handler));
        let plan = approved(&world, &insider(&world).await).await;
        let id = audit::order(&judge, plan, &window()).await.unwrap();
        assert_eq!(refused(audit::start(&auditor, id, 1).await), Rule::RightsMissing.into(), "{}", house.name);
        let nobody = GrantForm { member: world.employee.membership.to_string(), ..rights(&world.handler) };
        assert_eq!(refused(audit::give(&judge, id, &nobody).await), fault("member", Fault::Choice));
        let long = GrantForm { until_on: "2026-12-12".into(), ..rights(&world.handler) };
        assert_eq!(refused(audit::give(&judge, id, &long).await), fault("until_on", Fault::AfterAudit));
        assert_eq!(refused(audit::give(&auditor, id, &rights(&world.handler)).await), Refusal::NotPermitted);
        audit::give(&judge, id, &rights(&world.handler)).await.unwrap();
        let given = ProvisionForm { what: "文書 A-1".into(), how: "閲覧".into(), given_on: "2026-11-23".into() };
        audit::provide(&judge, id, &given).await.unwrap();
        assert_eq!(refused(audit::start(&auditor, id, 1).await), Rule::RightsMissing.into(), "not yet");
        let early = audit::fieldwork(&handler, id).await.unwrap();
        assert!(early.checks.is_empty() && early.provisions.is_empty(), "nothing before the first day");
        house.house.clock.advance(Duration::days(14));
        audit::start(&auditor, id, 1).await.unwrap();
        let work = audit::fieldwork(&handler, id).await.unwrap();
        assert_eq!((work.checks.len(), work.provisions.len(), work.holds), (2, 1, true));
        let own = audit::fieldwork(&auditor, id).await.unwrap();
        assert!(own.checks.is_empty(), "the audit unit without rights");
        let check = &work.checks[0];
        let form = looked(Outcome::InOrder, "");
        let row = (check.id, check.revision);
        house.house.clock.advance(Duration::days(5));
        assert_eq!(refused(audit::look(&handler, id, row, &form).await), Rule::NoRights.into(), "over by themselves");
        house.house.clock.advance(Duration::days(-5));
        audit::look(&handler, id, row, &form).await.unwrap();
        let grant = audit::fieldwork(&judge, id).await.unwrap().grants[0].clone();
        audit::withdraw(&judge, id, (grant.id, grant.revision)).await.unwrap();
        assert_eq!(refused(audit::withdraw(&judge, id, (grant.id, 2)).await), Rule::NotInThisState.into());
        let row = (check.id, check.revision + 1);
        assert_eq!(refused(audit::look(&handler, id, row, &form).await), Rule::NoRights.into(), "withdrawn");
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn nobody_audits_their_own_unit_and_the_result_says_what_was_found() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (auditor, judge, handler) = (world.as_(&world.auditor), world.as_(&world.judge), world.as_(&world.handler));
        let insider = insider(&world).await;
        let plan = approved(&world, &insider).await;
        let id = audit::order(&judge, plan, &window()).await.unwrap();
        house.house.clock.advance(Duration::days(14));
        for person in [&world.handler, &insider] {
            audit::give(&judge, id, &rights(person)).await.unwrap();
        }
        audit::start(&auditor, id, 1).await.unwrap();
        let checks = audit::fieldwork(&handler, id).await.unwrap().checks;
        let (theirs, other) = (&checks[0], &checks[1]);
        let own = audit::look(&world.as_(&insider), id, (theirs.id, 1), &looked(Outcome::InOrder, "")).await;
        assert_eq!(refused(own), Rule::OwnUnit.into(), "{}", house.name);
        let own = audit::put_finding(&world.as_(&insider), id, &Put::default(), &found(UNIT)).await;
        assert_eq!(refused(own), Rule::OwnUnit.into());
        let silent = audit::look(&handler, id, (theirs.id, 1), &looked(Outcome::Problem, " ")).await;
        assert_eq!(refused(silent), fault("note", Fault::Missing));
        audit::look(&handler, id, (theirs.id, 1), &looked(Outcome::Problem, "記録がない。")).await.unwrap();
        assert_eq!(refused(audit::finish(&auditor, id, 2).await), Rule::ChecksOpen.into());
        audit::look(&handler, id, (other.id, 1), &looked(Outcome::LeftOut, "停電。")).await.unwrap();
        audit::finish(&auditor, id, 2).await.unwrap();
        let over = audit::fieldwork(&judge, id).await.unwrap();
        assert!(over.grants.iter().all(|grant| grant.rights.withdrawn), "at the end by themselves");
        assert!(audit::fieldwork(&world.as_(&insider), id).await.unwrap().provisions.is_empty());

        let said = |problem: &str| ResultForm { problem: problem.into(), summary: "概要".into() };
        assert_eq!(refused(audit::report(&auditor, id, 3, &said("")).await), fault("problem", Fault::Choice));
        assert_eq!(refused(audit::report(&auditor, id, 3, &said("no")).await), Rule::FindingDenied.into());
        assert_eq!(refused(audit::report(&auditor, id, 3, &said("yes")).await), Rule::FindingMissing.into());
        let away = FindingForm { department: "営業部".into(), days: "0".into(), ..found(UNIT) };
        let Refusal::Fields(problems) = refused(audit::put_finding(&auditor, id, &Put::default(), &away).await) else {
            panic!("fields")
        };
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["department", "days"]);
        for _ in 0..2 {
            audit::put_finding(&auditor, id, &Put::default(), &found(UNIT)).await.unwrap();
        }
        let raised = seen(&world, &world.auditor, id).await.findings;
        assert!(seen(&world, &world.judge, id).await.findings.is_empty(), "not submitted yet");
        let early = audit::finding(&judge, raised[0].id).await;
        assert_eq!(refused(early), Refusal::NotFound);
        audit::take_out(&auditor, id, (raised[0].id, 1)).await.unwrap();
        audit::report(&auditor, id, 3, &said("yes")).await.unwrap();
        let numbers: Vec<i32> = seen(&world, &world.judge, id).await.findings.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2], "what was taken out is not counted again");
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn the_audited_never_find_it_done() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (_, key) = reported(&house, &world).await;
        let judge = world.as_(&world.judge);
        let nothing = DecideForm::default();
        assert_eq!(refused(audit::decide(&judge, key, 2, &nothing).await), Rule::NotInThisState.into(), "13-3-3");
        consulted(&world, key).await;
        let owner = DecideForm {
            measure: "返却簿を作る。".into(),
            owner: world.auditor.membership.to_string(),
            due_on: "2026-12-06".into(),
        };
        assert_eq!(refused(audit::decide(&judge, key, 3, &owner).await), fault("due_on", Fault::InThePast));
        audit::decide(&judge, key, 3, &DecideForm { due_on: "2026-12-21".into(), ..owner }).await.unwrap();
        let auditor = world.as_(&world.auditor);
        let proof = ProofForm { done_on: "2026-12-08".into(), proof: "返却簿".into() };
        assert_eq!(refused(audit::implement(&auditor, key, 4, &proof).await), fault("done_on", Fault::InTheFuture));
        let proof = ProofForm { done_on: "2026-12-07".into(), ..proof };
        let other = audit::implement(&world.as_(&world.manager), key, 4, &proof).await;
        assert_eq!(refused(other), Refusal::NotFound, "not theirs");
        audit::implement(&auditor, key, 4, &proof).await.unwrap();
        let own = audit::verify(&auditor, key, 5, true, "").await;
        assert_eq!(refused(own), Rule::NotTheAudited.into(), "{}: whoever owns it", house.name);
        assert_eq!(refused(audit::verify(&judge, key, 5, true, "").await), Refusal::NotPermitted);
        nothing_is_wrong(&house).await;
    }
}
