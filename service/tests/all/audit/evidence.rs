//! Files of an audit: added by whoever writes what they show, seen with that, kept with it.

use super::{
    approved, consulted, decided, finding, insider, looked, nothing_is_wrong, refused, reported, rights, running,
    window,
};
use bytes::Bytes;
use chrono::Duration;
use domain::audit::Outcome;
use domain::evidence::view::EvidenceLine;
use domain::id::EvidenceId;
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal, Rule};
use futures::stream;
use service::Result;
use service::audit::{self, ProofForm, ResultForm, Shows};
use service::evidence::open;
use std::convert::Infallible;
use testing::{World, houses};

async fn add(world: &World, actor: &Actor, shows: Shows, name: &str) -> Result<EvidenceLine> {
    let plain = stream::iter([Ok::<_, Infallible>(Bytes::from_static("抜取り票".as_bytes()))]);
    audit::add_file(&world.as_(actor), shows, name, plain).await
}

async fn sees(world: &World, actor: &Actor, file: EvidenceId) -> bool {
    match open(&world.as_(actor), file).await {
        Ok(_) => true,
        Err(error) => {
            assert_eq!(error.refusal(), Refusal::NotFound);
            false
        }
    }
}

#[tokio::test]
async fn a_working_paper_carries_its_files() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let id = running(&house, &world).await;
        let (handler, auditor, judge) = (world.as_(&world.handler), world.as_(&world.auditor), world.as_(&world.judge));
        let check = audit::fieldwork(&handler, id).await.unwrap().checks[0].clone();
        let shows = Shows::Check(id, check.id);
        let wrong = add(&world, &world.handler, shows, "抜取り票.exe").await;
        assert_eq!(refused(wrong), Refusal::field("file", Fault::FileType), "{}", house.name);
        assert_eq!(
            refused(add(&world, &world.auditor, shows, "a.txt").await),
            Refusal::NotPermitted,
            "no part by name"
        );
        assert_eq!(refused(add(&world, &world.manager, shows, "a.txt").await), Refusal::NotFound);
        let file = add(&world, &world.handler, shows, "抜取り票.txt").await.unwrap();
        let mistaken = add(&world, &world.handler, shows, "別の票.txt").await.unwrap();
        let other = Shows::Finding(domain::id::FindingId(check.id));
        let elsewhere = audit::take_file_off(&handler, other, (mistaken.grant, mistaken.revision)).await;
        assert_eq!(refused(elsewhere), Refusal::NotFound);
        audit::take_file_off(&handler, shows, (mistaken.grant, mistaken.revision)).await.unwrap();
        let paper = audit::fieldwork(&handler, id).await.unwrap().checks[0].clone();
        assert_eq!(paper.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["抜取り票.txt"]);
        assert!(sees(&world, &world.handler, file.id).await);
        assert!(!sees(&world, &world.handler, mistaken.id).await, "taken off");
        assert!(!sees(&world, &world.auditor, file.id).await, "without rights");
        for actor in [&world.judge, &world.executive, &world.manager, &world.officer, &world.stranger] {
            assert!(!sees(&world, actor, file.id).await, "{:?}", actor.roles);
        }
        for check in audit::fieldwork(&handler, id).await.unwrap().checks {
            audit::look(&handler, id, (check.id, check.revision), &looked(Outcome::InOrder, "")).await.unwrap();
        }
        audit::finish(&auditor, id, 2).await.unwrap();
        assert_eq!(refused(add(&world, &world.handler, shows, "a.txt").await), Rule::NotInThisState.into());
        let late = audit::take_file_off(&handler, shows, (file.grant, file.revision)).await;
        assert_eq!(refused(late), Rule::NotInThisState.into(), "what was held keeps its papers");
        assert!(sees(&world, &world.auditor, file.id).await, "the audit unit's own papers");
        assert!(!sees(&world, &world.judge, file.id).await);
        let none = ResultForm { problem: "no".into(), summary: "よい。".into() };
        audit::report(&auditor, id, 3, &none).await.unwrap();
        house.house.clock.advance(Duration::days(40));
        assert_eq!(service::vault::clear(&house.nobody()).await.unwrap(), 1, "what was taken off, a month later");
        assert!(sees(&world, &world.handler, file.id).await);
        assert!(audit::fieldwork(&judge, id).await.unwrap().checks.is_empty());
        assert_eq!(service::evidence::verify(&house.nobody()).await.unwrap(), []);
        nothing_is_wrong(&house).await;
    }
}

#[tokio::test]
async fn nobody_adds_to_a_paper_of_their_own_unit() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (insider, judge) = (insider(&world).await, world.as_(&world.judge));
        let plan = approved(&world, &insider).await;
        let id = audit::order(&judge, plan, &window()).await.unwrap();
        house.house.clock.advance(Duration::days(14));
        for person in [&world.handler, &insider] {
            audit::give(&judge, id, &rights(person)).await.unwrap();
        }
        audit::start(&world.as_(&world.auditor), id, 1).await.unwrap();
        let check = audit::fieldwork(&world.as_(&world.handler), id).await.unwrap().checks[0].clone();
        let own = add(&world, &insider, Shows::Check(id, check.id), "a.txt").await;
        assert_eq!(refused(own), Rule::OwnUnit.into(), "{}", house.name);
    }
}

#[tokio::test]
async fn a_measure_is_proved_by_whoever_carries_it_out() {
    for house in houses().await.unwrap() {
        let world = World::new(&house).await.unwrap();
        let (_, key) = reported(&house, &world).await;
        let (auditor, manager) = (world.as_(&world.auditor), world.as_(&world.manager));
        consulted(&world, key).await;
        let shows = Shows::Finding(key);
        assert_eq!(refused(add(&world, &world.manager, shows, "a.txt").await), Refusal::NotFound, "not theirs yet");
        decided(&world, key).await;
        assert_eq!(refused(add(&world, &world.judge, shows, "a.txt").await), Refusal::NotPermitted);
        let file = add(&world, &world.manager, shows, "返却簿.txt").await.unwrap();
        assert_eq!(finding(&world, &world.auditor, key).await.files, std::slice::from_ref(&file), "{}", house.name);
        for actor in [&world.manager, &world.auditor, &world.judge, &world.handler] {
            assert!(sees(&world, actor, file.id).await, "{:?}", actor.roles);
        }
        for actor in [&world.executive, &world.officer, &world.stranger, &world.employee] {
            assert!(!sees(&world, actor, file.id).await, "{:?}", actor.roles);
        }
        let proof = ProofForm { done_on: "2026-12-07".into(), proof: "返却簿 第1版".into() };
        audit::implement(&manager, key, 4, &proof).await.unwrap();
        let late = audit::take_file_off(&manager, shows, (file.grant, file.revision)).await;
        assert_eq!(refused(late), Rule::NotInThisState.into());
        audit::verify(&auditor, key, 5, true, "").await.unwrap();
        assert!(sees(&world, &world.manager, file.id).await);
        nothing_is_wrong(&house).await;
    }
}
