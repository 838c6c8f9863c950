//! Anybody does anything in any order: no illegal step, no lost answer, no self-confirmation, and the trail holds.

use crate::main_job::support::verified;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::EngagementStatus;
use domain::permission::Actor;
use domain::refusal::Refusal;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use service::application::{self, AnswerForm as MinistryAnswer};
use service::confirmation::{self, AnswerForm, VerdictForm};
use service::{Ctx, Result, engagement};
use std::collections::BTreeMap;
use testing::{Case, TestHouse, World, houses};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Answer(usize, usize),
    Submit,
    Verdict(usize, usize),
    MeetAll,
    Return,
    Confirm,
    NotAssured,
    Reopen,
    Apply,
    Withdraw,
    Query,
    AnswerQuery,
    Decide(bool),
    RecordPaper,
    CheckPaper(bool),
    Start,
    Suspend,
    Resume,
}

const ITEMS: [(&str, [&str; 3]); 5] = [
    ("a-policy", ["conform", "conform", "partial"]),
    ("a-system", ["no", "yes", "no"]),
    ("a-users", ["conform", "nonconform", ""]),
    ("b-training", ["2026-06-01", "R8.6.1", "きのう"]),
    ("b-handlers", ["12", "３", "12"]),
];

fn moves() -> impl Strategy<Value = (usize, Vec<(usize, Move)>)> {
    let one = prop_oneof![
        8 => (0..ITEMS.len(), 0..3usize).prop_map(|(item, value)| Move::Answer(item, value)),
        4 => Just(Move::Submit),
        3 => (0..ITEMS.len(), 0..3usize).prop_map(|(item, kind)| Move::Verdict(item, kind)),
        4 => Just(Move::MeetAll),
        2 => Just(Move::Return),
        4 => Just(Move::Confirm),
        1 => Just(Move::NotAssured),
        1 => Just(Move::Reopen),
        4 => Just(Move::Apply),
        1 => Just(Move::Withdraw),
        1 => Just(Move::Query),
        2 => Just(Move::AnswerQuery),
        3 => any::<bool>().prop_map(Move::Decide),
        1 => Just(Move::RecordPaper),
        2 => any::<bool>().prop_map(Move::CheckPaper),
        3 => Just(Move::Start),
        1 => Just(Move::Suspend),
        1 => Just(Move::Resume),
    ];
    // Half of the moves come from whoever they are meant for, the other half from anybody.
    (0..4usize, proptest::collection::vec((0..16usize, one), 10..60))
}

/// How far a case has come before anybody does anything.
async fn begun(world: &World, how_far: usize) -> Case<'_> {
    match how_far {
        0 => Case::sent(world).await,
        1 | 2 => Case::confirmed(world).await,
        _ => {
            let case = Case::confirmed(world).await;
            case.apply().await.unwrap();
            case
        }
    }
}

/// Whom a move is meant for.
fn meant(world: &World, what: Move) -> &Actor {
    match what {
        Move::Answer(..) | Move::Submit => &world.supervisor,
        Move::Verdict(..) | Move::MeetAll | Move::Return | Move::Confirm | Move::NotAssured => &world.checker,
        Move::Reopen
        | Move::Apply
        | Move::Withdraw
        | Move::AnswerQuery
        | Move::Start
        | Move::Suspend
        | Move::Resume => &world.clerk,
        Move::Query | Move::CheckPaper(_) => &world.case_officer,
        Move::Decide(_) | Move::RecordPaper => &world.officer,
    }
}

fn entitled(world: &World, who: &Actor, what: Move) -> bool {
    let others: &[&Actor] = if matches!(what, Move::Answer(..)) {
        &[&world.employee]
    } else if matches!(what, Move::Query | Move::RecordPaper | Move::CheckPaper(_)) {
        &[&world.officer, &world.case_officer]
    } else {
        &[]
    };
    who == meant(world, what) || others.contains(&who)
}

