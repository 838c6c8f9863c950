//! The tree of a prime, the tiers and the queue of a ministry, small and large: as many statements, and no more than twice the time.

use super::clock::{Bounds, Times, timed};
use super::ground::Ground;
use testing::{Many, TestHouse, World};

/// Companies that take work.
const COMPANIES: usize = 3_000;
/// Companies of contracts, ours among them.
const PRIMES: usize = 30;
/// Cases of each company of a contract, at the end.
const EACH: usize = 400;
/// Cases at the beginning, all of them ours.
const FEW: usize = 100;
/// Loads of each page.
const LOADS: usize = 25;

pub async fn measure(ground: &Ground, bounds: &mut Bounds) {
    assert_eq!(ground.run(&["migrate"]).code, Some(0));
    let house = ground.house().await;
    let world = World::new(&house).await.unwrap();
    let mut many = Many::new(&world, COMPANIES).await.unwrap();
    many.ours(FEW).await.unwrap();
    let few = pages(&house, &world).await;
    many.ours(EACH - FEW).await.unwrap();
    for _ in 1..PRIMES {
        many.of_another(EACH).await.unwrap();
    }
    let all = pages(&house, &world).await;
    let names = ["a prime's tree", "a ministry's tiers", "a ministry's queue", "a ministry's first screen"];
    for (who, (few, all)) in names.into_iter().zip(few.iter().zip(&all)) {
        assert_eq!(few.statements, all.statements, "{who}: statements at {FEW} and at {} cases", PRIMES * EACH);
        println!("  {who}: {:.1} ms of {FEW} cases, {:.1} ms of {}", few.took, all.took, PRIMES * EACH);
        bounds.hold(&format!("{who}: times as long with all cases"), all.took / few.took, 2.0);
    }
}

/// Each page as whoever reads it.
async fn pages(house: &TestHouse, world: &World) -> [Loaded; 4] {
    let (clerk, officer) = (&world.as_(&world.clerk), &world.as_(&world.officer));
    [
        loaded(house, || async { drop(service::tier::page(clerk, None, 1).await.unwrap()) }).await,
        loaded(house, || async { drop(service::tier::page(officer, None, 1).await.unwrap()) }).await,
        loaded(house, || async { drop(service::desk::queue(officer, None).await.unwrap()) }).await,
        loaded(house, || async { drop(service::desk::front(officer).await.unwrap()) }).await,
    ]
}

struct Loaded {
    statements: u64,
    took: f64,
}

async fn loaded<F: Future<Output = ()>>(house: &TestHouse, page: impl Fn() -> F) -> Loaded {
    let mut times = Times::default();
    let before = house.house.store.statements();
    for _ in 0..LOADS {
        times.add(timed(page()).await);
    }
    Loaded { statements: house.house.store.statements() - before, took: times.median() }
}
