//! Risk assessments: by the company's own method, written by people named for it, accepted by name, frozen, made known to people by
//! name and to nobody else – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use domain::deadline::DeadlineKind;
use domain::id::{RiskAssessmentId, RiskId};
use domain::permission::Actor;
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use domain::risk::Gap;
use domain::risk_assessment::view::AssessmentDetail;
use service::risk::{self, LinkForm, RiskForm};
use service::risk_assessment::{self as assessment, FromForm, NameForm, PlanForm};
use service::risk_method::{self as method, MethodForm};
use service::{Result, deadline, search};
use testing::{TestHouse, World, houses};

mod list;
mod settled;

fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

fn faults<T>(result: Result<T>) -> Vec<(String, Fault)> {
    let refusal = refused(result);
    let Refusal::Fields(found) = refusal else { panic!("{refusal:?}") };
    found.into_iter().map(|FieldProblem { field, fault }| (field, fault)).collect()
}

fn at(field: &str, fault: Fault) -> Vec<(String, Fault)> {
    vec![(field.to_owned(), fault)]
}

fn place(actor: &Actor) -> String {
    actor.membership.to_string()
}

fn plan() -> PlanForm {
    PlanForm {
        trigger: "periodic".into(),
        due_on: "2026-12-24".into(),
        scope: ["製造部\n設計部".into(), "総務部".into(), String::new()],
        none: [String::new(), String::new(), "運用は自社で行う".into()],
        ..PlanForm::default()
    }
}

fn steps(damage: &str, threat: &str, vulnerability: &str) -> [String; 3] {
    [damage, threat, vulnerability].map(str::to_owned)
}

fn reduced(owner: &Actor) -> RiskForm {
    RiskForm {
        asset: "図面一式".into(),
        threat: "標的型メール".into(),
        vulnerability: "教育が古い".into(),
        damage: "一部の漏えい".into(),
        before: steps("3", "3", "3"),
        measures: "迷惑メールの隔離".into(),
        treatment: "reduce".into(),
        plan: "訓練を増やす".into(),
        after: steps("3", "3", "1"),
        owner: place(owner),
        due_on: "2027-01-31".into(),
        ..RiskForm::default()
    }
}

fn accepted(owner: &Actor, acceptor: &Actor) -> RiskForm {
    RiskForm {
        treatment: "accept".into(),
        due_on: String::new(),
        acceptor: place(acceptor),
        accept_until: "2027-03-31".into(),
        ..reduced(owner)
    }
}

async fn in_force(world: &World, of: &Actor) {
    let id = method::begin(&world.as_(of), true).await.unwrap();
    method::publish(&world.as_(of), id, 1).await.unwrap();
}

async fn seen(world: &World, actor: &Actor, id: RiskAssessmentId) -> AssessmentDetail {
    assessment::detail(&world.as_(actor), id).await.unwrap()
}

/// Planned by the judge and begun.
async fn begun(world: &World, form: &PlanForm) -> RiskAssessmentId {
    let judge = world.as_(&world.judge);
    let id = assessment::plan(&judge, form).await.unwrap();
    assessment::begin(&judge, id, 1).await.unwrap();
    id
}

async fn name(world: &World, id: RiskAssessmentId, actor: &Actor, part: &str) {
    let form = NameForm { person: place(actor), part: part.into() };
    assessment::name(&world.as_(&world.judge), id, &form).await.unwrap();
}

async fn add(world: &World, by: &Actor, id: RiskAssessmentId, form: &RiskForm) -> Result<RiskId> {
    risk::add(&world.as_(by), id, &FromForm::default(), form).await
}

async fn document(world: &World, id: RiskAssessmentId) -> Result<()> {
    let revision = seen(world, &world.judge, id).await.revision;
    assessment::document(&world.as_(&world.judge), id, revision, "おおむね低い。").await
}

async fn documented(world: &World) -> (RiskAssessmentId, RiskId) {
    let id = begun(world, &plan()).await;
    let risk = add(world, &world.judge, id, &reduced(&world.judge)).await.unwrap();
    document(world, id).await.unwrap();
    (id, risk)
}

async fn due(world: &World, actor: &Actor, kind: DeadlineKind) -> Vec<String> {
    let lines = deadline::list(&world.as_(actor)).await.unwrap();
    let day = |line: &domain::deadline::Deadline| line.due_on.map(|day| day.to_string()).unwrap_or_default();
    lines.iter().filter(|line| line.kind == kind).map(day).collect()
}

async fn nothing_is_wrong(house: &TestHouse) {
    let verified = service::trail::verify(&house.nobody()).await.unwrap();
    assert_eq!(verified.findings, [], "{}", house.name);
}

