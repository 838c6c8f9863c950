//! The evidence vault: each file once, as far as one sees it; how long it holds; who is told of its end – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use bytes::Bytes;
use chrono::Duration;
use domain::id::EvidenceId;
use domain::notice::NoticeKind;
use domain::observation::Observation;
use domain::refusal::{Fault, Refusal, Rule};
use domain::vault::Validity;
use service::vault::{self, ValidityForm};
use service::{Result, confirmation, evidence, notice, observation};
use testing::{Case, World, houses};

async fn attach(case: &Case<'_>, item: &str, text: &str) -> EvidenceId {
    let plain = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(text.to_owned()))]);
    let supervisor = case.world.as_(&case.world.supervisor);
    evidence::store(&supervisor, case.sheet().await, item, "規則.txt", plain).await.unwrap().id
}

fn until(day: &str) -> ValidityForm {
    ValidityForm { valid_until: day.into(), ..ValidityForm::default() }
}

fn refused<T>(result: Result<T>) -> Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

#[tokio::test]
async fn every_file_stands_once_with_all_its_uses_for_those_who_see_them() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let (one, two) = (Case::sent(&world).await, Case::sent(&world).await);
        one.answer_all().await;
        let file = attach(&one, "a-policy", "規則 第3版").await;
        attach(&one, "a-users", "名簿").await;
        one.submit().await.unwrap();
        evidence::attach(&supervisor, two.sheet().await, "a-policy", file).await.unwrap();

        let before = house.house.store.statements();
        let seen = vault::vault(&supervisor).await.unwrap();
        assert_eq!(house.house.store.statements() - before, 2, "{}", house.name);
        assert_eq!((seen.files.len(), seen.used), (2, 20), "{}: bytes of both, each once", house.name);
        let vault::Kept { file: found, revision, .. } = vault::file(&supervisor, file).await.unwrap();
        assert_eq!(found.uses.iter().filter(|one| one.submitted).count(), 1, "{}: the other is a draft", house.name);
        assert_eq!(found.uses.len(), 2);
        assert_eq!((found.validity(supervisor.today()), revision), (Validity::Undated, 0));
        for other in [&world.employee, &world.bystander, &world.stranger] {
            let theirs = vault::vault(&world.as_(other)).await;
            assert!(theirs.is_err() || theirs.unwrap().files.is_empty(), "{}", house.name);
            assert_eq!(refused(vault::file(&world.as_(other), file).await), Refusal::NotFound, "{}", house.name);
        }
        for upstream in [&world.clerk, &world.checker, &world.officer] {
            assert_eq!(refused(vault::file(&world.as_(upstream), file).await), Refusal::NotFound, "{}", house.name);
            let tried = vault::set_validity(&world.as_(upstream), file, 0, &until("2027-03-31")).await;
            assert_eq!(refused(tried), Refusal::NotFound, "{}: the company’s own matter", house.name);
        }
    }
}

#[tokio::test]
async fn validity_is_the_companys_word_and_two_people_see_each_other() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let case = Case::sent(&world).await;
        let file = attach(&case, "a-policy", "規則").await;
        let backwards = ValidityForm { valid_from: "2027-04-01".into(), ..until("令和9年3月31日") };
        let tried = vault::set_validity(&supervisor, file, 0, &backwards).await;
        assert_eq!(refused(tried), Refusal::field("valid_until", Fault::EndsBeforeItStarts), "{}", house.name);
        let unread = vault::set_validity(&supervisor, file, 0, &until("いつか")).await;
        assert_eq!(refused(unread), Refusal::field("valid_until", Fault::Date));
        vault::set_validity(&supervisor, file, 0, &until("令和9年3月31日")).await.unwrap();
        let late = vault::set_validity(&supervisor, file, 0, &until("2028-03-31")).await;
        assert_eq!(refused(late), Refusal::ChangedMeanwhile, "{}", house.name);
        let vault::Kept { file: found, revision, .. } = vault::file(&supervisor, file).await.unwrap();
        assert_eq!((found.valid_until.unwrap().to_string(), revision), ("2027-03-31".to_owned(), 1));
        let line = &evidence::of_confirmation(&supervisor, case.sheet().await).await.unwrap()[0];
        assert_eq!(line.valid_until, found.valid_until, "{}: the sheet knows it too", house.name);
        let verified = service::trail::verify(&supervisor).await.unwrap();
        assert_eq!(verified.findings, [], "{}", house.name);
    }
}

