use crate::deadline::refused;
use chrono::{Duration, NaiveDate};
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal};
use service::deadline::{self, PolicyForm};
use service::notice;
use service::{confirmation, trail};
use testing::{Case, TestHouse, World, houses};

fn set(before: &str, after: &str) -> PolicyForm {
    PolicyForm { before: before.into(), after: after.into(), ..PolicyForm::default() }
}

async fn told(world: &World, actor: &Actor, kind: NoticeKind) -> usize {
    notice::list(&world.as_(actor)).await.unwrap().iter().filter(|line| line.kind == kind).count()
}

/// Moves the clock to the morning of a day.
fn go_to(house: &TestHouse, day: NaiveDate) {
    let days = (day - house.nobody().today()).num_days();
    house.house.clock.advance(Duration::days(days));
}

#[tokio::test]
async fn each_step_is_told_once_to_those_who_may_see_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        let (supervisor, nobody) = (world.as_(&world.supervisor), house.nobody());
        let due = deadline::list(&supervisor).await.unwrap()[0].due_on.unwrap();
        let ago = |days: i64| due + Duration::days(days);
        assert_eq!(deadline::remind(&nobody).await.unwrap(), 0, "{}: nobody set anything", house.name);
        deadline::set_policy(&supervisor, 0, &set("７、1", "3")).await.unwrap();
        go_to(&house, ago(-8));
        assert_eq!(deadline::remind(&nobody).await.unwrap(), 0, "{}", house.name);
        go_to(&house, ago(-6));
        assert_eq!(deadline::remind(&nobody).await.unwrap(), 1, "{}: missed yesterday", house.name);
        assert_eq!(deadline::remind(&nobody).await.unwrap(), 0, "{}: once", house.name);
        go_to(&house, ago(0));
        assert_eq!(deadline::remind(&nobody).await.unwrap(), 1, "{}", house.name);
        go_to(&house, ago(30));
        assert_eq!(deadline::remind(&nobody).await.unwrap(), 1, "{}", house.name);
        assert_eq!(told(&world, &world.supervisor, NoticeKind::DeadlineNear).await, 3, "{}", house.name);
        for other in [&world.employee, &world.clerk, &world.bystander] {
            assert_eq!(told(&world, other, NoticeKind::DeadlineNear).await, 0, "{}: {:?}", house.name, other.roles);
        }
        // Overdue never locks anyone out.
        case.answer_all().await;
        case.submit().await.unwrap();
        assert!(confirmation::sheet(&supervisor, case.sheet().await).await.is_ok(), "{}", house.name);
        assert_eq!(deadline::remind(&nobody).await.unwrap(), 0, "{}", house.name);
        assert_eq!(trail::verify(&nobody).await.unwrap().findings, [], "{}", house.name);
    }
}

#[tokio::test]
async fn what_stays_overdue_is_told_to_whom_the_company_named_by_number_only() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        Case::sent(&world).await;
        let (supervisor, nobody) = (world.as_(&world.supervisor), house.nobody());
        let line = deadline::list(&supervisor).await.unwrap().remove(0);
        let named = PolicyForm {
            escalate_after: "5".into(),
            escalate_to: world.employee.membership.to_string(),
            ..PolicyForm::default()
        };
        deadline::set_policy(&supervisor, 0, &named).await.unwrap();
        go_to(&house, line.due_on.unwrap() + Duration::days(4));
        assert_eq!(deadline::remind(&nobody).await.unwrap(), 0, "{}", house.name);
        go_to(&house, line.due_on.unwrap() + Duration::days(5));
        assert_eq!(deadline::remind(&nobody).await.unwrap(), 1, "{}", house.name);
        let told = notice::list(&world.as_(&world.employee)).await.unwrap().remove(0);
        assert_eq!((told.kind, told.reference), (NoticeKind::DeadlineEscalated, line.reference), "{}", house.name);
        assert_eq!(told.path.as_deref(), Some("/deadline"), "{}: not on the case", house.name);
        assert_eq!(deadline::list(&world.as_(&world.employee)).await.unwrap(), [], "{}", house.name);
    }
}

#[tokio::test]
async fn the_intervals_are_the_companys_own() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        for other in [&world.checker, &world.officer, &world.employee] {
            let tried = deadline::set_policy(&world.as_(other), 0, &set("7", "")).await;
            assert_eq!(refused(tried), Refusal::NotPermitted, "{} {:?}", house.name, other.roles);
        }
        let clerk = world.as_(&world.clerk);
        let wrong = deadline::set_policy(&clerk, 0, &set("一週間", "")).await;
        assert_eq!(refused(wrong), Refusal::field("before", Fault::Number), "{}", house.name);
        let half = PolicyForm { escalate_after: "5".into(), ..PolicyForm::default() };
        let half = deadline::set_policy(&clerk, 0, &half).await;
        assert_eq!(refused(half), Refusal::field("escalate_to", Fault::Missing), "{}", house.name);
        let theirs = PolicyForm {
            escalate_after: "5".into(),
            escalate_to: world.supervisor.membership.to_string(),
            ..PolicyForm::default()
        };
        let theirs = deadline::set_policy(&clerk, 0, &theirs).await;
        assert_eq!(refused(theirs), Refusal::field("escalate_to", Fault::Choice), "{}", house.name);
        deadline::set_policy(&clerk, 0, &set("14, 7", "1")).await.unwrap();
        let late = deadline::set_policy(&world.as_(&world.judge), 0, &set("", "")).await;
        assert_eq!(refused(late), Refusal::ChangedMeanwhile, "{}", house.name);
        let policy = deadline::policy(&clerk).await.unwrap();
        assert_eq!((policy.intervals.before, policy.intervals.after, policy.revision), (vec![14, 7], vec![1], 1));
    }
}