#[tokio::test]
async fn a_method_is_the_companys_own_and_never_changes_once_in_use() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let judge = world.as_(&world.judge);
        for (actor, expected) in [(&world.clerk, Refusal::NotPermitted), (&world.manager, Refusal::NotPermitted)] {
            assert_eq!(refused(method::begin(&world.as_(actor), true).await), expected);
        }
        assert_eq!(refused(assessment::plan(&judge, &plan()).await), Refusal::Rule(Rule::MethodMissing));
        let id = method::begin(&judge, true).await.unwrap();
        assert_eq!(refused(method::begin(&judge, true).await), Refusal::Rule(Rule::DraftUnderWay));
        assert_eq!(refused(method::version(&world.as_(&world.bystander), id).await), Refusal::NotFound);
        let form = MethodForm {
            damage: "小\n中\n大".into(),
            threat: "弱\n強".into(),
            vulnerability: "a\nb\na".into(),
            levels: String::new(),
            note: String::new(),
        };
        let found = faults(method::edit(&judge, id, 1, &form).await);
        let said = |field: &str, fault| (field.to_owned(), fault);
        let expected =
            [said("threat", Fault::ThreeToFive), said("vulnerability", Fault::Twice), said("levels", Fault::Missing)];
        assert_eq!(found, expected);
        let words = "一\n二\n三".to_owned();
        let form = MethodForm {
            damage: words.clone(),
            threat: words.clone(),
            vulnerability: words.clone(),
            levels: words,
            note: "三段にする".into(),
        };
        method::edit(&judge, id, 1, &form).await.unwrap();
        let line = method::version(&judge, id).await.unwrap();
        assert_eq!(line.method.table.len(), 27, "proposed anew");
        let cells = |level: &str| vec![level.to_owned(); 27];
        assert_eq!(faults(method::set_table(&judge, id, 2, &cells("4")).await), at("table", Fault::OutsideScale));
        assert_eq!(faults(method::set_table(&judge, id, 2, &cells("")).await), at("table", Fault::OutsideScale));
        assert_eq!(faults(method::set_table(&judge, id, 2, &cells("0")).await), at("table", Fault::Missing));
        let mut falling = cells("2");
        falling[26] = "1".into();
        method::set_table(&judge, id, 2, &falling).await.unwrap();
        assert_eq!(method::version(&judge, id).await.unwrap().method.falls().len(), 3, "pointed out, not refused");
        method::publish(&judge, id, 3).await.unwrap();
        for refusal in [
            refused(method::edit(&judge, id, 4, &form).await),
            refused(method::set_table(&judge, id, 4, &cells("1")).await),
            refused(method::publish(&judge, id, 4).await),
            refused(method::discard(&judge, id, 4).await),
        ] {
            assert_eq!(refusal, Refusal::Rule(Rule::NotInThisState));
        }
        let next = method::begin(&judge, true).await.unwrap();
        let next = method::version(&judge, next).await.unwrap();
        assert_eq!((next.version, next.method), (2, method::version(&judge, id).await.unwrap().method));
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn the_scope_is_said_for_each_kind() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        in_force(&world, &world.judge).await;
        let judge = world.as_(&world.judge);
        let empty = PlanForm { scope: Default::default(), none: Default::default(), ..plan() };
        let none = |field: &str| (field.to_owned(), Fault::NoneNeedsReason);
        assert_eq!(
            faults(assessment::plan(&judge, &empty).await),
            [none("no_handling"), none("no_other"), none("no_outside")]
        );
        let past = PlanForm { due_on: "2026-11-22".into(), ..plan() };
        assert_eq!(faults(assessment::plan(&judge, &past).await), at("due_on", Fault::InThePast));
        let unsaid = PlanForm { trigger: "incident".into(), ..plan() };
        assert_eq!(faults(assessment::plan(&judge, &unsaid).await), at("reason", Fault::Missing));
        let foreign = PlanForm { contract: world.version.to_string(), ..plan() };
        assert_eq!(faults(assessment::plan(&judge, &foreign).await), at("contract", Fault::Choice));
        let form = PlanForm { contract: world.contract.to_string(), ..plan() };
        let id = assessment::plan(&judge, &form).await.unwrap();
        let detail = seen(&world, &world.judge, id).await;
        assert_eq!(detail.line.number, "査-2026-000001");
        assert_eq!(detail.scope[0].names, ["製造部", "設計部"]);
        assert_eq!(detail.contract.map(|(id, _)| id), Some(world.contract));
        assert_eq!(due(&world, &world.judge, DeadlineKind::RiskAssessment).await, ["2026-12-24"]);
        assert_eq!(search::search(&judge, "査-2026-000001").await.unwrap().matters.len(), 1);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn only_people_who_are_named_see_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        in_force(&world, &world.judge).await;
        let id = begun(&world, &plan()).await;
        let outside =
            [&world.manager, &world.checker, &world.clerk, &world.administrator, &world.bystander, &world.officer];
        for actor in outside {
            assert_eq!(
                refused(assessment::detail(&world.as_(actor), id).await),
                Refusal::NotFound,
                "{:?}",
                actor.roles
            );
            assert!(assessment::list(&world.as_(actor)).await.unwrap().lines.is_empty());
            assert_eq!(refused(add(&world, actor, id, &reduced(&world.judge)).await), Refusal::NotFound);
        }
        name(&world, id, &world.checker, "writes").await;
        let form = NameForm { person: place(&world.clerk), part: "accepts".into() };
        let judge = world.as_(&world.judge);
        assert_eq!(
            faults(assessment::name(&judge, id, &form).await),
            at("part", Fault::Choice),
            "a clerk accepts nothing"
        );
        let form = NameForm { person: place(&world.supervisor), part: "writes".into() };
        assert_eq!(faults(assessment::name(&judge, id, &form).await), at("person", Fault::Choice), "another company");
        let risk = add(&world, &world.checker, id, &reduced(&world.checker)).await.unwrap();
        let checker = world.as_(&world.checker);
        assert_eq!(refused(assessment::document(&checker, id, 2, "x").await), Refusal::NotPermitted);
        assert_eq!(refused(assessment::people(&checker, id).await), Refusal::NotPermitted);
        let person = seen(&world, &world.judge, id).await.people[0].clone();
        let ended = assessment::end(&judge, id, person.id, person.revision).await;
        assert_eq!(refused(ended), Refusal::Rule(Rule::StillNeeded), "a risk hangs on them");
        risk::edit(&judge, risk, 1, &reduced(&world.judge)).await.unwrap();
        assessment::end(&judge, id, person.id, person.revision).await.unwrap();
        assert_eq!(refused(risk::risk(&checker, risk).await), Refusal::NotFound, "named no more");
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn three_factors_are_judged_together_or_not_at_all() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        in_force(&world, &world.judge).await;
        let id = begun(&world, &plan()).await;
        let lone = RiskForm { before: steps("3", "", ""), ..reduced(&world.judge) };
        let missing = |factor: &str| (format!("before_{factor}"), Fault::Missing);
        assert_eq!(faults(add(&world, &world.judge, id, &lone).await), [missing("threat"), missing("vulnerability")]);
        let outside = RiskForm { after: steps("1", "4", "1"), ..reduced(&world.judge) };
        assert_eq!(faults(add(&world, &world.judge, id, &outside).await), at("after_threat", Fault::OutsideScale));
        assert_eq!(refused(document(&world, id).await), Refusal::Rule(Rule::RisksMissing));
        let words = RiskForm {
            before: Default::default(),
            after: Default::default(),
            treatment: String::new(),
            owner: String::new(),
            due_on: String::new(),
            ..reduced(&world.judge)
        };
        let risk = add(&world, &world.judge, id, &words).await.unwrap();
        let found = seen(&world, &world.judge, id).await;
        let gaps = [Gap::Factors, Gap::Treatment, Gap::Owner, Gap::Day, Gap::Residual];
        assert_eq!((found.open(), found.risks[0].gaps()), (1, gaps.to_vec()));
        assert_eq!(refused(document(&world, id).await), Refusal::Rule(Rule::RisksOpen));
        let judge = world.as_(&world.judge);
        risk::edit(&judge, risk, 1, &reduced(&world.judge)).await.unwrap();
        assert_eq!(refused(risk::edit(&judge, risk, 1, &reduced(&world.judge)).await), Refusal::ChangedMeanwhile);
        let link = LinkForm { kind: "training".into(), reference: "教育 2026".into(), clause: String::new() };
        risk::link(&judge, risk, &link).await.unwrap();
        let ours = LinkForm { kind: "waiver".into(), ..link };
        assert_eq!(faults(risk::link(&judge, risk, &ours).await), at("kind", Fault::Choice), "from its own page");
        document(&world, id).await.unwrap();
        let frozen = seen(&world, &world.judge, id).await.frozen.unwrap().document;
        assert_eq!((frozen.risks[0].level, frozen.risks[0].residual_level), (4, 3));
        assert_eq!(frozen.risks[0].links[0].clause, "7-1");
        assert_eq!(
            refused(risk::edit(&judge, risk, 2, &reduced(&world.judge)).await),
            Refusal::Rule(Rule::NotInThisState)
        );
        nothing_is_wrong(&house).await;
    }
}
