//! コメント: every audience, every reader; who may be named, who settles a thread, what is left of a word taken back.

use crate::together::support::{refused, verified};
use domain::comment::Audience;
use domain::id::{AccountId, CommentId};
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, FieldProblem, Refusal, Rule};
use service::comment::{self, CommentForm, CommentPage};
use service::delegation::{self, DelegateForm};
use service::{Result, engagement, notice};
use testing::{Case, TestHouse, World, houses};

const ITEM: &str = "a-policy";

fn form(audience: Audience, text: &str, mentions: &[AccountId]) -> CommentForm {
    CommentForm {
        item: ITEM.into(),
        thread: String::new(),
        audience: audience.code().into(),
        text: text.into(),
        mentions: mentions.iter().map(ToString::to_string).collect(),
    }
}

async fn wrote(case: &Case<'_>, who: &Actor, audience: Audience, text: &str) -> Result<CommentId> {
    comment::write(&case.world.as_(who), case.sheet().await, &form(audience, text, &[])).await
}

async fn answer(case: &Case<'_>, who: &Actor, thread: CommentId, text: &str) -> Result<CommentId> {
    let form =
        CommentForm { thread: thread.to_string(), audience: String::new(), ..form(Audience::Internal, text, &[]) };
    comment::write(&case.world.as_(who), case.sheet().await, &form).await
}

async fn page(case: &Case<'_>, who: &Actor) -> CommentPage {
    comment::page(&case.world.as_(who), case.sheet().await, ITEM).await.unwrap()
}

async fn texts(case: &Case<'_>, who: &Actor) -> Vec<String> {
    let threads = page(case, who).await.threads;
    threads
        .into_iter()
        .flat_map(|thread| [thread.first].into_iter().chain(thread.answers))
        .map(|line| line.text)
        .collect()
}

/// A case with the subcontractor, whose supervisor asked the employee for the item.
async fn delegated<'w>(world: &'w World) -> Case<'w> {
    let case = Case::sent(world).await;
    let asked = DelegateForm {
        membership: world.employee.membership.to_string(),
        parts: vec![format!("item:{ITEM}")],
        due_on: "2026-12-01".into(),
    };
    delegation::delegate(&world.as_(&world.supervisor), case.sheet().await, &asked).await.unwrap();
    case
}

async fn applied<'w>(world: &'w World) -> Case<'w> {
    let case = delegated(world).await;
    case.answer_all().await;
    case.submit().await.unwrap();
    case.meet_all().await;
    case.confirm().await.unwrap();
    case.apply().await.unwrap();
    case
}

#[tokio::test]
async fn every_audience_reaches_whom_it_says() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = applied(&world).await;
        for (who, side) in [(&world.supervisor, "下"), (&world.checker, "上")] {
            for audience in Audience::ALL {
                wrote(&case, who, *audience, &format!("{side} {audience}")).await.unwrap();
            }
        }
        wrote(&case, &world.employee, Audience::Internal, "担 internal").await.unwrap();
        wrote(&case, &world.officer, Audience::Internal, "省 internal").await.unwrap();
        let shared = ["下 counterparty", "下 ministry", "上 counterparty", "上 ministry"];
        let expected = |own: &[&str], shared: &[&str]| {
            let mut all: Vec<String> = own.iter().chain(shared).map(|text| (*text).to_owned()).collect();
            all.sort();
            all
        };
        for (who, expected) in [
            (&world.supervisor, expected(&["下 internal", "担 internal"], &shared)),
            (&world.employee, expected(&["下 internal", "担 internal"], &shared)),
            (&world.checker, expected(&["上 internal"], &shared)),
            (&world.clerk, expected(&["上 internal"], &shared)),
            (&world.officer, expected(&["省 internal"], &["下 ministry", "上 ministry"])),
            (&world.case_officer, expected(&["省 internal"], &["下 ministry", "上 ministry"])),
        ] {
            let mut seen = texts(&case, who).await;
            seen.sort();
            assert_eq!(seen, expected, "{}: {:?}", house.name, who.roles);
        }
        verified(&world.as_(&world.clerk), house.name).await;
    }
}

#[tokio::test]
async fn the_ministry_reads_nothing_before_the_application() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::confirmed(&world).await;
        wrote(&case, &world.checker, Audience::Ministry, "防衛省にも").await.unwrap();
        let sheet = case.sheet().await;
        assert_eq!(refused(comment::page(&world.as_(&world.officer), sheet, ITEM).await), Refusal::NotFound);
        case.apply().await.unwrap();
        assert_eq!(texts(&case, &world.officer).await, ["防衛省にも"]);
    }
}

