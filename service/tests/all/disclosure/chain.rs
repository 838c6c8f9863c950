//! The way up: tier by tier to the prime, which decides whether the ministry is asked.

use crate::disclosure::support::{Chain, decide, form, permit, put, refuse, refused, revision, see, verified};
use domain::disclosure::DisclosureStatus;
use domain::notice::NoticeKind;
use domain::refusal::{Fault, Refusal, Rule};
use domain::work::Task;
use service::disclosure::{self, DisclosureForm};
use testing::{World, houses};

#[tokio::test]
async fn a_request_of_the_second_tier_goes_up_tier_by_tier() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let id = chain.drafted().await;
        let (low, middle, clerk, officer) = (chain.low(), chain.middle(), chain.clerk(), chain.officer());
        assert!(disclosure::list(&middle).await.unwrap().is_empty(), "{}: a draft is the requester's own", house.name);

        put(&low, id).await.unwrap();
        assert_eq!(chain.status(id).await, DisclosureStatus::WithUpstream, "{}", house.name);
        assert_eq!(refused(see(&clerk, id).await), Refusal::NotFound);
        assert_eq!(disclosure::mine(&middle).await.unwrap()[0].task, Task::JudgeDisclosure);
        assert!(see(&low, id).await.unwrap().next.is_none(), "it lies on another desk");
        assert_eq!(refused(put(&low, id).await), Refusal::NotPermitted);

        put(&middle, id).await.unwrap();
        assert_eq!(chain.status(id).await, DisclosureStatus::WithPrime);
        assert_eq!(refused(see(&officer, id).await), Refusal::NotFound);
        assert_eq!(refused(put(&middle, id).await), Refusal::Rule(Rule::NotInThisState));

        put(&clerk, id).await.unwrap();
        assert_eq!(chain.status(id).await, DisclosureStatus::Requested);
        assert_eq!(refused(disclosure::query(&low, id, 1, "?").await), Refusal::NotPermitted);
        disclosure::query(&officer, id, revision(&officer, id).await, "所有者は").await.unwrap();
        assert_eq!(refused(decide(&officer, id, &permit("2026-12-31")).await), Refusal::Rule(Rule::QueryOpen));
        let seen = revision(&middle, id).await;
        assert_eq!(
            refused(disclosure::answer_query(&middle, id, seen, "x").await),
            Refusal::Rule(Rule::NotInThisState)
        );
        disclosure::answer_query(&clerk, id, seen, "別紙のとおり").await.unwrap();
        decide(&officer, id, &permit("2026-12-31")).await.unwrap();

        let found = see(&low, id).await.unwrap();
        assert_eq!((found.line.status, found.events.len()), (DisclosureStatus::Permitted, 6), "{}", house.name);
        assert_eq!(found.conditions, "複製しないこと");
        for ctx in [&low, &middle, &clerk] {
            let told = service::notice::list(ctx).await.unwrap();
            let answered = told.iter().filter(|line| line.kind == NoticeKind::DisclosureAnswered);
            assert_eq!(
                answered.map(|line| line.path.clone().unwrap()).collect::<Vec<_>>(),
                [format!("/disclosure/{id}")]
            );
        }
        verified(&house.nobody(), house.name).await;
    }
}

#[tokio::test]
async fn nothing_is_put_to_anybody_before_every_safeguard_is_answered() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let low = chain.low();
        let id = disclosure::draft(&low, &form(&format!("engagement:{}", chain.second))).await.unwrap();
        assert_eq!(refused(put(&low, id).await), Refusal::Rule(Rule::SafeguardsOpen), "{}", house.name);
        let mut said = crate::disclosure::support::safeguards();
        let point = domain::disclosure::safeguard::Safeguard::Encrypted;
        said.get_mut(&point).unwrap().held = "no".into();
        let problem = refused(disclosure::answer_safeguards(&low, id, 1, &said).await);
        assert_eq!(problem, Refusal::field("encrypted-note", Fault::Missing));
        said.get_mut(&point).unwrap().note = "紙だけで扱う".into();
        disclosure::answer_safeguards(&low, id, 1, &said).await.unwrap();
        assert_eq!(refused(disclosure::answer_safeguards(&low, id, 1, &said).await), Refusal::ChangedMeanwhile);
        put(&low, id).await.unwrap();
        let after = refused(disclosure::answer_safeguards(&low, id, 3, &said).await);
        assert_eq!(after, Refusal::Rule(Rule::NotInThisState));
    }
}

