//! Three matters, moved in any order by whoever may, while days go by: the register says the same as the matters.

use crate::desk::support::{disclosure_drafted, entry, put, verified, waiver_drafted};
use chrono::{DateTime, Duration, Utc};
use domain::desk::{Procedure, Stand, Turn};
use domain::id::{ApplicationId, DisclosureId, WaiverId};
use domain::refusal::Refusal;
use domain::time::day_in_japan;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use service::application::{self, AnswerForm};
use service::disclosure::{self, DecisionForm};
use service::waiver;
use service::{Result, engagement};
use std::collections::{BTreeMap, BTreeSet};
use testing::{Case, TestHouse, World, houses};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    /// The companies bring it one step nearer to the ministry.
    On,
    /// The company above does not.
    TurnDown,
    Query,
    Answer,
    Decide(bool),
    Paper(bool),
    Check(bool),
    Withdraw,
    /// Nobody does anything for so many days; the worker ends what is over.
    Days(u8),
}

fn moves() -> impl Strategy<Value = Vec<(usize, Move)>> {
    let one = prop_oneof![
        6 => Just(Move::On),
        1 => Just(Move::TurnDown),
        3 => Just(Move::Query),
        3 => Just(Move::Answer),
        2 => any::<bool>().prop_map(Move::Decide),
        2 => any::<bool>().prop_map(Move::Paper),
        3 => any::<bool>().prop_map(Move::Check),
        1 => Just(Move::Withdraw),
        3 => (1..30u8).prop_map(Move::Days),
    ];
    proptest::collection::vec((0..3usize, one), 10..50)
}

struct Matters<'w> {
    case: Case<'w>,
    /// Every application that was made for the case; the last one moves.
    applications: Vec<ApplicationId>,
    waiver: WaiverId,
    disclosure: DisclosureId,
}

async fn play(world: &World, matters: &mut Matters<'_>, which: usize, what: Move) -> Result<()> {
    match which {
        0 => of_application(world, matters, what).await,
        1 => of_waiver(world, matters.waiver, what).await,
        _ => of_disclosure(world, matters.disclosure, what).await,
    }
}

async fn of_application(world: &World, matters: &mut Matters<'_>, what: Move) -> Result<()> {
    let (clerk, officer) = (world.as_(&world.clerk), world.as_(&world.officer));
    let second = world.as_(&world.case_officer);
    if what == Move::On {
        let revision = engagement::case(&clerk, matters.case.id).await?.engagement.revision;
        let id = application::apply(&clerk, matters.case.id, revision, "").await?;
        matters.applications.push(id);
        return Ok(());
    }
    let Some(id) = matters.applications.last().copied() else { return Ok(()) };
    let revision = application::detail(&clerk, id).await?.revision;
    let answer = |yes: bool| AnswerForm {
        outcome: if yes { "accepted" } else { "refused" }.into(),
        reason: "理由".into(),
        number: "第1号".into(),
        answered_on: "2026-11-23".into(),
        ..AnswerForm::default()
    };
    match what {
        Move::Query => application::query(&officer, id, revision, "照会").await,
        Move::Answer => application::answer_query(&clerk, id, revision, "回答").await,
        Move::Decide(yes) => application::decide(&officer, id, revision, &answer(yes)).await,
        Move::Paper(yes) => application::record_paper(&officer, id, revision, &answer(yes)).await,
        Move::Check(right) => application::check_paper(&second, id, revision, right).await,
        Move::Withdraw => application::withdraw(&clerk, id, revision, "取下げ").await,
        Move::On | Move::TurnDown | Move::Days(_) => Ok(()),
    }
}

async fn of_waiver(world: &World, id: WaiverId, what: Move) -> Result<()> {
    let (supervisor, checker) = (world.as_(&world.supervisor), world.as_(&world.checker));
    let (officer, second) = (world.as_(&world.officer), world.as_(&world.case_officer));
    let now = waiver::detail(&supervisor, id).await?;
    let revision = now.revision;
    let answer = |yes: bool| waiver::AnswerForm {
        outcome: if yes { "granted" } else { "refused" }.into(),
        until: now.content.ends_on.to_string(),
        reason: "理由".into(),
        number: "第1号".into(),
        answered_on: "2026-11-23".into(),
        ..waiver::AnswerForm::default()
    };
    match what {
        Move::On => match waiver::propose(&supervisor, id, revision).await {
            Err(_) => waiver::support(&checker, id, revision, "").await,
            done => done,
        },
        Move::TurnDown => waiver::give_back(&checker, id, revision, "修正").await,
        Move::Query => waiver::query(&officer, id, revision, "照会").await,
        Move::Answer => waiver::answer_query(&checker, id, revision, "回答").await,
        Move::Decide(yes) => waiver::decide(&officer, id, revision, &answer(yes)).await,
        Move::Paper(yes) => waiver::record_paper(&officer, id, revision, &answer(yes)).await,
        Move::Check(right) => waiver::check_paper(&second, id, revision, right).await,
        Move::Withdraw => waiver::withdraw(&supervisor, id, revision, "取下げ").await,
        Move::Days(_) => Ok(()),
    }
}

