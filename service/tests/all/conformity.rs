//! Policy sets and rosters that the ministry confirms: submitted, asked about, answered, followed, in force – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use chrono::Duration;
use domain::conformity::ConformityStatus;
use domain::conformity::content::ConformityForm;
use domain::conformity::force::Force;
use domain::deadline::DeadlineKind;
use domain::desk::query::Query;
use domain::desk::{Outcome, Procedure, Stand, Turn};
use domain::id::ConformityId;
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use domain::role::Role;
use service::conformity::{self, AnswerForm};
use service::{Ctx, Result, deadline, desk, notice};
use testing::{TestHouse, World, houses};

fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

fn policy(world: &World) -> ConformityForm {
    ConformityForm {
        kind: "policy-set".into(),
        contract: world.contract.to_string(),
        title: "情報セキュリティ基本方針等".into(),
        version: "第1版".into(),
        document_number: "情保 第12号".into(),
        handed_over: "調達企画課へ手渡し".into(),
        handed_over_on: "2026-11-20".into(),
        author: "渡辺 正".into(),
        approver: "港 太郎".into(),
        approved_on: "2026-11-19".into(),
        ..ConformityForm::default()
    }
}

fn roster(world: &World) -> ConformityForm {
    ConformityForm {
        kind: "handler-roster".into(),
        people: "12".into(),
        joined: "2".into(),
        left: "1".into(),
        ..policy(world)
    }
}

fn confirmed() -> AnswerForm {
    AnswerForm { outcome: "confirmed".into(), ..AnswerForm::default() }
}

fn remarked() -> AnswerForm {
    AnswerForm { outcome: "remarked".into(), remarks: "第5条を見直すこと".into(), ..AnswerForm::default() }
}

/// 管理者 of the prime.
fn manager(world: &World) -> Ctx {
    world.as_(&world.manager)
}

/// Of the executives of the prime.
fn executive(world: &World) -> Ctx {
    world.as_(&Actor { roles: vec![Role::Executive], ..world.administrator.clone() })
}

async fn revision(ctx: &Ctx, id: ConformityId) -> i32 {
    conformity::detail(ctx, id).await.unwrap().revision
}

async fn submitted(ctx: &Ctx, form: &ConformityForm) -> ConformityId {
    let id = conformity::draft(ctx, form, None).await.unwrap();
    conformity::submit(ctx, id, 1).await.unwrap();
    id
}

async fn decide(world: &World, id: ConformityId, form: &AnswerForm) -> Result<()> {
    let officer = world.as_(&world.officer);
    conformity::decide(&officer, id, revision(&officer, id).await, form).await
}

async fn told(world: &World, actor: &Actor, kind: NoticeKind) -> usize {
    let found = notice::list(&world.as_(actor)).await.unwrap();
    found.into_iter().filter(|line| line.kind == kind).count()
}

/// The register of the ministry's desk says the same as the request.
async fn registered(ctx: &Ctx, id: ConformityId) -> Stand {
    let mut found = desk::list(ctx, &Query::default()).await.unwrap();
    found.extend(desk::list(ctx, &Query { ended: true, ..Query::default() }).await.unwrap());
    let line = found.into_iter().find(|line| (line.procedure, line.subject) == (Procedure::Conformity, id.0));
    line.map_or(Stand::Outside, |line| line.outcome.map_or(Stand::Waits(line.turn), Stand::Over))
}

async fn nothing_is_wrong(house: &TestHouse) {
    assert_eq!(service::trail::verify(&house.nobody()).await.unwrap().findings, [], "{}", house.name);
}

async fn force(ctx: &Ctx, id: ConformityId) -> Option<Force<ConformityId>> {
    let of_page = conformity::detail(ctx, id).await.unwrap().force;
    let of_list = conformity::list(ctx).await.unwrap().into_iter().find(|line| line.id == id).unwrap().force;
    assert_eq!(of_page, of_list, "page and register say the same");
    of_page
}

