use crate::desk::support::{applied, entry, requested, supported, verified};
use chrono::Duration;
use domain::desk::clock::Target;
use domain::desk::query::{Query, Whose};
use domain::desk::view::Next;
use domain::desk::{Outcome, Procedure, Turn};
use service::application::{self, AnswerForm};
use service::desk::{self, Hand};
use testing::{Case, World, houses};

#[tokio::test]
async fn a_lower_tier_arrives_when_the_ministry_gets_it() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = world.one_tier_down().await.unwrap();
        let above = Case::started(&world).await;
        let application = Case::confirmed_below(&above, &below).await.apply().await.unwrap();
        let officer = world.as_(&world.officer);
        assert!(entry(&officer, Procedure::Application, application.0).await.is_none(), "{}", house.name);
        house.house.clock.advance(Duration::days(7));
        application::pass_on(&world.as_(&world.clerk), application, 1, "").await.unwrap();
        let line = entry(&officer, Procedure::Application, application.0).await.unwrap();
        assert_eq!(line.arrived_at, officer.now(), "not when it was made");
        assert_eq!(line.applicant.name, "有限会社あさひ精機");
        assert_eq!(line.concerns, "つばめ製作所");
        verified(&house).await;
    }
}

#[tokio::test]
async fn narrowed_by_everything_and_found_by_name_and_number() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let application = applied(&world).await;
        let waiver = supported(&world).await;
        let disclosure = requested(&world).await;
        let (officer, colleague) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let subjects = |query: Query| {
            let officer = officer.clone();
            async move {
                let lines = desk::list(&officer, &query).await.unwrap();
                lines.iter().map(|line| line.subject).collect::<Vec<_>>()
            }
        };
        let all = [application.0, waiver.0, disclosure.0];
        assert_eq!(subjects(Query::default()).await, all, "{}: oldest first", house.name);
        assert_eq!(subjects(Query { kind: Some(Procedure::Waiver), ..Query::default() }).await, [waiver.0]);
        let contract = Some(world.contract);
        assert_eq!(subjects(Query { contract, ..Query::default() }).await, all);
        let number = entry(&officer, Procedure::Waiver, waiver.0).await.unwrap().number;
        for q in [number.as_str(), &number.replace('-', ""), "northwind", "あさひ精機", "㈲あさひ　例"] {
            let found = subjects(Query { q: q.into(), ..Query::default() }).await;
            assert!(!found.is_empty() && found.len() < 4, "{}: {q}: {found:?}", house.name);
        }
        assert_eq!(subjects(Query { q: number, ..Query::default() }).await, [waiver.0]);
        assert_eq!(subjects(Query { q: "northwind".into(), ..Query::default() }).await, [disclosure.0]);
        for q in ["%", "_", "\\", "どこにもない"] {
            assert_eq!(subjects(Query { q: q.into(), ..Query::default() }).await.len(), 0, "{}: {q}", house.name);
        }
        application::query(&officer, application, 1, "照会").await.unwrap();
        assert_eq!(subjects(Query { turn: Some(Turn::Applicant), ..Query::default() }).await, [application.0]);
        let paper = AnswerForm {
            outcome: "accepted".into(),
            number: "第1号".into(),
            answered_on: "2026-11-23".into(),
            ..AnswerForm::default()
        };
        application::record_paper(&officer, application, 2, &paper).await.unwrap();
        let second = Query { turn: Some(Turn::SecondPerson), ..Query::default() };
        assert_eq!(subjects(second.clone()).await.len(), 0, "never offered to who entered it");
        assert_eq!(desk::list(&colleague, &second).await.unwrap().len(), 1);
        let shown = desk::queue(&colleague, Some(Query::default())).await.unwrap().queue;
        assert_eq!((shown.total, shown.counts.open, shown.counts.second), (3, 3, 1));
        assert_eq!((shown.counts.ministry, shown.counts.applicant, shown.counts.nobody), (2, 0, 3));
        application::check_paper(&colleague, application, 3, true).await.unwrap();
        let ended = Query { ended: true, ..Query::default() };
        assert_eq!(subjects(ended).await, [application.0]);
        let line = entry(&officer, Procedure::Application, application.0).await.unwrap();
        assert_eq!((line.outcome, line.target_state(officer.today())), (Some(Outcome::Accepted), Target::None));
        let front = desk::front(&officer).await.unwrap().unwrap();
        assert_eq!(front.counts.len(), 2, "only what lies there");
        assert_eq!(front.lines.len(), 2);
        verified(&house).await;
    }
}

#[tokio::test]
async fn the_next_one_is_the_next_of_the_same_queue() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let first = applied(&world).await;
        house.house.clock.advance(Duration::hours(1));
        let second = supported(&world).await;
        house.house.clock.advance(Duration::hours(1));
        let third = requested(&world).await;
        let officer = world.as_(&world.officer);
        let after = |query: Query, procedure, subject| {
            let officer = officer.clone();
            async move { desk::after(&officer, &query, procedure, subject).await.unwrap().map(|next: Next| next.subject) }
        };
        let all = Query::default();
        assert_eq!(after(all.clone(), Procedure::Application, first.0).await, Some(second.0), "{}", house.name);
        assert_eq!(after(all.clone(), Procedure::Waiver, second.0).await, Some(third.0));
        assert_eq!(after(all.clone(), Procedure::Disclosure, third.0).await, Some(first.0), "from the beginning again");
        // What waits for the applicant is no next one; what was decided still has its place.
        service::waiver::query(&officer, second, 3, "照会").await.unwrap();
        assert_eq!(after(all.clone(), Procedure::Application, first.0).await, Some(third.0));
        let accepted = AnswerForm { outcome: "accepted".into(), ..AnswerForm::default() };
        application::decide(&officer, first, 1, &accepted).await.unwrap();
        assert_eq!(after(all.clone(), Procedure::Application, first.0).await, Some(third.0));
        assert_eq!(after(all.clone(), Procedure::Disclosure, third.0).await, None, "it is the last one");
        let mine = Query { whose: Some(Whose::Mine), ..Query::default() };
        assert_eq!(after(mine.clone(), Procedure::Application, first.0).await, None);
        let line = entry(&officer, Procedure::Disclosure, third.0).await.unwrap();
        desk::assign(&officer, &[(line.id, line.revision)], Hand::Take).await.unwrap();
        assert_eq!(after(mine, Procedure::Application, first.0).await, Some(third.0));
    }
}

#[tokio::test]
async fn as_many_statements_however_many_matters() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let officer = world.as_(&world.officer);
        let mut asked = Vec::new();
        for _ in 0..3 {
            let before = house.house.store.statements();
            desk::queue(&officer, Some(Query { q: "申".into(), ..Query::default() })).await.unwrap();
            asked.push(house.house.store.statements() - before);
            applied(&world).await;
        }
        assert_eq!(asked, [6, 6, 6], "{}", house.name);
    }
}
