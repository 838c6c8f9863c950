//! The evidence vault: each file once, as far as one sees it; how long it holds; who is told of its end – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

use bytes::Bytes;
use chrono::Duration;
use domain::id::EvidenceId;
use domain::notice::NoticeKind;
use domain::observation::Observation;
use domain::refusal::{Fault, Refusal};
use domain::vault::Validity;
use service::testing::{Case, World, houses};
use service::vault::{self, ValidityForm};
use service::{Result, confirmation, evidence, notice, observation};

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
        let (found, _, revision) = vault::file(&supervisor, file).await.unwrap();
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
        let (found, _, revision) = vault::file(&supervisor, file).await.unwrap();
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