async fn of_disclosure(world: &World, id: DisclosureId, what: Move) -> Result<()> {
    let (supervisor, clerk) = (world.as_(&world.supervisor), world.as_(&world.clerk));
    let (officer, second) = (world.as_(&world.officer), world.as_(&world.case_officer));
    let revision = disclosure::detail(&supervisor, id).await?.revision;
    let answer = |yes: bool| DecisionForm {
        decision: if yes { "permitted" } else { "refused" }.into(),
        valid_until: "2028-12-31".into(),
        reason: "理由".into(),
        number: "第1号".into(),
        answered_on: "2026-11-23".into(),
        scan: "s".into(),
        ..DecisionForm::default()
    };
    match what {
        Move::On => match put(&supervisor, id).await {
            Err(_) => put(&clerk, id).await,
            done => done,
        },
        Move::TurnDown => disclosure::revoke(&officer, id, revision, "取消し").await,
        Move::Query => disclosure::query(&officer, id, revision, "照会").await,
        Move::Answer => disclosure::answer_query(&clerk, id, revision, "回答").await,
        Move::Decide(yes) => disclosure::decide(&officer, id, revision, &answer(yes)).await,
        Move::Paper(yes) => disclosure::record_paper(&officer, id, revision, &answer(yes)).await,
        Move::Check(right) => disclosure::check_paper(&second, id, revision, right).await,
        Move::Withdraw => disclosure::withdraw(&supervisor, id, revision, "取下げ").await,
        Move::Days(_) => Ok(()),
    }
}

/// What the matters themselves say.
async fn stands(world: &World, matters: &Matters<'_>) -> Vec<(Procedure, uuid::Uuid, Stand)> {
    let (supervisor, clerk) = (world.as_(&world.supervisor), world.as_(&world.clerk));
    let waiver = waiver::detail(&supervisor, matters.waiver).await.unwrap().status;
    let disclosure = disclosure::detail(&supervisor, matters.disclosure).await.unwrap().line.status;
    let mut found = vec![
        (Procedure::Waiver, matters.waiver.0, Stand::from(waiver)),
        (Procedure::Disclosure, matters.disclosure.0, Stand::from(disclosure)),
    ];
    for id in &matters.applications {
        let status = application::detail(&clerk, *id).await.unwrap().status;
        found.push((Procedure::Application, id.0, Stand::from(status)));
    }
    found
}

/// The register says the same.
async fn agree(world: &World, matters: &Matters<'_>, put: &mut BTreeMap<uuid::Uuid, DateTime<Utc>>, what: Move) {
    let officer = world.as_(&world.officer);
    for (procedure, subject, stand) in stands(world, matters).await {
        let line = entry(&officer, procedure, subject).await;
        let said = format!("{procedure} after {what:?}: {stand:?}, {line:?}");
        if matches!(stand, Stand::Waits(_)) {
            put.entry(subject).or_insert_with(|| officer.now());
        }
        let Some(line) = line else {
            assert!(!put.contains_key(&subject), "{said}");
            continue;
        };
        assert_eq!(put.get(&subject), Some(&line.arrived_at), "{said}");
        match stand {
            Stand::Outside => panic!("{said}"),
            Stand::Waits(turn) => {
                assert_eq!((line.turn, line.outcome), (turn, None), "{said}");
                assert_eq!(line.clock.stands_since.is_some(), turn == Turn::Applicant, "{said}");
                assert_eq!(line.recorded_by_reader, turn == Turn::SecondPerson, "the officer enters: {said}");
            }
            Stand::Over(outcome) => {
                assert_eq!(line.outcome, Some(outcome), "{said}");
                assert!(line.clock.ended_on.is_some_and(|day| day >= day_in_japan(line.arrived_at)), "{said}");
                assert_eq!(line.clock.stands_since, None, "{said}");
            }
        }
        assert!(line.clock.reads(officer.today()) <= line.clock.age(officer.today()), "{said}");
    }
}

async fn walk(house: &TestHouse, steps: Vec<(usize, Move)>) -> BTreeSet<String> {
    let world = World::new(house).await.unwrap();
    let case = Case::confirmed(&world).await;
    let (waiver, disclosure) = (waiver_drafted(&world).await, disclosure_drafted(&world).await);
    let mut matters = Matters { case, applications: Vec::new(), waiver, disclosure };
    let mut put = BTreeMap::new();
    for (which, what) in steps {
        if let Move::Days(days) = what {
            house.house.clock.advance(Duration::days(i64::from(days)));
            waiver::end(&house.nobody()).await.unwrap();
        }
        match play(&world, &mut matters, which, what).await {
            Ok(()) => {}
            Err(service::Error::Refused(refusal)) => assert_ne!(refusal, Refusal::Unavailable),
            Err(broken) => panic!("{}: {what:?}: {broken}", house.name),
        }
        agree(&world, &matters, &mut put, what).await;
    }
    verified(house).await;
    stands(&world, &matters).await.into_iter().map(|(procedure, _, stand)| format!("{procedure} {stand:?}")).collect()
}

#[test]
fn the_register_says_the_same_as_the_matters() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let walks: u32 = std::env::var("KAKUNIN_WALKS").ok().and_then(|walks| walks.parse().ok()).unwrap_or(6);
    let config = Config { cases: walks, failure_persistence: None, ..Config::default() };
    // The same walks each time: whether they get about is asserted.
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let reached = std::cell::RefCell::new(BTreeSet::new());
    runner
        .run(&moves(), |steps| {
            runtime.block_on(async {
                for house in houses().await.unwrap() {
                    let ends = walk(&house, steps.clone()).await;
                    reached.borrow_mut().extend(ends);
                }
            });
            Ok(())
        })
        .unwrap();
    let reached = reached.into_inner();
    println!("walks ended in {reached:?}");
    assert!(reached.len() > 3, "the walks do not get about: {reached:?}");
}