async fn play(case: &Case<'_>, ctx: &Ctx, what: Move) -> Result<()> {
    let clerk = case.world.as_(&case.world.clerk);
    let now = engagement::detail(&clerk, case.id).await?;
    let sheet = now.sheet.expect("sent");
    let application = service::application::list(&clerk).await?.into_iter().find(|line| line.case.id == case.id);
    let application = application.map(|line| line.id);
    let detail = match application {
        Some(id) => Some(application::detail(&clerk, id).await?),
        None => None,
    };
    let (id, revision) =
        detail.map_or_else(|| (domain::id::ApplicationId(case.id.0), 1), |found| (found.id, found.revision));
    let paper = MinistryAnswer { number: "第1号".into(), answered_on: "2026-11-23".into(), ..answer(true) };
    match what {
        Move::Answer(item, value) => {
            let key = ITEMS[item].0;
            let known = confirmation::sheet(ctx, sheet.id).await?.answers.get(key).map_or(0, |answer| answer.revision);
            let form = AnswerForm {
                item: key.into(),
                revision: known,
                value: ITEMS[item].1[value].into(),
                remark: "理由".into(),
            };
            confirmation::save(ctx, sheet.id, &form).await.map(|_| ())
        }
        Move::Submit => confirmation::submit(ctx, sheet.id, sheet.revision, true).await.map(|_| ()),
        Move::Verdict(item, kind) => {
            let key = ITEMS[item].0;
            let known =
                confirmation::sheet(ctx, sheet.id).await?.verdicts.get(key).map_or(0, |verdict| verdict.revision);
            let reason = if kind == 2 { "やり直し" } else { "" };
            let form = VerdictForm {
                item: key.into(),
                revision: known,
                kind: ["met", "not-met", ""][kind].into(),
                ground: "根拠".into(),
                return_reason: reason.into(),
                ..VerdictForm::default()
            };
            confirmation::give_verdict(ctx, sheet.id, &form).await
        }
        Move::MeetAll => {
            confirmation::meet_rest_of_section(ctx, sheet.id, "a").await?;
            confirmation::meet_rest_of_section(ctx, sheet.id, "b").await.map(|_| ())
        }
        Move::Return => confirmation::return_items(ctx, sheet.id, sheet.revision, "").await,
        Move::Confirm => confirmation::confirm(ctx, sheet.id, sheet.revision).await,
        Move::NotAssured => confirmation::find_not_assured(ctx, sheet.id, sheet.revision, "不足").await,
        Move::Reopen => confirmation::reopen(ctx, sheet.id, sheet.revision, "変更").await,
        Move::Apply => application::apply(ctx, case.id, now.revision, "").await.map(|_| ()),
        Move::Withdraw => application::withdraw(ctx, id, revision, "取下げ").await,
        Move::Query => application::query(ctx, id, revision, "照会").await,
        Move::AnswerQuery => application::answer_query(ctx, id, revision, "回答").await,
        Move::Decide(accept) => application::decide(ctx, id, revision, &answer(accept)).await,
        Move::RecordPaper => application::record_paper(ctx, id, revision, &paper).await,
        Move::CheckPaper(right) => application::check_paper(ctx, id, revision, right).await,
        Move::Start => engagement::start(ctx, case.id, now.revision, "2026-11-23").await,
        Move::Suspend => engagement::suspend(ctx, case.id, now.revision, "停止").await,
        Move::Resume => engagement::resume(ctx, case.id, now.revision, "再開").await,
    }
}

fn answer(accept: bool) -> MinistryAnswer {
    let outcome = if accept { "accepted" } else { "refused" };
    MinistryAnswer { outcome: outcome.into(), reason: "理由".into(), ..MinistryAnswer::default() }
}

/// The steps that lead from one state of the engagement to the other, by the move that is allowed to take them.
fn legal(before: EngagementStatus, after: EngagementStatus, what: Move) -> bool {
    use EngagementStatus as S;
    before == after
        || matches!(
            (before, after, what),
            (S::Confirming, S::Confirmed, Move::Confirm)
                | (S::Confirmed | S::Refused, S::Confirming, Move::Reopen)
                | (S::Confirmed, S::Applied, Move::Apply)
                | (S::Applied, S::Confirmed, Move::Withdraw)
                | (S::Applied, S::Accepted, Move::Decide(true) | Move::CheckPaper(true))
                | (S::Applied, S::Refused, Move::Decide(false))
                | (S::Accepted, S::Started, Move::Start)
                | (S::Started, S::Suspended, Move::Suspend)
                | (S::Suspended, S::Started, Move::Resume)
        )
}

