use crate::desk::support::{applied, entry, refused, supported, verified};
use chrono::Duration;
use domain::desk::Procedure;
use domain::desk::clock::Target;
use domain::desk::query::Query;
use domain::desk::statistics::Period;
use domain::refusal::{Fault, Refusal};
use service::application::{self, AnswerForm};
use service::desk::target::{self, TargetForm};
use service::desk::{list, statistics};
use std::collections::BTreeMap;
use testing::{World, houses};

fn days(of: &[(Procedure, &str, i32)]) -> BTreeMap<Procedure, TargetForm> {
    of.iter().map(|(kind, days, revision)| (*kind, TargetForm { days: (*days).into(), revision: *revision })).collect()
}

#[tokio::test]
async fn a_target_is_pinned_on_arrival_and_stands_with_the_clock() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (officer, clerk) = (world.as_(&world.officer), world.as_(&world.clerk));
        let before = applied(&world).await;
        target::set(&officer, &days(&[(Procedure::Application, "５", 0)])).await.unwrap();
        let id = applied(&world).await;
        let see = async |id: domain::id::ApplicationId| entry(&officer, Procedure::Application, id.0).await.unwrap();
        assert_eq!(see(before).await.target, None, "{}: what lay there keeps what it had", house.name);
        // 23 November 2026 is a holiday: five working days are the 24th to the 30th.
        assert_eq!(see(id).await.target.map(|(days, on)| (days, on.to_string())), Some((5, "2026-11-30".into())));
        target::set(&officer, &days(&[(Procedure::Application, "", 1)])).await.unwrap();
        house.house.clock.advance(Duration::days(2));
        application::query(&officer, id, 1, "照会").await.unwrap();
        assert_eq!(see(id).await.target_state(officer.today()), Target::Stands(3));
        house.house.clock.advance(Duration::days(14));
        assert_eq!(see(id).await.target_state(officer.today()), Target::Stands(3), "{}", house.name);
        let over = Query { over: true, ..Query::default() };
        assert_eq!(list(&officer, &over).await.unwrap(), [], "the clock stands");
        application::answer_query(&clerk, id, 2, "回答").await.unwrap();
        let line = see(id).await;
        assert_eq!(line.target_state(officer.today()), Target::Left(3));
        assert_eq!(line.target.map(|(_, on)| on.to_string()), Some("2026-12-14".into()), "moved by the pause");
        house.house.clock.advance(Duration::days(5));
        assert_eq!(see(id).await.target_state(officer.today()), Target::Left(0));
        assert_eq!(list(&officer, &over).await.unwrap(), []);
        house.house.clock.advance(Duration::days(1));
        assert_eq!(see(id).await.target_state(officer.today()), Target::Over(1));
        assert_eq!(list(&officer, &over).await.unwrap().len(), 1, "{}", house.name);
        // Asked once more: over it stays, also while the clock stands.
        application::query(&officer, id, 3, "照会").await.unwrap();
        house.house.clock.advance(Duration::days(7));
        assert_eq!(see(id).await.target_state(officer.today()), Target::Over(1));
        assert_eq!(list(&officer, &over).await.unwrap().len(), 1);
        application::answer_query(&clerk, id, 4, "回答").await.unwrap();
        assert_eq!(see(id).await.target.map(|(_, on)| on.to_string()), Some("2026-12-14".into()), "it had come");
        let accepted = AnswerForm { outcome: "accepted".into(), ..AnswerForm::default() };
        application::decide(&officer, id, 5, &accepted).await.unwrap();
        assert_eq!(see(id).await.target_state(officer.today()), Target::Missed(1));
        verified(&house).await;
    }
}

#[tokio::test]
async fn who_sets_what() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (officer, colleague) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let form = days(&[(Procedure::Waiver, "10", 0), (Procedure::Agreement, "", 0)]);
        for outside in [&world.case_officer, &world.clerk, &world.administrator] {
            assert_eq!(refused(target::set(&world.as_(outside), &form).await), Refusal::NotPermitted);
        }
        target::set(&officer, &form).await.unwrap();
        let seen = target::page(&colleague).await.unwrap();
        assert_eq!((seen.lines[&Procedure::Waiver].days, seen.may_set), (Some(10), false), "{}", house.name);
        assert_eq!(seen.lines[&Procedure::Agreement].revision, 0, "nothing was set there");
        for typed in ["0", "x", "501", "-1", "1.5"] {
            let bad = target::set(&officer, &days(&[(Procedure::Waiver, typed, 1)])).await;
            assert_eq!(refused(bad), Refusal::field("waiver", Fault::Number), "{typed}");
        }
        let stale = target::set(&officer, &days(&[(Procedure::Waiver, "12", 7)])).await;
        assert_eq!(refused(stale), Refusal::ChangedMeanwhile);
        assert_eq!(refused(target::page(&world.as_(&world.clerk)).await), Refusal::NotPermitted);
        verified(&house).await;
    }
}

#[tokio::test]
async fn numbers_of_a_year_and_of_a_month() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (officer, clerk) = (world.as_(&world.officer), world.as_(&world.clerk));
        target::set(&officer, &days(&[(Procedure::Application, "3", 0)])).await.unwrap();
        let (fast, slow) = (applied(&world).await, applied(&world).await);
        supported(&world).await;
        house.house.clock.advance(Duration::days(2));
        let accepted = AnswerForm { outcome: "accepted".into(), ..AnswerForm::default() };
        application::decide(&officer, fast, 1, &accepted).await.unwrap();
        application::query(&officer, slow, 1, "照会").await.unwrap();
        house.house.clock.advance(Duration::days(14));
        application::answer_query(&clerk, slow, 2, "回答").await.unwrap();
        house.house.clock.advance(Duration::days(7));
        let refused_it = AnswerForm { outcome: "refused".into(), reason: "理由".into(), ..AnswerForm::default() };
        application::decide(&officer, slow, 3, &refused_it).await.unwrap();
        let year = statistics(&officer, None).await.unwrap();
        assert_eq!((year.period, year.years.as_slice()), (Period::Year(2026), [2026].as_slice()));
        let found = &year.summaries[&Procedure::Application];
        assert_eq!((found.arrived, found.ended.len()), (2, 2), "{}", house.name);
        // Two days and seven; from arrival two and seventeen.
        assert_eq!((found.with_clock, found.without_clock), (Some((2, 7)), Some((2, 17))), "{}", house.name);
        assert_eq!(found.within, Some((1, 2)));
        assert_eq!(year.summaries[&Procedure::Waiver].open, [0, 0, 1, 0]);
        let december = statistics(&officer, Period::read("2026-12")).await.unwrap();
        let found = &december.summaries[&Procedure::Application];
        assert_eq!((found.arrived, found.ended.values().sum::<usize>()), (0, 1));
        assert_eq!(refused(statistics(&clerk, None).await), Refusal::NotPermitted);
    }
}
