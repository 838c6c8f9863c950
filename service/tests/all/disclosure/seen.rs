//! Who knows of a request: its chain, each from the day on which it got it, and nobody else.

use crate::disclosure::support::{Chain, form, put, refused, see};
use domain::permission::Actor;
use domain::refusal::Refusal;
use domain::role::Role;
use service::disclosure;
use testing::{World, houses};

#[tokio::test]
async fn siblings_other_primes_and_colleagues_who_are_not_assigned_see_nothing() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let world = &chain.world;
        let id = chain.permitted().await;
        let judge = world.judge.clone();
        for outside in [&world.stranger, &world.administrator, &judge] {
            let ctx = world.as_(outside);
            assert_eq!(refused(see(&ctx, id).await), Refusal::NotFound, "{}", house.name);
            assert!(disclosure::list(&ctx).await.unwrap().is_empty());
            assert_eq!(refused(disclosure::decline(&ctx, id, 1, "x").await), Refusal::NotFound);
        }
        let low = Actor { roles: vec![Role::Handler], ..chain.low.clone() };
        assert_eq!(refused(see(&world.as_(&low), id).await), Refusal::NotFound, "the role is asked as well");
    }
}

#[tokio::test]
async fn nobody_asks_below_an_engagement_or_contract_of_somebody_else() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let contract = format!("contract:{}", chain.world.contract);
        let choice = Refusal::field("basis", domain::refusal::Fault::Choice);
        assert_eq!(refused(disclosure::draft(&chain.middle(), &form(&contract)).await), choice, "{}", house.name);
        let above = format!("engagement:{}", chain.first);
        assert_eq!(refused(disclosure::draft(&chain.clerk(), &form(&above)).await), choice);
        let unknown = format!("engagement:{}", chain.second);
        assert_eq!(refused(disclosure::draft(&chain.clerk(), &form(&unknown)).await), Refusal::NotFound);
        assert_eq!(disclosure::bases(&chain.low()).await.unwrap().len(), 1);
        assert_eq!(disclosure::bases(&chain.clerk()).await.unwrap().len(), 1);
        assert_eq!(refused(disclosure::bases(&chain.officer()).await), Refusal::NotPermitted);
    }
}

#[tokio::test]
async fn two_who_put_the_same_draft_on_at_once_put_it_on_once() {
    for house in houses().await.unwrap() {
        let chain = Chain::new(World::new(&house).await.unwrap()).await;
        let id = chain.drafted().await;
        let (one, two) = (chain.low(), chain.low());
        let (first, second) = tokio::join!(disclosure::put(&one, id, 2, ""), disclosure::put(&two, id, 2, ""));
        assert!(first.is_ok() != second.is_ok(), "{}", house.name);
        let late = first.err().or(second.err()).unwrap().refusal();
        assert_eq!(late, Refusal::NotPermitted, "it lies on another desk already");
        assert_eq!(refused(put(&chain.clerk(), id).await), Refusal::NotFound);
    }
}
