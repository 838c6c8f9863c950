//! Tiers: applications go through the companies above, states and dates go up, and nothing else – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod page;
mod passage;

use domain::id::EngagementId;
use domain::permission::Actor;
use service::Result;
use testing::{Case, World};

/// A case of the contract's company, a case one tier below it, and one below that, each confirmed.
struct Chain<'w> {
    first: Case<'w>,
    second: Case<'w>,
    third: Case<'w>,
}

/// The three worlds, uppermost first.
struct Worlds(World, World, World);

impl Worlds {
    async fn new(house: &testing::TestHouse) -> Self {
        let first = World::new(house).await.unwrap();
        let second = first.one_tier_down().await.unwrap();
        let third = second.one_tier_down().await.unwrap();
        Self(first, second, third)
    }

    async fn chain(&self) -> Chain<'_> {
        let first = Case::started(&self.0).await;
        let second = Case::confirmed_below(&first, &self.1).await;
        let third = Case::confirmed_below(&second, &self.2).await;
        Chain { first, second, third }
    }
}

/// What a refused command said.
fn refused<T>(result: Result<T>) -> domain::refusal::Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}

/// Whether this person knows of the case.
async fn knows(world: &World, actor: &Actor, case: EngagementId) -> bool {
    service::engagement::case(&world.as_(actor), case).await.is_ok()
}