#[tokio::test]
async fn what_ends_is_told_once_and_what_has_ended_is_pointed_out() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let case = Case::sent(&world).await;
        case.answer_all().await;
        let file = attach(&case, "a-policy", "規則").await;
        vault::set_validity(&supervisor, file, 0, &until("2027-03-31")).await.unwrap();
        assert_eq!(vault::remind(&house.nobody()).await.unwrap(), 0, "{}: far off", house.name);
        house.house.clock.advance(Duration::days(100));
        assert_eq!(vault::remind(&house.nobody()).await.unwrap(), 1, "{}", house.name);
        assert_eq!(vault::remind(&house.nobody()).await.unwrap(), 0, "{}: once", house.name);
        let told = notice::list(&supervisor).await.unwrap();
        let told = told.iter().find(|line| line.kind == NoticeKind::EvidenceEnds).unwrap();
        assert_eq!(told.path, Some(format!("/vault/{file}")));
        assert!(notice::list(&world.as_(&world.clerk)).await.unwrap().iter().all(|line| line.path != told.path));

        let sheet = || async { confirmation::sheet(&supervisor, case.sheet().await).await.unwrap() };
        let expired = |found: &[Observation]| {
            found.iter().any(|one| matches!(one, Observation::ExpiredEvidence { item, .. } if item == "a-policy"))
        };
        assert!(!expired(&observation::of_sheet(&supervisor, &sheet().await).unwrap()), "{}", house.name);
        house.house.clock.advance(Duration::days(60));
        assert!(expired(&observation::of_sheet(&supervisor, &sheet().await).unwrap()), "{}", house.name);
        case.submit().await.unwrap();
        let review = confirmation::review(&world.as_(&world.checker), case.sheet().await).await.unwrap();
        let found = observation::of_review(&world.as_(&world.checker), &review).await.unwrap();
        assert!(expired(&found), "{}: told to the checker too, and nothing is kept back by it", house.name);
    }
}

fn text(text: &'static str) -> impl futures::Stream<Item = std::result::Result<Bytes, std::io::Error>> + Unpin {
    futures::stream::iter([Ok(Bytes::from_static(text.as_bytes()))])
}

#[tokio::test]
async fn a_newer_version_takes_every_open_place_and_what_was_submitted_keeps_the_older_one() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let (one, two) = (Case::sent(&world).await, Case::sent(&world).await);
        one.answer_all().await;
        let file = attach(&one, "a-policy", "規則 第3版").await;
        evidence::attach(&supervisor, two.sheet().await, "a-policy", file).await.unwrap();
        evidence::attach(&supervisor, two.sheet().await, "b-training", file).await.unwrap();
        one.submit().await.unwrap();
        let other = vault::renew(&world.as_(&world.bystander), file, "規則.txt", text("偽")).await;
        assert_eq!(refused(other), Refusal::NotFound, "{}", house.name);
        let (newer, places) = vault::renew(&supervisor, file, "規則.txt", text("規則 第4版")).await.unwrap();
        assert_eq!(places, 2, "{}: both drafts", house.name);
        let of = |case: &Case<'_>| {
            let (supervisor, sheet) = (supervisor.clone(), case.id);
            async move {
                let id = service::engagement::detail(&supervisor, sheet).await.unwrap().sheet.unwrap().id;
                let files = evidence::of_confirmation(&supervisor, id).await.unwrap();
                files.into_iter().map(|line| line.id).collect::<Vec<_>>()
            }
        };
        assert_eq!(of(&one).await, [file], "{}: as submitted", house.name);
        assert_eq!(of(&two).await, [newer, newer], "{}", house.name);
        let kept = vault::file(&supervisor, newer).await.unwrap();
        assert_eq!(kept.earlier.map(|(id, _)| id), Some(file));
        let kept = vault::file(&supervisor, file).await.unwrap();
        assert_eq!(kept.later.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [newer]);
        let closed = vault::renew(&supervisor, file, "規則.txt", text("規則 第5版")).await;
        assert_eq!(refused(closed), Rule::ItemFrozen.into(), "{}: nothing is open with it", house.name);
        let verified = service::trail::verify(&supervisor).await.unwrap();
        assert_eq!(verified.findings, [], "{}", house.name);
    }
}

