use crate::reconfirmation::{begin, refused};
use chrono::Duration;
use domain::confirmation::ConfirmationStatus;
use domain::dispatch::RecipientState;
use domain::engagement::EngagementStatus;
use domain::refusal::{Fault, FieldProblem, Refusal};
use service::dispatch::{self, AgainForm};
use service::{confirmation, engagement, reconfirmation};
use testing::{Case, World, houses};

fn ticked(world: &World, cases: &[&Case<'_>]) -> AgainForm {
    AgainForm {
        contract: world.contract.to_string(),
        ground: "interval".into(),
        version: world.version.to_string(),
        due_on: "2028-03-31".into(),
        checker: world.checker.membership.to_string(),
        message: "{会社名} 御中 {作業}の再確認です。".into(),
        cases: cases.iter().map(|case| case.id.to_string()).collect(),
    }
}

#[tokio::test]
async fn many_cases_are_confirmed_again_in_one_action() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let clerk = world.as_(&world.clerk);
        let (one, two) = (Case::started(&world).await, Case::started(&world).await);
        let early = Case::confirmed(&world).await;
        reconfirmation::set_interval(&clerk, 0, "12").await.unwrap();
        house.house.clock.advance(Duration::days(400));
        let before = house.house.store.statements();
        let page = dispatch::again_page(&clerk, None).await.unwrap();
        assert!(house.house.store.statements() - before <= 6, "{}", house.name);
        assert_eq!(page.cases.len(), 2, "{}: the third is not begun", house.name);
        assert!(page.cases.iter().all(|line| line.is_due));
        let other = dispatch::again_page(&world.as_(&world.checker), None).await;
        assert_eq!(refused(other), Refusal::NotPermitted);

        let nothing = AgainForm { ground: "incident".into(), ..ticked(&world, &[&early]) };
        let faults = ["ground", "cases"].map(|field| FieldProblem::new(field, Fault::Choice)).to_vec();
        assert_eq!(refused(dispatch::draft_again(&clerk, &nothing).await), Refusal::Fields(faults), "{}", house.name);
        let given_up = dispatch::draft_again(&clerk, &ticked(&world, &[&one, &two])).await.unwrap();
        dispatch::discard(&clerk, given_up, 1).await.unwrap();
        let id = dispatch::draft_again(&clerk, &ticked(&world, &[&one, &two])).await.unwrap();
        assert_eq!(engagement::detail(&clerk, one.id).await.unwrap().earlier.len(), 0, "nothing is written yet");
        begin(&two).await.unwrap();
        dispatch::begin(&clerk, id, 1).await.unwrap();
        while dispatch::step(&house.nobody(), id, 1).await.unwrap() {}

        let page = dispatch::page(&clerk, id).await.unwrap();
        assert_eq!(page.handled(), 2, "{}", house.name);
        assert_eq!(page.count(RecipientState::Prepared), 2, "{}: also what was begun by hand", house.name);
        for case in [&one, &two] {
            let detail = engagement::detail(&clerk, case.id).await.unwrap();
            let sheet = detail.sheet.unwrap();
            assert_eq!((sheet.status, detail.status), (ConfirmationStatus::Sent, EngagementStatus::Started));
            assert_eq!(sheet.reconfirmation.unwrap().ordinal, 2);
            assert_eq!((sheet.due_on.to_string(), detail.earlier.len()), ("2028-03-31".to_owned(), 1));
            assert!(sheet.message.starts_with("有限会社あさひ精機 御中"), "{}", sheet.message);
        }
        let supervisor = world.as_(&world.supervisor);
        let sheet = one.sheet().await;
        reconfirmation::hold(&supervisor, sheet, &["a-policy".to_owned()]).await.unwrap();
        let page = dispatch::page(&clerk, id).await.unwrap();
        assert_eq!(page.count(RecipientState::Started), 1, "{}: of this sheet, not of the one before", house.name);
        assert!(confirmation::sheet(&supervisor, sheet).await.is_ok());
        assert!(dispatch::again_page(&clerk, None).await.unwrap().cases.is_empty(), "one at a time");
        let verified = service::trail::verify(&clerk).await.unwrap();
        assert_eq!(verified.findings, [], "{}", house.name);
    }
}
