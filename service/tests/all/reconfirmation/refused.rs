use crate::reconfirmation::{begin, refused};
use domain::confirmation::ConfirmationStatus;
use domain::refusal::{Fault, Refusal, Rule};
use service::reconfirmation::{self, BeginForm};
use service::{confirmation, engagement};
use testing::{Case, World, houses};

#[tokio::test]
async fn it_begins_only_after_the_ministry_accepted_and_one_at_a_time() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let early = Case::confirmed(&world).await;
        assert_eq!(refused(begin(&early).await), Rule::NotInThisState.into(), "{}", house.name);
        let case = Case::started(&world).await;
        for outside in [&world.stranger, &world.officer, &world.supervisor, &world.checker] {
            let form = BeginForm { ground: "interval".into(), note: String::new() };
            let tried = reconfirmation::begin(&world.as_(outside), case.id, &form).await;
            let expected = if outside == &world.stranger { Refusal::NotFound } else { Refusal::NotPermitted };
            assert_eq!(refused(tried), expected, "{}", house.name);
        }
        let clerk = world.as_(&world.clerk);
        let silent = BeginForm { ground: "incident".into(), note: " ".into() };
        let tried = refused(reconfirmation::begin(&clerk, case.id, &silent).await);
        assert_eq!(tried, Refusal::field("note", Fault::Missing), "what happened is said in words");
        let unknown = BeginForm { ground: "because".into(), note: "x".into() };
        assert_eq!(
            refused(reconfirmation::begin(&clerk, case.id, &unknown).await),
            Refusal::field("ground", Fault::Choice)
        );
        begin(&case).await.unwrap();
        assert_eq!(refused(begin(&case).await), Rule::NotInThisState.into(), "{}: one at a time", house.name);
        engagement::close(&clerk, case.id, case.revision().await, "完了").await.unwrap();
        assert_eq!(refused(case.send().await), Rule::NotInThisState.into(), "{}: over is over", house.name);
    }
}

#[tokio::test]
async fn it_can_be_called_off_and_the_confirmation_before_it_stands() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (clerk, supervisor) = (world.as_(&world.clerk), world.as_(&world.supervisor));
        let case = Case::started(&world).await;
        let first = case.sheet().await;
        let revision = case.sheet_revision().await;
        let decided = reconfirmation::call_off(&clerk, first, revision, "不要").await;
        assert_eq!(refused(decided), Rule::NotInThisState.into(), "{}: the first is no such sheet", house.name);
        let again = begin(&case).await.unwrap();
        case.send().await.unwrap();
        case.answer("a-policy", "conform", "書きかけ").await.unwrap();
        let silent = reconfirmation::call_off(&clerk, again, case.sheet_revision().await, " ").await;
        assert_eq!(refused(silent), Refusal::field("reason", Fault::Missing));
        let other = reconfirmation::call_off(&supervisor, again, case.sheet_revision().await, "不要").await;
        assert_eq!(refused(other), Refusal::NotPermitted);
        reconfirmation::call_off(&clerk, again, case.sheet_revision().await, "作業が終わるため").await.unwrap();
        let late = case.answer("a-policy", "partial", "").await;
        assert_eq!(refused(late), Rule::NotInThisState.into(), "{}", house.name);
        let sheet = confirmation::sheet(&supervisor, again).await.unwrap();
        assert_eq!((sheet.status, sheet.answers.len()), (ConfirmationStatus::CalledOff, 1), "kept, not asked for");
        let detail = engagement::detail(&clerk, case.id).await.unwrap();
        assert_eq!(detail.turn, None, "{}", house.name);
        let next = begin(&case).await.unwrap();
        let seen = engagement::detail(&clerk, case.id).await.unwrap().sheet.unwrap();
        let reconfirmation = seen.reconfirmation.unwrap();
        assert_eq!((seen.id, reconfirmation.before, reconfirmation.ordinal), (next, first, 3), "{}", house.name);
        let history = service::trail::history(&clerk, case.id.0).await.unwrap();
        assert!(history.iter().any(|line| line.act == "reconfirmation-called-off"));
    }
}

#[tokio::test]
async fn only_whoever_answers_for_the_company_says_that_answers_hold() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::started(&world).await;
        let first = case.sheet().await;
        let items = ["a-policy".to_owned()];
        let supervisor = world.as_(&world.supervisor);
        let nothing_before = reconfirmation::hold(&supervisor, first, &items).await;
        assert_eq!(refused(nothing_before), Refusal::NotFound, "{}", house.name);
        let again = begin(&case).await.unwrap();
        case.send().await.unwrap();
        for (who, expected) in [
            (&world.clerk, Refusal::NotPermitted),
            (&world.employee, Refusal::NotFound),
            (&world.bystander, Refusal::NotFound),
            (&world.officer, Refusal::NotFound),
        ] {
            assert_eq!(refused(reconfirmation::hold(&world.as_(who), again, &items).await), expected, "{}", house.name);
        }
        let none = reconfirmation::hold(&supervisor, again, &[]).await;
        assert_eq!(refused(none), Refusal::field("items", Fault::Choice));
        let unknown = reconfirmation::hold(&supervisor, again, &["a-policy".into(), "nothing".into()]).await;
        assert_eq!(refused(unknown), Refusal::NotFound);
        let sheet = confirmation::sheet(&supervisor, again).await.unwrap();
        assert!(sheet.answers.is_empty(), "{}: all or nothing", house.name);
    }
}