#[tokio::test]
async fn outsiders_and_other_items_answer_as_if_there_were_nothing() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world).await;
        let (sheet, id) = (case.sheet().await, wrote(&case, &world.supervisor, Audience::Ministry, "x").await.unwrap());
        for who in [&world.stranger, &world.bystander, &world.administrator, &world.officer, &world.judge] {
            let ctx = world.as_(who);
            assert_eq!(refused(comment::page(&ctx, sheet, ITEM).await), Refusal::NotFound);
            let written = comment::write(&ctx, sheet, &form(Audience::Internal, "x", &[])).await;
            assert_eq!(refused(written), Refusal::NotFound);
            assert_eq!(refused(comment::retract(&ctx, sheet, ITEM, id, 1).await), Refusal::NotFound);
            assert_eq!(refused(comment::resolve(&ctx, sheet, ITEM, id, 1).await), Refusal::NotFound);
        }
        let employee = world.as_(&world.employee);
        assert_eq!(refused(comment::page(&employee, sheet, "b-handlers").await), Refusal::NotFound);
        let other = CommentForm { item: "b-handlers".into(), ..form(Audience::Internal, "x", &[]) };
        assert_eq!(refused(comment::write(&employee, sheet, &other).await), Refusal::NotFound);
        assert_eq!(refused(comment::page(&employee, sheet, "no-such-item").await), Refusal::NotFound);
        let nowhere = CommentForm { item: "no-such-item".into(), ..form(Audience::Internal, "x", &[]) };
        assert_eq!(refused(comment::write(&world.as_(&world.clerk), sheet, &nowhere).await), Refusal::NotFound);
        let own = delegation::sharing(&world.as_(&world.supervisor), sheet).await.unwrap().delegations;
        delegation::withdraw(&world.as_(&world.supervisor), sheet, own[0].id, own[0].revision).await.unwrap();
        assert_eq!(refused(comment::page(&employee, sheet, ITEM).await), Refusal::NotFound);
    }
}

#[tokio::test]
async fn a_contributor_and_the_ministry_speak_inside_only() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = applied(&world).await;
        let wrong = Refusal::Fields(vec![FieldProblem::new("audience", Fault::Choice)]);
        for who in [&world.employee, &world.officer] {
            for audience in [Audience::Counterparty, Audience::Ministry] {
                assert_eq!(refused(wrote(&case, who, audience, "x").await), wrong, "{:?}", who.roles);
            }
        }
        let open = wrote(&case, &world.checker, Audience::Ministry, "皆に").await.unwrap();
        for who in [&world.employee, &world.officer] {
            assert_eq!(refused(answer(&case, who, open, "x").await), Refusal::NotPermitted);
        }
        let inside = wrote(&case, &world.supervisor, Audience::Internal, "社内").await.unwrap();
        answer(&case, &world.employee, inside, "はい").await.unwrap();
        assert_eq!(refused(answer(&case, &world.checker, inside, "x").await), Refusal::NotFound, "never seen");
    }
}

#[tokio::test]
async fn an_answer_keeps_the_audience_of_its_thread() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = applied(&world).await;
        let between = wrote(&case, &world.checker, Audience::Counterparty, "相手方に").await.unwrap();
        let ctx = world.as_(&world.supervisor);
        let wide = CommentForm { thread: between.to_string(), ..form(Audience::Ministry, "答え", &[]) };
        comment::write(&ctx, case.sheet().await, &wide).await.unwrap();
        assert_eq!(texts(&case, &world.checker).await, ["相手方に", "答え"]);
        assert!(texts(&case, &world.officer).await.is_empty());
        let answer_id = page(&case, &world.checker).await.threads[0].answers[0].id;
        assert_eq!(refused(answer(&case, &world.clerk, answer_id, "x").await), Refusal::NotFound, "not a thread");
    }
}