#[tokio::test]
async fn remarked_followed_confirmed_and_in_force() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (supervisor, officer) = (world.as_(&world.judge), world.as_(&world.officer));
        let first = conformity::draft(&supervisor, &policy(&world), None).await.unwrap();
        assert_eq!(refused(conformity::detail(&officer, first).await), Refusal::NotFound, "{}: a draft", house.name);
        assert_eq!(registered(&officer, first).await, Stand::Outside);
        conformity::submit(&supervisor, first, 1).await.unwrap();
        assert_eq!(registered(&officer, first).await, Stand::Waits(Turn::Ministry), "{}", house.name);
        assert_eq!(told(&world, &world.case_officer, NoticeKind::ConformitySubmitted).await, 1);
        let late = conformity::edit(&supervisor, first, 2, &policy(&world)).await;
        assert_eq!(refused(late), Refusal::Rule(Rule::NotInThisState), "{}: frozen", house.name);
        conformity::query(&world.as_(&world.case_officer), first, 2, "改正の理由は").await.unwrap();
        assert_eq!(registered(&officer, first).await, Stand::Waits(Turn::Applicant), "{}", house.name);
        assert_eq!(refused(decide(&world, first, &confirmed()).await), Refusal::Rule(Rule::QueryOpen));
        conformity::answer_query(&supervisor, first, 3, "組織の変更です").await.unwrap();
        let blank = AnswerForm { remarks: String::new(), ..remarked() };
        assert_eq!(refused(decide(&world, first, &blank).await), Refusal::field("remarks", Fault::Missing));
        decide(&world, first, &remarked()).await.unwrap();
        assert_eq!(registered(&officer, first).await, Stand::Over(Outcome::Remarked), "{}", house.name);
        assert_eq!(told(&world, &world.judge, NoticeKind::ConformityAnswered).await, 1);
        assert_eq!(refused(decide(&world, first, &confirmed()).await), Refusal::Rule(Rule::NotInThisState));
        assert_eq!(force(&supervisor, first).await, None, "{}", house.name);

        let next = ConformityForm { follows: first.to_string(), version: "第2版".into(), ..policy(&world) };
        let second = submitted(&supervisor, &next).await;
        decide(&world, second, &confirmed()).await.unwrap();
        let today = supervisor.today();
        assert_eq!(force(&supervisor, second).await, Some(Force::InForce(today)), "{}", house.name);
        let seen = conformity::detail(&officer, second).await.unwrap();
        assert_eq!(seen.follows.unwrap().id, first);
        assert_eq!(conformity::detail(&supervisor, first).await.unwrap().followed_by[0].id, second);
        let history: Vec<String> =
            conformity::detail(&supervisor, first).await.unwrap().events.into_iter().map(|event| event.text).collect();
        assert_eq!(history, ["", "改正の理由は", "組織の変更です", "第5条を見直すこと"]);

        // A third version says what changed; the second stays in force until it is confirmed.
        house.house.clock.advance(Duration::days(3));
        let third = ConformityForm { follows: second.to_string(), version: "第3版".into(), ..policy(&world) };
        let silent = conformity::draft(&supervisor, &third, None).await;
        assert_eq!(refused(silent), Refusal::field("changes", Fault::Missing), "{}", house.name);
        let third = submitted(&supervisor, &ConformityForm { changes: "第7条".into(), ..third }).await;
        assert_eq!(force(&supervisor, second).await, Some(Force::InForce(today)), "{}: meanwhile", house.name);
        decide(&world, third, &confirmed()).await.unwrap();
        let later = supervisor.today();
        assert_eq!(force(&supervisor, second).await, Some(Force::Superseded(third, later)), "{}", house.name);
        assert_eq!(conformity::detail(&officer, first).await.unwrap().in_force.unwrap().id, third);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn each_kind_is_put_by_its_own_people_and_read_by_few() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (supervisor, manager) = (world.as_(&world.judge), manager(&world));
        for (ctx, form) in [(&manager, policy(&world)), (&supervisor, roster(&world))] {
            assert_eq!(refused(conformity::draft(ctx, &form, None).await), Refusal::NotPermitted, "{}", house.name);
        }
        let set = submitted(&supervisor, &policy(&world)).await;
        let list = submitted(&manager, &roster(&world)).await;
        assert_eq!(refused(conformity::detail(&manager, set).await), Refusal::NotFound, "{}", house.name);
        for reader in [&supervisor, &executive(&world)] {
            assert_eq!(conformity::list(reader).await.unwrap().len(), 2, "{}", house.name);
            assert!(conformity::detail(reader, list).await.is_ok());
        }
        let reads = conformity::withdraw(&supervisor, list, 2, "誤り").await;
        assert_eq!(refused(reads), Refusal::NotPermitted, "{}: reading is not answering for it", house.name);
        assert_eq!(refused(conformity::withdraw(&executive(&world), set, 2, "誤り").await), Refusal::NotPermitted);
        assert_eq!(conformity::list(&world.as_(&world.officer)).await.unwrap().len(), 2);
        let clerk = conformity::decide(&world.as_(&world.case_officer), set, 2, &confirmed()).await;
        assert_eq!(refused(clerk), Refusal::NotPermitted, "{}", house.name);
        for other in
            [&world.clerk, &world.checker, &world.administrator, &world.supervisor, &world.stranger, &world.bystander]
        {
            assert_eq!(refused(conformity::detail(&world.as_(other), set).await), Refusal::NotFound, "{}", house.name);
            assert!(conformity::list(&world.as_(other)).await.unwrap().is_empty());
        }
        let foreign = conformity::draft(&world.as_(&world.bystander), &policy(&world), None).await;
        assert_eq!(refused(foreign), Refusal::field("contract", Fault::Choice), "{}: not their contract", house.name);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_every_field() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.judge);
        let bad = ConformityForm {
            contract: String::new(),
            version: "版".repeat(201),
            approver: "渡辺正".into(),
            approved_on: "2026-11-24".into(),
            handed_over_on: "きのう".into(),
            ..policy(&world)
        };
        let wrong = [
            ("contract", Fault::Choice),
            ("version", Fault::TooLong),
            ("handed_over_on", Fault::Date),
            ("approver", Fault::IsAuthor),
            ("approved_on", Fault::InTheFuture),
        ];
        let wrong = wrong.map(|(field, fault)| FieldProblem::new(field, fault)).to_vec();
        assert_eq!(refused(conformity::draft(&supervisor, &bad, None).await), Refusal::Fields(wrong), "{}", house.name);
        let id = conformity::draft(&supervisor, &policy(&world), None).await.unwrap();
        let again = ConformityForm { note: "添付なし".into(), ..policy(&world) };
        conformity::edit(&supervisor, id, 1, &again).await.unwrap();
        assert_eq!(refused(conformity::edit(&supervisor, id, 1, &again).await), Refusal::ChangedMeanwhile);
        assert_eq!(refused(conformity::submit(&supervisor, id, 1).await), Refusal::ChangedMeanwhile);
        // Another version is confirmed before this one is submitted: now it has to say what changed.
        let other = submitted(&supervisor, &policy(&world)).await;
        decide(&world, other, &confirmed()).await.unwrap();
        let silent = conformity::submit(&supervisor, id, 2).await;
        assert_eq!(refused(silent), Refusal::Rule(Rule::ChangesMissing), "{}", house.name);
        let open = ConformityForm { follows: id.to_string(), ..again };
        assert_eq!(refused(conformity::draft(&supervisor, &open, None).await), Refusal::Rule(Rule::NotInThisState));
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn an_answer_on_paper_needs_a_second_person() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let manager = manager(&world);
        let id = submitted(&manager, &roster(&world)).await;
        let (officer, second) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let paper = AnswerForm { number: "防装第9号".into(), answered_on: "2026-11-20".into(), ..confirmed() };
        let blank = conformity::record_paper(&officer, id, 2, &confirmed()).await;
        let missing = ["number", "answered_on"].map(|field| FieldProblem::new(field, Fault::Missing)).to_vec();
        assert_eq!(refused(blank), Refusal::Fields(missing), "{}", house.name);
        let early = AnswerForm { answered_on: "2026-11-24".into(), ..paper.clone() };
        let early = conformity::record_paper(&officer, id, 2, &early).await;
        assert_eq!(refused(early), Refusal::field("answered_on", Fault::InTheFuture));
        conformity::record_paper(&officer, id, 2, &paper).await.unwrap();
        let seen = conformity::detail(&manager, id).await.unwrap();
        assert!(seen.answers.is_empty() && seen.force.is_none(), "{}: no effect yet", house.name);
        assert!(seen.events.iter().all(|event| !event.from_ministry), "{}: the ministry's own", house.name);
        assert_eq!(refused(decide(&world, id, &confirmed()).await), Refusal::Rule(Rule::NotInThisState));
        let own = conformity::check_paper(&officer, id, 3, true).await;
        assert_eq!(refused(own), Refusal::Rule(Rule::CheckerRecorded), "{}", house.name);
        assert_eq!(registered(&officer, id).await, Stand::Waits(Turn::SecondPerson), "{}", house.name);
        conformity::check_paper(&second, id, 3, false).await.unwrap();
        assert_eq!(conformity::detail(&manager, id).await.unwrap().status, ConformityStatus::Submitted);
        conformity::record_paper(&second, id, 4, &paper).await.unwrap();
        conformity::check_paper(&officer, id, 5, true).await.unwrap();
        assert_eq!(registered(&officer, id).await, Stand::Over(Outcome::Confirmed), "{}", house.name);
        let day = "2026-11-20".parse().unwrap();
        assert_eq!(force(&manager, id).await, Some(Force::InForce(day)), "{}: from the day of the paper", house.name);
        assert_eq!(conformity::detail(&manager, id).await.unwrap().answers.len(), 1);
        assert_eq!(conformity::detail(&officer, id).await.unwrap().answers.len(), 2);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn the_calendar_says_who_owes_what_and_the_first_screen_to_whom() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (supervisor, manager) = (world.as_(&world.judge), manager(&world));
        let (officer, id) = (world.as_(&world.officer), submitted(&manager, &roster(&world)).await);
        let due = async |ctx: &Ctx| {
            let lines = deadline::list(ctx).await.unwrap().into_iter();
            lines.map(|line| (line.kind, line.ours)).collect::<Vec<_>>()
        };
        let asked = async |ctx: &Ctx| deadline::asked(ctx).await.unwrap().0.len();
        assert_eq!(due(&officer).await, [(DeadlineKind::Conformity, true)], "{}", house.name);
        assert_eq!(due(&manager).await, [(DeadlineKind::Conformity, false)]);
        assert_eq!(asked(&manager).await, 0, "{}", house.name);
        conformity::query(&officer, id, 2, "人数は").await.unwrap();
        assert_eq!(due(&manager).await, [(DeadlineKind::ConformityQuery, true)]);
        assert_eq!(due(&supervisor).await, [], "{}: reads it, owes nothing", house.name);
        assert_eq!(asked(&manager).await, 1, "{}", house.name);
        conformity::withdraw(&manager, id, 3, "作り直す").await.unwrap();
        assert_eq!(due(&officer).await, []);
        assert_eq!(registered(&officer, id).await, Stand::Over(Outcome::Withdrawn), "{}", house.name);
        assert_eq!(told(&world, &world.officer, NoticeKind::ConformityWithdrawn).await, 1);
        nothing_is_wrong(&house).await;
    }
}
