use crate::deadline::refused;
use chrono::Duration;
use domain::notice::{Channel, MailState, NoticeGroup, NoticeKind, Rhythm};
use domain::refusal::{Fault, Refusal};
use service::Ctx;
use service::job;
use service::notice::{self, PreferenceForm};
use service::organisation::{self, InviteForm, PlaceForm};
use service::trail;
use testing::{Case, World, houses};

fn all(channel: Channel, rhythm: Rhythm) -> PreferenceForm {
    let channels = NoticeGroup::ALL.iter().map(|group| (*group, channel.code().to_owned())).collect();
    PreferenceForm { channels, rhythm: rhythm.code().into() }
}

/// Takes what waits in the outbox: kinds and numbers of the mails.
async fn sent(ctx: &Ctx) -> Vec<(NoticeKind, String)> {
    let mut mails = Vec::new();
    for row in job::claim(ctx, 100).await.unwrap() {
        let mail = job::as_mail(&row).unwrap();
        mails.push((mail.kind, mail.reference));
        job::done(ctx, row).await.unwrap();
    }
    mails
}

#[tokio::test]
async fn many_notices_become_one_mail_on_a_working_day() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (supervisor, nobody) = (world.as_(&world.supervisor), house.nobody());
        notice::set_preference(&supervisor, 0, &all(Channel::Digest, Rhythm::Daily)).await.unwrap();
        let (one, two) = (Case::sent(&world).await, Case::sent(&world).await);
        let mails = sent(&nobody).await;
        assert!(mails.iter().all(|(kind, _)| *kind != NoticeKind::SheetSent), "{}: {mails:?}", house.name);
        let told = notice::list(&supervisor).await.unwrap();
        assert_eq!(told.iter().filter(|line| line.kind == NoticeKind::SheetSent).count(), 2, "{}", house.name);
        // It is a holiday, and the day is not over.
        assert_eq!(notice::digest(&nobody).await.unwrap(), 0, "{}", house.name);
        house.house.clock.advance(Duration::days(1));
        assert_eq!(notice::digest(&nobody).await.unwrap(), 1, "{}", house.name);
        assert_eq!(notice::digest(&nobody).await.unwrap(), 0, "{}: once", house.name);
        let mails = sent(&nobody).await;
        assert_eq!(mails.len(), 1, "{}: {mails:?}", house.name);
        let clerk = world.as_(&world.clerk);
        for case in [&one, &two] {
            let number = service::engagement::detail(&clerk, case.id).await.unwrap().number;
            assert!(mails[0].0 == NoticeKind::Digest && mails[0].1.contains(&number), "{}: {mails:?}", house.name);
        }
        assert_eq!(trail::verify(&nobody).await.unwrap().findings, [], "{}", house.name);
    }
}

#[tokio::test]
async fn whoever_left_hears_nothing_more() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let checker = world.as_(&world.checker);
        notice::set_preference(&checker, 0, &all(Channel::Digest, Rhythm::Daily)).await.unwrap();
        Case::sent(&world).await;
        assert!(!notice::list(&checker).await.unwrap().is_empty(), "{}", house.name);
        organisation::end(&world.as_(&world.administrator), world.checker.membership, 1).await.unwrap();
        sent(&house.nobody()).await;
        house.house.clock.advance(Duration::days(1));
        notice::digest(&house.nobody()).await.unwrap();
        assert_eq!(sent(&house.nobody()).await, [], "{}", house.name);
    }
}

#[tokio::test]
async fn the_portal_alone_is_enough_for_whoever_wants_that() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let supervisor = world.as_(&world.supervisor);
        let wrong = PreferenceForm { channels: vec![(NoticeGroup::Sheet, "fax".into())], rhythm: "daily".into() };
        let wrong = notice::set_preference(&supervisor, 0, &wrong).await;
        assert_eq!(refused(wrong), Refusal::field("sheet", Fault::Choice), "{}", house.name);
        notice::set_preference(&supervisor, 0, &all(Channel::Portal, Rhythm::Weekly)).await.unwrap();
        let late = notice::set_preference(&supervisor, 0, &all(Channel::Mail, Rhythm::Daily)).await;
        assert_eq!(refused(late), Refusal::ChangedMeanwhile, "{}", house.name);
        let chosen = notice::preference(&supervisor).await.unwrap();
        assert_eq!((chosen.preference.rhythm, chosen.revision), (Rhythm::Weekly, 1), "{}", house.name);
        Case::sent(&world).await;
        assert!(!notice::list(&supervisor).await.unwrap().is_empty(), "{}", house.name);
        assert_eq!(notice::log(&supervisor).await.unwrap(), [], "{}", house.name);
        house.house.clock.advance(Duration::days(14));
        assert_eq!(notice::digest(&house.nobody()).await.unwrap(), 0, "{}", house.name);
    }
}

#[tokio::test]
async fn the_log_says_what_became_of_a_mail_to_those_whom_it_concerns() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        Case::sent(&world).await;
        let (supervisor, clerk) = (world.as_(&world.supervisor), world.as_(&world.clerk));
        let mine = notice::log(&supervisor).await.unwrap();
        assert_eq!(mine.len(), 1, "{}: {mine:?}", house.name);
        assert!(mine[0].to_reader && mine[0].state == MailState::Waiting, "{}: {mine:?}", house.name);
        sent(&house.nobody()).await;
        let mine = notice::log(&supervisor).await.unwrap();
        assert_eq!((mine[0].state, mine[0].kind), (MailState::Sent, Some(NoticeKind::SheetSent)), "{}", house.name);
        assert_eq!(mine[0].at, supervisor.now(), "{}", house.name);
        let caused = notice::log(&clerk).await.unwrap();
        let caused = caused.iter().find(|line| line.kind == Some(NoticeKind::SheetSent)).unwrap();
        assert_eq!(caused.to.as_ref().unwrap().name, "有限会社あさひ精機", "{}", house.name);
        assert!(!caused.to_reader, "{}", house.name);

        let place = PlaceForm { roles: vec!["employee".into()], ..PlaceForm::default() };
        let form = InviteForm { email: "neu@minato.example".into(), name: "n".into(), place };
        let administrator = world.as_(&world.administrator);
        organisation::invite(&administrator, &form).await.unwrap();
        let log = notice::log(&administrator).await.unwrap();
        assert_eq!(log.len(), 1, "{}: no mail of a case", house.name);
        assert_eq!(log[0].kind, Some(NoticeKind::Invited), "{}", house.name);
        for other in [&world.bystander, &world.stranger, &world.employee] {
            assert_eq!(notice::log(&world.as_(other)).await.unwrap(), [], "{}", house.name);
        }
    }
}
