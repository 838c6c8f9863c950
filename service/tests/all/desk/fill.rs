use crate::desk::support::{applied, requested, supported};
use chrono::Duration;
use domain::desk::query::Query;
use domain::desk::view::Line;
use domain::id::IntakeId;
use service::application::{self, AnswerForm};
use service::disclosure::DecisionForm;
use service::{Ctx, desk, disclosure, waiver};
use testing::{World, houses};
use uuid::Uuid;

/// The register without what was made up anew.
async fn register(ctx: &Ctx) -> Vec<Line> {
    let mut found = Vec::new();
    for ended in [false, true] {
        found.extend(desk::list(ctx, &Query { ended, ..Query::default() }).await.unwrap());
    }
    found.sort_by_key(|line| line.subject);
    found.into_iter().map(|line| Line { id: IntakeId(Uuid::nil()), revision: 0, ..line }).collect()
}

#[tokio::test]
async fn what_stood_before_is_entered_as_if_it_had_always_been() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (officer, second) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let (clerk, checker) = (world.as_(&world.clerk), world.as_(&world.checker));
        let days = |days| house.house.clock.advance(Duration::days(days));
        let (queried, answered, gone) = (applied(&world).await, applied(&world).await, applied(&world).await);
        let (paper, permitted) = (supported(&world).await, requested(&world).await);
        days(3);
        application::query(&officer, queried, 1, "照会").await.unwrap();
        application::query(&officer, answered, 1, "照会").await.unwrap();
        days(9);
        application::answer_query(&clerk, answered, 2, "回答").await.unwrap();
        application::withdraw(&clerk, gone, 1, "取下げ").await.unwrap();
        waiver::query(&officer, paper, 3, "照会").await.unwrap();
        days(2);
        waiver::answer_query(&checker, paper, 4, "回答").await.unwrap();
        let granted = waiver::AnswerForm {
            outcome: "granted".into(),
            until: "2027-03-31".into(),
            number: "第1号".into(),
            answered_on: "2026-11-23".into(),
            ..waiver::AnswerForm::default()
        };
        waiver::record_paper(&officer, paper, 5, &granted).await.unwrap();
        let accepted = AnswerForm { outcome: "accepted".into(), ..AnswerForm::default() };
        application::decide(&officer, answered, 3, &accepted).await.unwrap();
        let revision = disclosure::detail(&officer, permitted).await.unwrap().revision;
        let permit = DecisionForm {
            decision: "permitted".into(),
            valid_until: "2027-12-31".into(),
            number: "第2号".into(),
            answered_on: "2026-11-24".into(),
            scan: "s".into(),
            ..DecisionForm::default()
        };
        disclosure::record_paper(&officer, permitted, revision, &permit).await.unwrap();
        days(1);
        disclosure::check_paper(&second, permitted, revision + 1, true).await.unwrap();

        let before = register(&officer).await;
        assert_eq!(before.len(), 5, "{}", house.name);
        house.behind_the_back("desk_intake", "DELETE FROM desk_intake").await.unwrap();
        assert_eq!(desk::fill(&house.nobody()).await.unwrap(), 5);
        assert_eq!(register(&officer).await, before, "{}", house.name);
        assert_eq!(desk::fill(&house.nobody()).await.unwrap(), 0, "once");
        let findings = service::trail::verify(&house.nobody()).await.unwrap().findings;
        assert!(findings.iter().all(|found| found.what.contains("deleted")), "the new ones are in the trail");
    }
}