#[tokio::test]
async fn only_people_who_may_read_are_named_and_told() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world).await;
        let (supervisor, sheet) = (world.as_(&world.supervisor), case.sheet().await);
        let people = page(&case, &world.supervisor).await.people;
        assert_eq!(people.iter().map(|person| person.account).collect::<Vec<_>>(), [world.employee.account]);
        let wrong = Refusal::Fields(vec![FieldProblem::new("mentions", Fault::Choice)]);
        for foreign in [&world.checker, &world.stranger, &world.officer, &world.bystander] {
            let named = comment::write(&supervisor, sheet, &form(Audience::Ministry, "x", &[foreign.account])).await;
            assert_eq!(refused(named), wrong, "{:?}", foreign.roles);
        }
        comment::write(&supervisor, sheet, &form(Audience::Internal, "見て", &[world.employee.account])).await.unwrap();
        told(&world, &world.employee, 1).await;
        wrote(&case, &world.checker, Audience::Counterparty, "版を教えて").await.unwrap();
        let outside = [world.checker.account];
        let inside = comment::write(&supervisor, sheet, &form(Audience::Internal, "x", &outside)).await;
        assert_eq!(refused(inside), wrong, "a word inside does not reach the other side");
        comment::write(&supervisor, sheet, &form(Audience::Counterparty, "第3版です", &outside)).await.unwrap();
        told(&world, &world.checker, 1).await;
        told(&world, &world.clerk, 0).await;
        let mine = page(&case, &world.checker).await;
        assert_eq!(mine.mentions.values().flatten().collect::<Vec<_>>(), ["checker"], "inside names stay inside");
        let of_employee = page(&case, &world.employee).await.people;
        assert!(of_employee.iter().any(|person| person.account == world.supervisor.account));
        let members = engagement::detail(&world.as_(&world.clerk), case.id).await.unwrap().people;
        let (place, revision) =
            members.iter().find(|person| person.account == world.checker.account).unwrap().assignment.unwrap();
        engagement::unassign(&world.as_(&world.clerk), case.id, place, revision).await.unwrap();
        let gone = comment::write(&supervisor, sheet, &form(Audience::Counterparty, "x", &outside)).await;
        assert_eq!(refused(gone), wrong, "whoever left the case is not named any more");
    }
}

async fn told(world: &World, who: &Actor, times: usize) {
    let notices = notice::list(&world.as_(who)).await.unwrap();
    let found = notices.iter().filter(|line| line.kind == NoticeKind::Mentioned);
    assert_eq!(found.count(), times, "{:?}", who.roles);
}

#[tokio::test]
async fn the_side_that_began_a_thread_resolves_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world).await;
        let sheet = case.sheet().await;
        let thread = wrote(&case, &world.checker, Audience::Counterparty, "版を教えて").await.unwrap();
        let (checker, clerk, supervisor) =
            (world.as_(&world.checker), world.as_(&world.clerk), world.as_(&world.supervisor));
        assert_eq!(refused(comment::resolve(&supervisor, sheet, ITEM, thread, 1).await), Refusal::NotPermitted);
        comment::resolve(&clerk, sheet, ITEM, thread, 1).await.unwrap();
        assert!(page(&case, &world.supervisor).await.threads[0].is_resolved());
        assert_eq!(
            refused(comment::resolve(&checker, sheet, ITEM, thread, 2).await),
            Refusal::Rule(Rule::NotInThisState)
        );
        assert_eq!(refused(comment::reopen(&checker, sheet, ITEM, thread, 1).await), Refusal::ChangedMeanwhile);
        assert_eq!(refused(comment::reopen(&supervisor, sheet, ITEM, thread, 2).await), Refusal::NotPermitted);
        comment::reopen(&checker, sheet, ITEM, thread, 2).await.unwrap();
        assert!(!page(&case, &world.supervisor).await.threads[0].is_resolved());
    }
}

#[tokio::test]
async fn a_word_taken_back_leaves_its_digest() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = delegated(&world).await;
        let sheet = case.sheet().await;
        let id = wrote(&case, &world.supervisor, Audience::Counterparty, "言い過ぎた").await.unwrap();
        let ctx = world.as_(&world.supervisor);
        assert_eq!(
            refused(comment::retract(&world.as_(&world.checker), sheet, ITEM, id, 1).await),
            Refusal::NotPermitted
        );
        comment::retract(&ctx, sheet, ITEM, id, 1).await.unwrap();
        let seen = page(&case, &world.checker).await.threads[0].first.clone();
        assert_eq!((seen.text.as_str(), seen.retracted_at.is_some()), ("", true));
        assert_eq!(seen.sha256, domain::digest::of_bytes("言い過ぎた".as_bytes()));
        assert_eq!(refused(comment::retract(&ctx, sheet, ITEM, id, 2).await), Refusal::Rule(Rule::NotInThisState));
        assert!(nothing_left(&house, "言い過ぎた").await);
        verified(&ctx, house.name).await;
    }
}

/// Neither the table nor the trail holds the words.
async fn nothing_left(house: &TestHouse, words: &str) -> bool {
    let rows =
        house.pairs("SELECT text, sha256 FROM comment UNION ALL SELECT content, act FROM trail_entry").await.unwrap();
    rows.iter().all(|(text, _)| !text.contains(words))
}

#[tokio::test]
async fn words_are_needed_and_an_audience_too() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let bare = CommentForm { item: ITEM.into(), ..CommentForm::default() };
        let written = comment::write(&world.as_(&world.supervisor), case.sheet().await, &bare).await;
        let missing = |field: &str| FieldProblem::new(field, Fault::Missing);
        assert_eq!(refused(written), Refusal::Fields(vec![missing("text"), missing("audience")]));
    }
}
