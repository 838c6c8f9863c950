//! Waivers: from the proposal over the ministry's answer to their end – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use bytes::Bytes;
use chrono::Duration;
use domain::confirmation::{ConfirmationStatus, VerdictKind};
use domain::engagement::EngagementStatus;
use domain::id::WaiverId;
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::reconfirmation::Ground;
use domain::refusal::{Fault, Refusal, Rule};
use domain::waiver::WaiverStatus;
use service::confirmation::VerdictForm;
use service::waiver::{self, AnswerForm, WaiverForm};
use service::{Result, answer_book, application, confirmation, engagement, evidence, notice};
use testing::{Case, TestHouse, World, houses};

fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

fn form() -> WaiverForm {
    WaiverForm {
        reason: "新しい規則は次の取締役会で承認される。".into(),
        measure: "それまで総括者が入退室を1件ずつ承認する。".into(),
        evidence: "総務第12号".into(),
        ends_on: "2027-03-31".into(),
    }
}

fn granted(until: &str) -> AnswerForm {
    AnswerForm {
        outcome: "granted".into(),
        until: until.into(),
        conditions: "月1回の報告".into(),
        ..AnswerForm::default()
    }
}

/// Answered, one item not met, submitted.
async fn submitted(world: &World) -> Case<'_> {
    let case = Case::sent(world).await;
    engagement::assign(&world.as_(&world.clerk), case.id, world.judge.membership).await.unwrap();
    case.answer_all().await;
    case.answer("a-policy", "nonconform", "規則が未承認").await.unwrap();
    case.submit().await.unwrap();
    case
}

async fn revision(world: &World, id: WaiverId) -> i32 {
    waiver::detail(&world.as_(&world.supervisor), id).await.unwrap().revision
}

async fn status(world: &World, id: WaiverId) -> WaiverStatus {
    waiver::detail(&world.as_(&world.supervisor), id).await.unwrap().status
}

async fn supported(case: &Case<'_>, id: WaiverId) {
    let world = case.world;
    waiver::propose(&world.as_(&world.supervisor), id, revision(world, id).await).await.unwrap();
    waiver::support(&world.as_(&world.checker), id, revision(world, id).await, "妥当").await.unwrap();
}

async fn running(case: &Case<'_>, until: &str) -> WaiverId {
    let world = case.world;
    let drafted = waiver::draft(&world.as_(&world.supervisor), case.sheet().await, "a-policy", &form()).await;
    let id = drafted.unwrap();
    supported(case, id).await;
    waiver::decide(&world.as_(&world.officer), id, revision(world, id).await, &granted(until)).await.unwrap();
    id
}

async fn judge_not_met(case: &Case<'_>) {
    let (checker, sheet) = (case.world.as_(&case.world.checker), case.sheet().await);
    let stored = confirmation::sheet(&checker, sheet).await.unwrap();
    let revision = stored.verdicts.get("a-policy").map_or(0, |verdict| verdict.revision);
    let form = VerdictForm {
        item: "a-policy".into(),
        revision,
        kind: "not-met".into(),
        ground: "規則が未承認".into(),
        ..VerdictForm::default()
    };
    confirmation::give_verdict(&checker, sheet, &form).await.unwrap();
    case.meet_all().await;
}

/// Confirmed with a waiver that runs to the end of March.
async fn confirmed(world: &World) -> (Case<'_>, WaiverId) {
    let case = submitted(world).await;
    let id = running(&case, "2027-03-31").await;
    judge_not_met(&case).await;
    case.confirm().await.unwrap();
    (case, id)
}

async fn nothing_is_wrong(house: &TestHouse) {
    let verified = service::trail::verify(&house.nobody()).await.unwrap();
    assert_eq!(verified.findings, [], "{}", house.name);
}

async fn told(world: &World, actor: &Actor, kind: NoticeKind, path: &str) -> usize {
    let lines = notice::list(&world.as_(actor)).await.unwrap();
    lines.iter().filter(|line| line.kind == kind && line.path.as_deref() == Some(path)).count()
}