#[tokio::test]
async fn only_what_was_never_submitted_is_deleted_and_then_it_is_gone() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let case = Case::sent(&world).await;
        case.answer_all().await;
        let kept = attach(&case, "a-policy", "規則").await;
        let draft = attach(&case, "b-training", "間違えた資料").await;
        assert_eq!(refused(vault::remove(&supervisor, draft, " ").await), Refusal::field("reason", Fault::Missing));
        let other = vault::remove(&world.as_(&world.bystander), draft, "不要").await;
        assert_eq!(refused(other), Refusal::NotFound, "{}", house.name);
        vault::remove(&supervisor, draft, "別の会社の資料だった").await.unwrap();
        assert_eq!(refused(vault::file(&supervisor, draft).await), Refusal::NotFound, "{}", house.name);
        assert_eq!(refused(evidence::open(&supervisor, draft).await), Refusal::NotFound, "{}", house.name);
        let seen = vault::vault(&supervisor).await.unwrap();
        assert_eq!((seen.files.len(), seen.used), (1, 6), "{}: its room is free again", house.name);
        assert_eq!(evidence::verify(&house.nobody()).await.unwrap(), [], "{}: nothing is missed", house.name);
        let line = || async { evidence::of_confirmation(&supervisor, case.sheet().await).await.unwrap() };
        attach(&case, "b-training", "外す資料").await;
        let taken_off = line().await.into_iter().find(|line| line.item_key == "b-training").unwrap();
        evidence::detach(&supervisor, taken_off.grant, taken_off.revision).await.unwrap();
        assert_eq!(vault::clear(&house.nobody()).await.unwrap(), 0, "{}: it could be missed yet", house.name);
        house.house.clock.advance(Duration::days(31));
        assert_eq!(vault::clear(&house.nobody()).await.unwrap(), 1, "{}: nobody sees it any more", house.name);
        assert_eq!(vault::clear(&house.nobody()).await.unwrap(), 0, "{}", house.name);
        assert_eq!(line().await.len(), 1, "{}: what is used stays", house.name);
        case.submit().await.unwrap();
        let late = vault::remove(&supervisor, kept, "不要").await;
        assert_eq!(refused(late), Rule::EvidenceSubmitted.into(), "{}", house.name);
        assert!(evidence::open(&supervisor, kept).await.is_ok(), "{}: it stays", house.name);
        let verified = service::trail::verify(&supervisor).await.unwrap();
        assert_eq!(verified.findings, [], "{}", house.name);
    }
}

#[tokio::test]
async fn the_last_file_does_not_exceed_what_a_company_may_keep() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let case = Case::sent(&world).await;
        let held = attach(&case, "a-policy", "規則").await;
        let room = domain::vault::QUOTA - 12;
        let fill = format!("update evidence set size = {room} where id = {}", house.literal(held.0));
        assert_eq!(house.behind_the_back("evidence", &fill).await.unwrap(), 1, "{}", house.name);
        let sheet = case.sheet().await;
        let send = |text: &'static str| {
            let plain = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(text.as_bytes()))]);
            evidence::store(&supervisor, sheet, "b-training", "研修.txt", plain)
        };
        let full = || Refusal::field("file", Fault::QuotaReached);
        assert_eq!(refused(send("五つの文字").await), full(), "{}: three bytes too many", house.name);
        send("四つの字").await.unwrap();
        assert_eq!(refused(send("一").await), full(), "{}", house.name);
        assert_eq!(evidence::sweep(&house.nobody()).await.unwrap(), 0, "{}: nothing of it was kept", house.name);
    }
}

#[tokio::test]
async fn a_file_is_deleted_or_attached_but_never_both() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let (one, two) = (Case::sent(&world).await, Case::sent(&world).await);
        let sheet = two.sheet().await;
        let mut deleted = 0;
        for turn in 0..12 {
            let file = attach(&one, "a-policy", &format!("規則 第{turn}版")).await;
            let (attached, removed) = tokio::join!(
                evidence::attach(&supervisor, sheet, "a-policy", file),
                vault::remove(&supervisor, file, "差し替え")
            );
            deleted += u32::from(removed.is_ok());
            let lines = evidence::of_confirmation(&supervisor, sheet).await.unwrap();
            let stands = lines.iter().any(|line| line.id == file);
            let there = evidence::open(&supervisor, file).await.is_ok();
            assert_eq!(there, removed.is_err(), "{}: {:?}", house.name, removed.err());
            assert!(there || !stands, "{}: {:?}", house.name, attached.err());
        }
        assert!(deleted > 0, "{}", house.name);
        assert_eq!(evidence::verify(&house.nobody()).await.unwrap(), [], "{}", house.name);
    }
}
