//! Deputies: named with days, on the case, and said so.

use crate::approval::support::{Below, SHEET, refused, verified};
use chrono::Duration;
use domain::approval::{Seat, Whom};
use domain::notice::NoticeKind;
use domain::refusal::{Fault, Refusal};
use domain::role::Role;
use service::approval::{self, AbsenceForm};
use service::notice;
use testing::{World, houses};

fn form(person: &str, deputy: &str, from: &str, until: &str) -> AbsenceForm {
    AbsenceForm { person: person.into(), deputy: deputy.into(), from: from.into(), until: until.into() }
}

#[tokio::test]
async fn a_deputy_approves_within_the_days_and_on_the_case() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        below.route(&[(None, &[Seat::Person(below.auditor.account)])]).await;
        below.request(&below.supervisor()).await.unwrap();
        let deputy = world.colleague(&world.supervisor, "deputy", &[Role::Employee]).await.unwrap();
        let (today, tomorrow) = (below.supervisor().today(), below.supervisor().today() + Duration::days(1));
        let named = form("", &deputy.account.to_string(), &tomorrow.to_string(), &tomorrow.to_string());
        approval::note_absence(&below.auditor(), &named).await.unwrap();
        let ctx = world.as_(&deputy);
        assert!(notice::list(&ctx).await.unwrap().iter().any(|line| line.kind == NoticeKind::DeputyNamed));
        assert!(below.page(&below.supervisor()).await.stages[0].seats[0].away.is_none(), "{today}: not yet");
        house.house.clock.advance(Duration::days(1));
        let unseen = approval::page(&ctx, SHEET, below.sheet.0).await;
        assert_eq!(refused(unseen), Refusal::NotFound, "a deputy who may not see the content approves nothing");
        let away = below.page(&below.supervisor()).await.stages[0].seats[0].away.clone();
        assert_eq!(away, Some((Some(tomorrow), Some("deputy".to_owned()))));
        below.assign(&deputy).await;
        let waits = approval::mine(&ctx).await.unwrap();
        assert_eq!(waits[0].whom, Whom::Reader(Some("auditor".into())));
        assert_eq!(below.page(&ctx).await.may.approve, Some(Some("auditor".into())));
        house.house.clock.advance(Duration::days(1));
        assert!(approval::mine(&ctx).await.unwrap().is_empty(), "the days are over");
        house.house.clock.advance(-Duration::days(1));
        below.approve(&ctx).await.unwrap();
        let page = below.page(&below.supervisor()).await;
        let (name, in_place_of, _) = page.stages[0].seats[0].given.clone().unwrap();
        assert_eq!((name.as_str(), in_place_of.as_deref()), ("deputy", Some("auditor")));
        assert_eq!(page.history[0].in_place_of.as_deref(), Some("auditor"));
        below.case.submit().await.unwrap();
        verified(&below.supervisor(), house.name).await;
    }
}

#[tokio::test]
async fn who_notes_what() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let below = Below::new(&world).await;
        let (own, other) = (below.auditor.account.to_string(), below.head.account.to_string());
        let today = below.supervisor().today();
        let (from, before) = (today.to_string(), (today - Duration::days(1)).to_string());
        for (form, field, fault) in [
            (form("", "", &from, &from), "deputy", Fault::Missing),
            (form("", &own, &from, &from), "deputy", Fault::OwnDeputy),
            (form("", &world.clerk.account.to_string(), &from, &from), "deputy", Fault::Choice),
            (form("", &other, &from, ""), "until", Fault::Missing),
            (form("", &other, &before, &before), "until", Fault::InThePast),
        ] {
            let tried = refused(approval::note_absence(&below.auditor(), &form).await);
            let Refusal::Fields(faults) = tried else { panic!("{tried:?}") };
            assert_eq!((faults[0].field.as_str(), faults[0].fault), (field, fault));
        }
        let ill = form(&own, "", &from, "");
        assert_eq!(refused(approval::note_absence(&below.head(), &ill).await), Refusal::NotPermitted);
        assert_eq!(refused(approval::absences(&world.as_(&world.officer)).await), Refusal::NotPermitted);
        approval::note_absence(&below.administrator, &ill).await.unwrap();
        below.route(&[(None, &[Seat::Person(below.auditor.account)])]).await;
        below.request(&below.supervisor()).await.unwrap();
        let away = below.page(&below.supervisor()).await.stages[0].seats[0].away.clone();
        assert_eq!(away, Some((None, None)), "nothing is skipped, and it is said");
        let line = approval::absences(&below.administrator).await.unwrap().lines.remove(0);
        assert!(approval::absences(&below.head()).await.unwrap().lines.is_empty());
        let foreign = approval::end_absence(&below.head(), line.id, line.revision).await;
        assert_eq!(refused(foreign), Refusal::NotFound);
        approval::end_absence(&below.auditor(), line.id, line.revision).await.unwrap();
        assert!(approval::absences(&below.administrator).await.unwrap().lines.is_empty());
        verified(&below.administrator, house.name).await;
    }
}