#[tokio::test]
async fn with_a_waiver_the_check_ends_and_without_it_does_not() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = submitted(&world).await;
        judge_not_met(&case).await;
        assert_eq!(refused(case.confirm().await), Refusal::Rule(Rule::ItemNotMet), "{}", house.name);
        let id = running(&case, "2027-02-28").await;
        case.confirm().await.unwrap();
        let sheet = case.sheet().await;
        for actor in [&world.supervisor, &world.checker] {
            let beside = waiver::beside(&world.as_(actor), sheet).await.unwrap();
            let waived = &beside["a-policy"];
            assert_eq!((waived.runs, waived.until.to_string()), (true, "2027-02-28".to_owned()));
            assert_eq!(waived.conditions, "月1回の報告");
        }
        let application = case.apply().await.unwrap();
        let seen = application::detail(&world.as_(&world.officer), application).await.unwrap();
        let frozen = seen.content.verdicts.iter().find(|verdict| verdict.key == "a-policy").unwrap();
        let number = waiver::detail(&world.as_(&world.officer), id).await.unwrap().number;
        assert_eq!(frozen.waiver.as_ref().unwrap().number, number, "{}: the ministry reads it there", house.name);
        assert!(seen.content.verdicts.iter().filter(|verdict| verdict.key != "a-policy").all(|it| it.waiver.is_none()));
        assert!(number.starts_with("例-2026-"), "{number}");
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn each_side_learns_of_it_when_it_is_its_turn() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = submitted(&world).await;
        let supervisor = world.as_(&world.supervisor);
        let id = waiver::draft(&supervisor, case.sheet().await, "a-policy", &form()).await.unwrap();
        let knows = |actor: &Actor| {
            let ctx = world.as_(actor);
            async move { waiver::detail(&ctx, id).await.is_ok() }
        };
        assert!(knows(&world.supervisor).await && !knows(&world.checker).await && !knows(&world.officer).await);
        let again = waiver::draft(&supervisor, case.sheet().await, "a-policy", &form()).await;
        assert_eq!(refused(again), Refusal::Rule(Rule::WaiverUnderWay), "{}", house.name);
        let nothing = waiver::draft(&supervisor, case.sheet().await, "a-users", &form()).await;
        assert_eq!(refused(nothing), Refusal::Rule(Rule::NothingToWaive));
        let elsewhere = waiver::draft(&world.as_(&world.checker), case.sheet().await, "a-policy", &form()).await;
        assert_eq!(refused(elsewhere), Refusal::NotPermitted);
        waiver::propose(&supervisor, id, 1).await.unwrap();
        assert_eq!(refused(waiver::edit(&supervisor, id, 2, &form()).await), Refusal::Rule(Rule::NotInThisState));
        assert!(knows(&world.checker).await && !knows(&world.officer).await);
        assert_eq!(told(&world, &world.checker, NoticeKind::WaiverProposed, &format!("/waiver/{id}")).await, 1);
        waiver::give_back(&world.as_(&world.judge), id, 2, "期限の根拠を").await.unwrap();
        waiver::edit(&supervisor, id, 3, &WaiverForm { ends_on: "令和9年3月1日".into(), ..form() }).await.unwrap();
        assert_eq!(refused(waiver::edit(&supervisor, id, 3, &form()).await), Refusal::ChangedMeanwhile);
        assert_eq!(waiver::mine(&supervisor).await.unwrap().len(), 1, "{}", house.name);
        supported(&case, id).await;
        assert!(knows(&world.officer).await && knows(&world.case_officer).await);
        assert_eq!(waiver::mine(&world.as_(&world.officer)).await.unwrap().len(), 1);
        let seen = waiver::detail(&world.as_(&world.officer), id).await.unwrap();
        assert!(seen.events.iter().all(|event| event.text != "期限の根拠を"), "{}: between the companies", house.name);
        let history = waiver::detail(&supervisor, id).await.unwrap().events;
        assert_eq!(history.len(), 4, "proposed, returned, proposed, supported");
        for other in [&world.stranger, &world.bystander, &world.administrator, &world.employee] {
            assert_eq!(refused(waiver::detail(&world.as_(other), id).await), Refusal::NotFound, "{}", house.name);
            assert!(waiver::list(&world.as_(other)).await.unwrap().is_empty());
        }
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn the_ministry_asks_and_looks_at_the_files_of_the_item_only() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        case.answer_all().await;
        case.answer("a-policy", "partial", "規則が未承認").await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let mut files = Vec::new();
        for item in ["a-policy", "a-users"] {
            let plain = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(item.to_owned()))]);
            files.push(evidence::store(&supervisor, case.sheet().await, item, "写し.txt", plain).await.unwrap().id);
        }
        let id = waiver::draft(&supervisor, case.sheet().await, "a-policy", &form()).await.unwrap();
        let officer = world.as_(&world.officer);
        assert!(evidence::open(&world.as_(&world.checker), files[0]).await.is_err(), "{}: a draft", house.name);
        supported(&case, id).await;
        assert!(evidence::open(&officer, files[0]).await.is_ok(), "{}", house.name);
        assert!(evidence::open(&officer, files[1]).await.is_err(), "{}: of another item", house.name);
        assert!(evidence::open(&world.as_(&world.checker), files[0]).await.is_ok());
        assert_eq!(waiver::detail(&officer, id).await.unwrap().files.len(), 1);
        assert!(confirmation::review(&officer, case.sheet().await).await.is_err(), "{}: not the sheet", house.name);
        let asked = revision(&world, id).await;
        waiver::query(&world.as_(&world.case_officer), id, asked, "いつ承認されますか").await.unwrap();
        let early = waiver::decide(&officer, id, asked + 1, &granted("2027-03-31")).await;
        assert_eq!(refused(early), Refusal::Rule(Rule::QueryOpen));
        waiver::answer_query(&supervisor, id, asked + 1, "2月の取締役会です").await.unwrap();
        let long = waiver::decide(&officer, id, asked + 2, &granted("2027-04-01")).await;
        assert_eq!(refused(long), Refusal::field("until", Fault::AfterAsked), "{}", house.name);
        let clerk = waiver::decide(&world.as_(&world.case_officer), id, asked + 2, &granted("2027-03-31")).await;
        assert_eq!(refused(clerk), Refusal::NotPermitted);
        waiver::decide(&officer, id, asked + 2, &granted("2027-03-31")).await.unwrap();
        assert_eq!(status(&world, id).await, WaiverStatus::Granted);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn an_answer_on_paper_needs_a_second_person() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = submitted(&world).await;
        let supervisor = world.as_(&world.supervisor);
        let id = waiver::draft(&supervisor, case.sheet().await, "a-policy", &form()).await.unwrap();
        supported(&case, id).await;
        let (officer, second) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let paper =
            AnswerForm { number: "防装第9号".into(), answered_on: "2026-11-20".into(), ..granted("2027-03-31") };
        waiver::record_paper(&officer, id, revision(&world, id).await, &paper).await.unwrap();
        let seen = waiver::detail(&supervisor, id).await.unwrap();
        assert!(seen.answers.is_empty() && seen.until.is_none(), "{}: no effect yet", house.name);
        let own = waiver::check_paper(&officer, id, seen.revision, true).await;
        assert_eq!(refused(own), Refusal::Rule(Rule::CheckerRecorded), "{}", house.name);
        waiver::check_paper(&second, id, seen.revision, false).await.unwrap();
        assert_eq!(status(&world, id).await, WaiverStatus::Supported);
        waiver::record_paper(&second, id, revision(&world, id).await, &paper).await.unwrap();
        waiver::check_paper(&officer, id, revision(&world, id).await, true).await.unwrap();
        let seen = waiver::detail(&supervisor, id).await.unwrap();
        assert_eq!((seen.status, seen.answers.len(), seen.runs), (WaiverStatus::Granted, 1, true), "{}", house.name);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn a_renewal_is_offered_three_times_and_prevents_the_end() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (case, id) = confirmed(&world).await;
        let at = format!("/waiver/{id}");
        // 2026-11-23 to 2027-03-31 are 128 days.
        for (days, times) in [(37, 0), (1, 1), (30, 1), (30, 2), (23, 3), (6, 3)] {
            house.house.clock.advance(Duration::days(days));
            waiver::remind(&house.nobody()).await.unwrap();
            waiver::remind(&house.nobody()).await.unwrap();
            let found = told(&world, &world.supervisor, NoticeKind::WaiverEnds, &at).await;
            assert_eq!(found, times, "{} after {days} more days", house.name);
        }
        let supervisor = world.as_(&world.supervisor);
        let later = WaiverForm { ends_on: "2027-06-30".into(), ..form() };
        let next = waiver::renew(&supervisor, id, &later).await.unwrap();
        supported(&case, next).await;
        let officer = world.as_(&world.officer);
        waiver::decide(&officer, next, revision(&world, next).await, &granted("2027-06-30")).await.unwrap();
        house.house.clock.advance(Duration::days(3));
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 1, "{}", house.name);
        assert_eq!(status(&world, id).await, WaiverStatus::Expired);
        assert_eq!(case.status().await, EngagementStatus::Confirmed, "{}: the other one covers it", house.name);
        assert_eq!(told(&world, &world.supervisor, NoticeKind::WaiverEnded, &at).await, 0);
        let seen = waiver::detail(&supervisor, next).await.unwrap();
        assert_eq!(seen.renews.unwrap().0, id);
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 0, "{}: once", house.name);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn its_end_turns_the_item_and_opens_the_case_again() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (case, id) = confirmed(&world).await;
        let sheet = case.sheet().await;
        house.house.clock.advance(Duration::days(128));
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 0, "{}: the last day counts whole", house.name);
        house.house.clock.advance(Duration::days(1));
        // Before the portal looked: nobody builds on it.
        assert_eq!(refused(case.apply().await), Refusal::Rule(Rule::WaiverEnded), "{}", house.name);
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 1);
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 0, "{}: once", house.name);
        assert_eq!(case.status().await, EngagementStatus::Confirming, "{}", house.name);
        let seen = confirmation::sheet(&world.as_(&world.checker), sheet).await.unwrap();
        assert_eq!((seen.status, seen.round), (ConfirmationStatus::Returned, 2));
        assert_eq!(seen.verdicts["a-policy"].kind, Some(VerdictKind::NotMet));
        assert_eq!(seen.verdicts["a-users"].kind, Some(VerdictKind::Met), "{}: others stand", house.name);
        let own = confirmation::sheet(&world.as_(&world.supervisor), sheet).await.unwrap();
        assert!(own.is_open("a-policy") && !own.is_open("a-users"), "{}: only this one is open", house.name);
        let beside = waiver::beside(&world.as_(&world.supervisor), sheet).await.unwrap();
        assert!(!beside["a-policy"].runs, "{}: shown as ended", house.name);
        for actor in [&world.supervisor, &world.checker, &world.officer] {
            assert_eq!(told(&world, actor, NoticeKind::WaiverEnded, &format!("/waiver/{id}")).await, 1);
        }
        let history = engagement::page(&world.as_(&world.clerk), case.id).await.unwrap().1;
        let ended = history.iter().find(|line| line.act == "waiver-ended").unwrap();
        assert_eq!((ended.name.as_deref(), ended.organisation), (None, None), "{}: by no person", house.name);
        case.answer("a-policy", "conform", "").await.unwrap();
        case.submit().await.unwrap();
        assert_eq!(refused(case.confirm().await), Refusal::Rule(Rule::ItemNotMet), "{}: judged anew", house.name);
        let stored = confirmation::sheet(&world.as_(&world.checker), sheet).await.unwrap();
        let met = VerdictForm {
            item: "a-policy".into(),
            revision: stored.verdicts["a-policy"].revision,
            kind: "met".into(),
            ..VerdictForm::default()
        };
        confirmation::give_verdict(&world.as_(&world.checker), sheet, &met).await.unwrap();
        case.confirm().await.unwrap();
        case.apply().await.unwrap();
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn work_goes_on_and_a_further_sheet_is_prepared() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (case, _) = confirmed(&world).await;
        case.start().await;
        let sheet = case.sheet().await;
        house.house.clock.advance(Duration::days(129));
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 1, "{}", house.name);
        assert_eq!(case.status().await, EngagementStatus::Started, "{}: nobody but a person suspends", house.name);
        let detail = engagement::detail(&world.as_(&world.clerk), case.id).await.unwrap();
        let next = detail.sheet.unwrap();
        assert_eq!(next.status, ConfirmationStatus::Prepared);
        let again = next.reconfirmation.unwrap();
        assert_eq!((again.ground, again.before), (Ground::WaiverEnded, sheet), "{}", house.name);
        case.send().await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let past = service::reconfirmation::hold(&supervisor, next.id, &["a-users".into()]).await;
        past.unwrap();
        let sheet = confirmation::sheet(&supervisor, next.id).await.unwrap();
        let earlier = answer_book::earlier(&supervisor, &sheet).await.unwrap();
        assert!(!earlier.past.unwrap().waived["a-policy"].runs, "{}: shown beside the earlier answer", house.name);
        assert!(sheet.waived.is_empty(), "{}: and not carried over", house.name);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn while_the_ministry_has_the_application_the_case_waits() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (case, id) = confirmed(&world).await;
        let application = case.apply().await.unwrap();
        house.house.clock.advance(Duration::days(129));
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 1, "{}", house.name);
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 0, "{}: nothing new to say", house.name);
        assert_eq!((case.status().await, status(&world, id).await), (EngagementStatus::Applied, WaiverStatus::Expired));
        let accepted = application::AnswerForm { outcome: "accepted".into(), ..Default::default() };
        application::decide(&world.as_(&world.officer), application, 1, &accepted).await.unwrap();
        let clerk = world.as_(&world.clerk);
        let start = engagement::start(&clerk, case.id, case.revision().await, &clerk.today().to_string()).await;
        assert_eq!(refused(start), Refusal::Rule(Rule::WaiverEnded), "{}: the gate looks too", house.name);
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 1, "{}: now it follows", house.name);
        let next = engagement::detail(&clerk, case.id).await.unwrap().sheet.unwrap();
        assert_eq!(next.reconfirmation.unwrap().ground, Ground::WaiverEnded);
        assert_eq!(waiver::end(&house.nobody()).await.unwrap(), 0);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn the_companys_book_marks_it_and_no_other_case_learns_of_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (first, _) = confirmed(&world).await;
        let second = Case::sent(&world).await;
        let supervisor = world.as_(&world.supervisor);
        let book = answer_book::book(&supervisor).await.unwrap();
        let until = |item: &str| book.iter().find(|entry| entry.item.key == item).unwrap().waived_until;
        assert_eq!(until("a-policy").unwrap().to_string(), "2027-03-31", "{}", house.name);
        assert_eq!(until("a-users"), None);
        let other = second.sheet().await;
        assert_ne!(other, first.sheet().await);
        assert!(waiver::beside(&supervisor, other).await.unwrap().is_empty(), "{}", house.name);
        second.answer_all().await;
        second.answer("a-policy", "nonconform", "規則が未承認").await.unwrap();
        second.submit().await.unwrap();
        judge_not_met(&second).await;
        assert_eq!(refused(second.confirm().await), Refusal::Rule(Rule::ItemNotMet), "{}", house.name);
        assert!(waiver::beside(&world.as_(&world.bystander), first.sheet().await).await.unwrap().is_empty());
        nothing_is_wrong(&house).await;
    }
}
