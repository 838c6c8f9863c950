//! What is held under a permission: from its day to its end, renewed, revoked, given back.

use crate::disclosure::support::{Chain, decide, form, permit, put, refused, revision, see, verified};
use chrono::Duration;
use domain::disclosure::DisclosureStatus;
use domain::disclosure::hold::Hold;
use domain::notice::NoticeKind;
use domain::refusal::{Fault, Refusal, Rule};
use domain::work::Task;
use service::disclosure::{self, DisclosureForm};
use testing::{World, houses};

#[tokio::test]
async fn nothing_is_handled_outside_the_days_of_the_permission() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let low = chain.low();
        let early = chain.requested().await;
        let seen = revision(&low, early).await;
        let refusal = refused(disclosure::handle_first(&low, early, seen, "2026-11-23").await);
        assert_eq!(refusal, Refusal::Rule(Rule::NotInThisState), "{}", house.name);
        let past = refused(decide(&chain.officer(), early, &permit("2026-11-22")).await);
        assert_eq!(past, Refusal::field("valid_until", Fault::EndsBeforeItStarts));
        decide(&chain.officer(), early, &permit("2026-11-30")).await.unwrap();
        let seen = revision(&low, early).await;
        for (day, refusal) in [
            ("2026-11-22", Refusal::Rule(Rule::BeforePermission)),
            ("2026-11-24", Refusal::field("day", Fault::InTheFuture)),
        ] {
            assert_eq!(refused(disclosure::handle_first(&low, early, seen, day).await), refusal);
        }
        house.house.clock.advance(Duration::days(8));
        let late = refused(disclosure::handle_first(&low, early, seen, "2026-12-01").await);
        assert_eq!(late, Refusal::Rule(Rule::PermissionOver));
        assert_eq!(disclosure::register(&low).await.unwrap()[0].hold, Some(Hold::Lapsed), "nothing has flipped a flag");
        disclosure::handle_first(&low, early, seen, "2026-11-30").await.unwrap();
        assert_eq!(disclosure::register(&low).await.unwrap()[0].hold, Some(Hold::ProofMissing));
    }
}

#[tokio::test]
async fn the_end_is_counted_in_days_and_the_proof_of_return_is_missed() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let (id, low) = (chain.permitted().await, chain.low());
        disclosure::handle_first(&low, id, revision(&low, id).await, "2026-11-23").await.unwrap();
        house.house.clock.advance(Duration::days(38));
        let held = |lines: Vec<domain::disclosure::view::DisclosureLine>| lines[0].hold;
        assert_eq!(
            held(disclosure::register(&chain.officer()).await.unwrap()),
            Some(Hold::InUse),
            "the last day counts"
        );
        assert!(disclosure::mine(&low).await.unwrap().is_empty());
        house.house.clock.advance(Duration::days(1));
        assert_eq!(held(disclosure::register(&chain.officer()).await.unwrap()), Some(Hold::ProofMissing));
        assert_eq!(disclosure::mine(&low).await.unwrap()[0].task, Task::RecordDisclosureReturn);
        let seen = revision(&low, id).await;
        let blank = refused(disclosure::record_return(&low, id, seen, "2027-01-01", "").await);
        assert_eq!(blank, Refusal::field("proof", Fault::Missing));
        let early = refused(disclosure::record_return(&low, id, seen, "2026-11-22", "受領書").await);
        assert_eq!(early, Refusal::field("day", Fault::EndsBeforeItStarts));
        disclosure::record_return(&low, id, seen, "2027-01-01", "受領書 第8号").await.unwrap();
        assert_eq!(held(disclosure::register(&chain.officer()).await.unwrap()), Some(Hold::Closed));
        assert_eq!(chain.status(id).await, DisclosureStatus::Ended, "{}", house.name);
        let told = service::notice::list(&chain.officer()).await.unwrap();
        assert!(told.iter().any(|line| line.kind == NoticeKind::DisclosureReturned));
        verified(&house.nobody(), house.name).await;
    }
}

#[tokio::test]
async fn a_revocation_is_told_to_the_whole_chain_at_once_and_the_return_is_still_owed() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let (id, low, officer) = (chain.permitted().await, chain.low(), chain.officer());
        disclosure::handle_first(&low, id, revision(&low, id).await, "2026-11-23").await.unwrap();
        let seen = revision(&officer, id).await;
        let other = chain.world.as_(&chain.world.case_officer);
        assert_eq!(refused(disclosure::revoke(&other, id, seen, "x").await), Refusal::NotPermitted);
        disclosure::revoke(&officer, id, seen, "所有者が変わった").await.unwrap();
        for ctx in [&low, &chain.middle(), &chain.clerk()] {
            let told = service::notice::list(ctx).await.unwrap();
            assert!(told.iter().any(|line| line.kind == NoticeKind::DisclosureRevoked), "{}", house.name);
        }
        assert_eq!(disclosure::register(&officer).await.unwrap()[0].hold, Some(Hold::ProofMissing));
        let late = refused(disclosure::handle_first(&low, id, seen + 1, "2026-11-23").await);
        assert_eq!(late, Refusal::Rule(Rule::NotInThisState));
        disclosure::record_return(&low, id, revision(&low, id).await, "2026-11-23", "受領書").await.unwrap();
        assert_eq!(chain.status(id).await, DisclosureStatus::Revoked, "what was revoked stays revoked");
        assert_eq!(disclosure::register(&officer).await.unwrap()[0].hold, Some(Hold::Closed));
        let twice = disclosure::record_return(&low, id, revision(&low, id).await, "2026-11-23", "受領書").await;
        assert_eq!(refused(twice), Refusal::Rule(Rule::NotInThisState));
        verified(&house.nobody(), house.name).await;
    }
}

#[tokio::test]
async fn a_renewal_is_a_request_of_its_own_and_says_what_changed() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let (old, low) = (chain.permitted().await, chain.low());
        let renewal =
            DisclosureForm { renews: old.to_string(), wanted_until: "2027-06-30".into(), ..form("contract:nothing") };
        let new = chain.drafted_as(&low, &renewal).await;
        for ctx in [chain.low(), chain.middle(), chain.clerk()] {
            put(&ctx, new).await.unwrap();
        }
        let before = see(&chain.officer(), new).await.unwrap().before.unwrap();
        assert_eq!((before.id, before.renewed), (old, true), "{}", house.name);
        assert_eq!(before.changes, [domain::disclosure::content::Part::WantedUntil]);
        decide(&chain.officer(), new, &permit("2027-06-30")).await.unwrap();
        let lines = disclosure::register(&low).await.unwrap();
        assert!(lines.iter().all(|line| line.hold == Some(Hold::Unused)), "the old one stays valid until its own end");
        let seen = revision(&low, old).await;
        disclosure::record_return(&low, old, seen, "2026-11-23", "引渡しなし").await.unwrap();
        assert_eq!(chain.status(old).await, DisclosureStatus::Ended);
    }
}