async fn walk(house: &TestHouse, how_far: usize, steps: Vec<(usize, Move)>) -> EngagementStatus {
    let world = World::new(house).await.unwrap();
    let case = begun(&world, how_far).await;
    engagement::assign(&world.as_(&world.supervisor), case.id, world.employee.membership).await.unwrap();
    let anybody = [
        &world.clerk,
        &world.checker,
        &world.supervisor,
        &world.employee,
        &world.officer,
        &world.case_officer,
        &world.stranger,
        &world.bystander,
    ];
    let mut written: BTreeMap<&str, &str> = BTreeMap::new();
    for (who, what) in steps {
        let who = anybody.get(who).copied().unwrap_or_else(|| meant(&world, what));
        let before = case.status().await;
        let done = play(&case, &world.as_(who), what).await;
        let after = case.status().await;
        assert!(legal(before, after, what), "{}: {what:?} by {:?} moved {before} to {after}", house.name, who.roles);
        match done {
            Ok(()) => {
                assert!(entitled(&world, who, what), "{}: {what:?} was let to {:?}", house.name, who.roles);
                if let Move::Answer(item, value) = what {
                    written.insert(ITEMS[item].0, ITEMS[item].1[value]);
                }
            }
            Err(service::Error::Refused(refusal)) => {
                assert_eq!(before, after, "{refusal:?}");
                assert_ne!(refusal, Refusal::Unavailable);
            }
            Err(broken) => panic!("{}: {what:?}: {broken}", house.name),
        }
        holds(&world, &case, &written).await;
    }
    verified(&world.as_(&world.clerk), house.name).await;
    case.status().await
}

/// What must hold after every move.
async fn holds(world: &World, case: &Case<'_>, written: &BTreeMap<&str, &str>) {
    let theirs = confirmation::sheet(&world.as_(&world.supervisor), case.sheet().await).await.unwrap();
    for (item, value) in written {
        assert_eq!(theirs.answers[*item].value, *value, "lost answer");
    }
    let ours = confirmation::sheet(&world.as_(&world.checker), case.sheet().await).await.unwrap();
    for (item, verdict) in ours.verdicts.iter().filter(|(_, verdict)| verdict.kind.is_some()) {
        assert_ne!(
            theirs.answers.get(item).map(|answer| answer.answered_by),
            Some(verdict.given_by),
            "self-confirmation"
        );
    }
    let started = matches!(case.status().await, EngagementStatus::Started | EngagementStatus::Suspended);
    let now = engagement::detail(&world.as_(&world.clerk), case.id).await.unwrap();
    assert!(
        !started || (now.answered_on.is_some() && ours.status == ConfirmationStatus::Confirmed),
        "started without an answer"
    );
}

#[test]
fn random_walks_break_no_rule() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let walks: u32 = std::env::var("KAKUNIN_WALKS").ok().and_then(|walks| walks.parse().ok()).unwrap_or(12);
    let mut runner = TestRunner::new(Config { cases: walks, failure_persistence: None, ..Config::default() });
    let reached = std::cell::RefCell::new(BTreeMap::<EngagementStatus, usize>::new());
    runner
        .run(&moves(), |(how_far, steps)| {
            runtime.block_on(async {
                for house in houses().await.unwrap() {
                    let end = walk(&house, how_far, steps.clone()).await;
                    *reached.borrow_mut().entry(end).or_default() += 1;
                }
            });
            Ok(())
        })
        .unwrap();
    let reached = reached.into_inner();
    println!("walks ended in {reached:?}");
    assert!(reached.len() > 2, "the walks do not get about: {reached:?}");
}
