use crate::reconfirmation::begin;
use bytes::Bytes;
use chrono::Duration;
use domain::checklist::difference::ChangeKind;
use domain::confirmation::ConfirmationStatus;
use domain::engagement::EngagementStatus;
use domain::permission::Standing;
use domain::work::{Party, Task};
use service::{answer_book, confirmation, engagement, evidence, reconfirmation, work};
use testing::{Case, World, houses};

async fn attach(case: &Case<'_>, item: &str) {
    let supervisor = case.world.as_(&case.world.supervisor);
    let plain = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static("規則の表紙".as_bytes()))]);
    evidence::store(&supervisor, case.sheet().await, item, "規則.txt", plain).await.unwrap();
}

/// Work has begun; one item had a file, one stayed empty.
async fn began<'w>(world: &'w World) -> Case<'w> {
    let case = Case::sent(world).await;
    case.answer_all().await;
    case.answer("a-policy", "conform", "規則 第3版").await.unwrap();
    attach(&case, "a-policy").await;
    case.submit().await.unwrap();
    case.meet_all().await;
    case.confirm().await.unwrap();
    case.start().await;
    case
}

#[tokio::test]
async fn only_what_changed_is_answered_anew_and_what_was_confirmed_stays() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, supervisor) = (world.as_(&world.clerk), world.as_(&world.supervisor));
        let checker = world.as_(&world.checker);
        let case = began(&world).await;
        let first = case.sheet().await;
        house.house.clock.advance(Duration::days(365));
        let again = begin(&case).await.unwrap();
        assert_ne!(again, first);
        assert_eq!(case.status().await, EngagementStatus::Started, "{}: work goes on", house.name);
        let seen = engagement::detail(&supervisor, case.id).await.unwrap();
        assert_eq!(seen.sheet.map(|sheet| sheet.id), Some(first), "{}: nothing was sent yet", house.name);
        let sheet = confirmation::sheet(&supervisor, again).await;
        assert_eq!(crate::reconfirmation::refused(sheet), domain::refusal::Refusal::NotFound, "{}", house.name);
        case.send().await.unwrap();
        let turn = work::cases(&supervisor).await.unwrap()[0].turn.unwrap();
        assert_eq!((turn.party, turn.task), (Party::Downstream, Task::AnswerSheet));

        let sheet = confirmation::sheet(&supervisor, again).await.unwrap();
        assert!(sheet.answers.is_empty(), "nothing stands unasked");
        let past = reconfirmation::past(&supervisor, &sheet).await.unwrap().unwrap();
        assert_eq!((past.count(ChangeKind::Same), past.count(ChangeKind::New)), (5, 1), "{}", house.name);
        let holds = ["a-policy", "a-system", "a-users", "b-handlers"].map(str::to_owned);
        let held = reconfirmation::hold(&supervisor, again, &holds).await.unwrap();
        assert_eq!((held.held, held.answered.len()), (4, 0));
        case.answer("b-training", "令和9年6月1日", "").await.unwrap();
        let twice = reconfirmation::hold(&supervisor, again, &["b-training".to_owned()]).await.unwrap();
        assert_eq!((twice.held, twice.answered), (0, vec!["b-training".to_owned()]), "theirs is not touched");
        let sheet = confirmation::sheet(&supervisor, again).await.unwrap();
        assert_eq!(sheet.answers["a-policy"].remark, "規則 第3版");
        assert_eq!(sheet.evidence["a-policy"].len(), 1, "{}: with its file", house.name);
        assert!(answer_book::proposals(&supervisor, &sheet).await.unwrap().contains_key("b-training"));
        case.submit().await.unwrap();

        let review = confirmation::review(&checker, again).await.unwrap();
        let past = review.past.clone().unwrap();
        let frozen = &review.submissions[0].content;
        let changed = frozen.items.iter().filter(|item| item.asked && !past.items[&item.key].is_unchanged(item));
        let changed: Vec<&str> = changed.filter(|item| !item.value.is_empty()).map(|item| item.key.as_str()).collect();
        assert_eq!(changed, ["b-training"], "{}", house.name);
        assert_eq!(review.judged.len(), 6, "{}: its own verdicts then", house.name);
        assert!(review.sheet.verdicts.is_empty(), "{}: and none now", house.name);
        case.meet_all().await;
        case.confirm().await.unwrap();
        assert_eq!(case.status().await, EngagementStatus::Started);
        let detail = engagement::detail(&clerk, case.id).await.unwrap();
        assert_eq!(detail.sheet.unwrap().status, ConfirmationStatus::Confirmed);
        assert_eq!(detail.earlier.iter().map(|sheet| sheet.id).collect::<Vec<_>>(), [first]);
        assert_eq!(detail.turn, None);
        let held = confirmation::review(&checker, first).await.unwrap();
        assert_eq!(held.sheet.answers["b-training"].value, "令和8年6月1日", "the first one is history");
        let verified = service::trail::verify(&clerk).await.unwrap();
        assert_eq!(verified.findings, [], "{}", house.name);
    }
}

#[tokio::test]
async fn not_assured_is_worked_off_on_the_same_sheet_and_the_ministry_sees_what_it_was_applied_to_with() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, officer) = (world.as_(&world.clerk), world.as_(&world.officer));
        let checker = world.as_(&world.checker);
        let case = began(&world).await;
        let first = case.sheet().await;
        let again = begin(&case).await.unwrap();
        case.send().await.unwrap();
        case.answer_all().await;
        case.submit().await.unwrap();
        let revision = case.sheet_revision().await;
        confirmation::find_not_assured(&checker, again, revision, "規則が古い").await.unwrap();
        let line = &work::cases(&clerk).await.unwrap()[0];
        assert_eq!(line.turn.unwrap().task, Task::DecideAfterNotAssured);
        assert_eq!(line.status, EngagementStatus::Started, "{}: nobody but a person suspends", house.name);
        let seen = work::cases(&officer).await.unwrap();
        assert_eq!((seen[0].standing, seen[0].sheet.map(|sheet| sheet.0)), (Standing::Ministry, Some(first)));
        let page = engagement::detail(&officer, case.id).await.unwrap();
        assert_eq!((page.sheet.unwrap().id, page.earlier.len()), (first, 0), "{}", house.name);
        assert!(confirmation::review(&officer, first).await.is_ok());
        let sheet = confirmation::review(&officer, again).await;
        assert_eq!(crate::reconfirmation::refused(sheet), domain::refusal::Refusal::NotFound, "{}", house.name);
        confirmation::reopen(&clerk, again, case.sheet_revision().await, "新しい規則を").await.unwrap();
        case.answer("a-policy", "conform", "規則 第4版").await.unwrap();
        case.submit().await.unwrap();
        case.meet_all().await;
        case.confirm().await.unwrap();
        let reopened = confirmation::reopen(&clerk, again, case.sheet_revision().await, "もう一度").await;
        assert_eq!(
            crate::reconfirmation::refused(reopened),
            domain::refusal::Rule::NotInThisState.into(),
            "another is begun instead"
        );
        begin(&case).await.unwrap();
    }
}