#[tokio::test]
async fn what_a_company_above_declines_the_ministry_never_sees() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let id = chain.drafted().await;
        put(&chain.low(), id).await.unwrap();
        let seen = revision(&chain.middle(), id).await;
        let blank = refused(disclosure::decline(&chain.middle(), id, seen, " ").await);
        assert_eq!(blank, Refusal::field("reason", Fault::Missing));
        disclosure::decline(&chain.middle(), id, seen, "目的が広すぎる").await.unwrap();
        assert_eq!(chain.status(id).await, DisclosureStatus::Declined, "{}", house.name);
        assert_eq!(refused(see(&chain.clerk(), id).await), Refusal::NotFound);
        assert_eq!(refused(put(&chain.middle(), id).await), Refusal::Rule(Rule::NotInThisState));
        let again = DisclosureForm { follows: id.to_string(), ..form("") };
        let second = chain.drafted_as(&chain.low(), &again).await;
        assert_eq!(see(&chain.low(), second).await.unwrap().before.unwrap().id, id);
    }
}

#[tokio::test]
async fn the_prime_asks_the_ministry_itself() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let clerk = chain.clerk();
        let id = chain.drafted_as(&clerk, &form(&format!("contract:{}", chain.world.contract))).await;
        put(&clerk, id).await.unwrap();
        let officer = chain.officer();
        disclosure::query(&officer, id, revision(&officer, id).await, "所有者は").await.unwrap();
        assert_eq!(disclosure::mine(&clerk).await.unwrap()[0].task, Task::AnswerDisclosureQuery);
        disclosure::answer_query(&clerk, id, revision(&clerk, id).await, "別紙").await.unwrap();
        decide(&officer, id, &refuse()).await.unwrap();
        assert_eq!(see(&clerk, id).await.unwrap().line.status, DisclosureStatus::Refused, "{}", house.name);
        assert_eq!(refused(see(&chain.middle(), id).await), Refusal::NotFound);
        verified(&house.nobody(), house.name).await;
    }
}

#[tokio::test]
async fn a_refused_request_is_never_opened_again() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let id = chain.requested().await;
        let officer = chain.officer();
        let without = refused(
            decide(&officer, id, &service::disclosure::DecisionForm { reason: String::new(), ..refuse() }).await,
        );
        assert_eq!(without, Refusal::field("reason", Fault::Missing));
        decide(&officer, id, &refuse()).await.unwrap();
        for wrong in [decide(&officer, id, &permit("2026-12-31")).await, put(&chain.clerk(), id).await] {
            assert_eq!(refused(wrong), Refusal::Rule(Rule::NotInThisState), "{}", house.name);
        }
        let renewal = DisclosureForm { renews: id.to_string(), ..form("") };
        assert_eq!(refused(disclosure::draft(&chain.low(), &renewal).await), Refusal::Rule(Rule::NotInThisState));
        let follows = DisclosureForm { follows: id.to_string(), purpose: "狭めた目的".into(), ..form("") };
        let second = chain.drafted_as(&chain.low(), &follows).await;
        for ctx in [chain.low(), chain.middle(), chain.clerk()] {
            put(&ctx, second).await.unwrap();
        }
        let before = see(&officer, second).await.unwrap().before.unwrap();
        assert_eq!((before.id, before.renewed), (id, false));
        assert_eq!(before.changes, [domain::disclosure::content::Part::Purpose]);
    }
}

#[tokio::test]
async fn a_request_is_taken_back_before_it_is_answered() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let id = chain.drafted().await;
        put(&chain.low(), id).await.unwrap();
        put(&chain.middle(), id).await.unwrap();
        let seen = revision(&chain.clerk(), id).await;
        let early = refused(disclosure::withdraw(&chain.clerk(), id, seen, "不要").await);
        assert_eq!(early, Refusal::Rule(Rule::NotInThisState), "the prime declines what lies with it");
        put(&chain.clerk(), id).await.unwrap();
        disclosure::withdraw(&chain.low(), id, seen + 1, "不要になった").await.unwrap();
        assert_eq!(chain.status(id).await, DisclosureStatus::Withdrawn, "{}", house.name);
        let told = service::notice::list(&chain.officer()).await.unwrap();
        assert!(told.iter().any(|line| line.kind == NoticeKind::DisclosureWithdrawn));
    }
}
