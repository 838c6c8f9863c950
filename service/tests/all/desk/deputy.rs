use crate::desk::support::{applied, entry, refused, verified};
use chrono::Duration;
use domain::desk::Procedure;
use domain::desk::query::{Query, Whose};
use domain::desk::view::Keeper;
use domain::notice::NoticeKind;
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal};
use domain::role::Role;
use service::desk::deputy::{self, DeputyForm};
use service::desk::{self, Hand};
use service::notice;
use testing::{World, houses};

fn form(deputy: &Actor, from: &str, until: &str) -> DeputyForm {
    let deputy = deputy.membership.to_string();
    DeputyForm { officer: String::new(), deputy, from: from.into(), until: until.into() }
}

#[tokio::test]
async fn matters_of_the_absent_show_to_the_deputy_marked_so() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let application = applied(&world).await;
        // The case officer is away; the contracting officer may do as much and more.
        let (officer, absent) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let line = entry(&absent, Procedure::Application, application.0).await.unwrap();
        desk::assign(&absent, &[(line.id, line.revision)], Hand::Take).await.unwrap();
        let mine = Query { whose: Some(Whose::Mine), ..Query::default() };
        deputy::name(&absent, &form(&world.officer, "2026-11-25", "2026-11-30")).await.unwrap();
        assert_eq!(desk::list(&officer, &mine).await.unwrap(), [], "{}: not yet", house.name);
        let told = notice::list(&officer).await.unwrap();
        assert!(told.iter().any(|line| line.kind == NoticeKind::DeputyNamed));
        house.house.clock.advance(Duration::days(2));
        let lines = desk::list(&officer, &mine).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.keeper).collect::<Vec<_>>(), [Keeper::Absent], "{}", house.name);
        assert_eq!(desk::queue(&officer, Some(mine.clone())).await.unwrap().queue.counts.mine, 1);
        assert_eq!(desk::front(&officer).await.unwrap().unwrap().lines.len(), 1);
        assert_eq!(desk::list(&absent, &mine).await.unwrap()[0].keeper, Keeper::Reader, "it stays theirs");
        house.house.clock.advance(Duration::days(6));
        assert_eq!(desk::list(&officer, &mine).await.unwrap(), [], "{}: over by itself", house.name);
        verified(&house).await;
    }
}

#[tokio::test]
async fn what_a_deputy_decides_says_in_whose_place() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let application = applied(&world).await;
        let (officer, absent) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let line = entry(&absent, Procedure::Application, application.0).await.unwrap();
        desk::assign(&absent, &[(line.id, line.revision)], Hand::Take).await.unwrap();
        deputy::name(&absent, &form(&world.officer, "2026-11-23", "2026-11-30")).await.unwrap();
        let read = service::application::detail(&officer, application).await.unwrap();
        let accepted = service::application::AnswerForm { outcome: "accepted".into(), ..Default::default() };
        service::application::decide(&officer, application, read.revision, &accepted).await.unwrap();
        let ended = Query { ended: true, ..Query::default() };
        let decided = desk::list(&absent, &ended).await.unwrap()[0].clone();
        assert!(decided.in_place.is_some(), "{}: in place of whoever was absent", house.name);
        assert_eq!(decided.officer.unwrap().0, world.case_officer.membership);
        verified(&house).await;
    }
}

#[tokio::test]
async fn overlaps_less_entitled_people_and_past_days_are_refused_at_the_field() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (officer, absent) = (world.as_(&world.officer), world.as_(&world.case_officer));
        let fault = |field: &str, fault| Refusal::field(field, fault);
        let less = deputy::name(&officer, &form(&world.case_officer, "2026-11-24", "2026-11-24")).await;
        assert_eq!(refused(less), fault("deputy", Fault::LessEntitled), "{}", house.name);
        let oneself = deputy::name(&absent, &form(&world.case_officer, "2026-11-24", "2026-11-24")).await;
        assert_eq!(refused(oneself), fault("deputy", Fault::Choice));
        let outsider = deputy::name(&absent, &form(&world.clerk, "2026-11-24", "2026-11-24")).await;
        assert_eq!(refused(outsider), fault("deputy", Fault::Choice));
        let past = deputy::name(&absent, &form(&world.officer, "2026-11-22", "2026-11-24")).await;
        assert_eq!(refused(past), fault("from", Fault::InThePast));
        let turned = deputy::name(&absent, &form(&world.officer, "2026-11-26", "2026-11-24")).await;
        assert_eq!(refused(turned), fault("until", Fault::EndsBeforeItStarts));
        deputy::name(&absent, &form(&world.officer, "2026-11-24", "2026-11-26")).await.unwrap();
        let overlap = deputy::name(&absent, &form(&world.officer, "2026-11-26", "2026-12-01")).await;
        assert_eq!(refused(overlap), fault("from", Fault::Overlaps), "{}", house.name);
        deputy::name(&absent, &form(&world.officer, "2026-11-27", "2026-12-01")).await.unwrap();

        let lines = deputy::page(&absent).await.unwrap().lines;
        assert_eq!(lines.len(), 2);
        let other = deputy::page(&officer).await.unwrap();
        assert!(other.lines.iter().all(|line| !line.may_end), "an officer names and ends for themselves");
        assert_eq!(refused(deputy::end(&officer, lines[1].id, 1).await), Refusal::NotFound);
        deputy::end(&absent, lines[1].id, 1).await.unwrap();
        deputy::name(&absent, &form(&world.officer, "2026-11-27", "2026-12-01")).await.unwrap();

        // Whoever keeps the people of the ministry names for anybody; that of a company for nobody.
        let administrator = Actor { roles: vec![Role::OrganisationAdministrator], ..world.officer.clone() };
        let administrator = world.as_(&administrator);
        let whose = world.case_officer.membership.to_string();
        let named = DeputyForm { officer: whose, ..form(&world.officer, "2026-12-10", "2026-12-11") };
        deputy::name(&administrator, &named).await.unwrap();
        let lines = deputy::page(&administrator).await.unwrap().lines;
        assert!(lines.iter().all(|line| line.may_end));
        deputy::end(&administrator, lines[0].id, lines[0].revision).await.unwrap();
        assert_eq!(refused(deputy::page(&world.as_(&world.administrator)).await), Refusal::NotPermitted);
        verified(&house).await;
    }
}
