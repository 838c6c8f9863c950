//! The tree of a prime, the tiers, the queue and the first screen of a ministry, small and large: as many statements, and no more than
//! twice the time until the page is there.

use super::browser::{Browser, cookie};
use super::clock::Bounds;
use super::ground::Ground;
use service::desk::PAGE;
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
    // A page of the queue is full from the beginning: what grows is the register, not what is drawn.
    let usual = std::mem::replace(&mut many.open, FEW / PAGE);
    many.ours(FEW).await.unwrap();
    let few = pages(ground, &house, &world).await;
    many.open = usual;
    many.ours(EACH - FEW).await.unwrap();
    for _ in 1..PRIMES {
        many.of_another(EACH).await.unwrap();
    }
    if house.is_postgres() {
        // What the server does by itself within a minute after so many rows.
        house.pairs("VACUUM ANALYZE").await.unwrap();
    }
    let all = pages(ground, &house, &world).await;
    let names = ["a prime's tree", "a ministry's tiers", "a ministry's queue", "a ministry's first screen"];
    for (who, (few, all)) in names.into_iter().zip(few.iter().zip(&all)) {
        assert_eq!(few.statements, all.statements, "{who}: statements at {FEW} and at {} cases", PRIMES * EACH);
        println!("  {who}: {:.1} ms of {FEW} cases, {:.1} ms of {}", few.took, all.took, PRIMES * EACH);
        bounds.hold(&format!("{who}: times as long with all cases"), all.took / few.took, 2.0);
    }
}

/// Each page as whoever reads it: what it asks of the store from within, how long it takes from the server as it is shipped.
async fn pages(ground: &Ground, house: &TestHouse, world: &World) -> [Loaded; 4] {
    let (clerk, officer) = (&world.as_(&world.clerk), &world.as_(&world.officer));
    let serving = ground.serve(&["--no-worker"]);
    let prime = Browser::new(&serving, &cookie(house, &world.clerk).await);
    let ministry = Browser::new(&serving, &cookie(house, &world.officer).await);
    let store = &house.house.store;
    let mut asked = store.statements();
    let mut since = || {
        let before = std::mem::replace(&mut asked, store.statements());
        store.statements() - before
    };
    drop(service::tier::page(clerk, None, 1).await.unwrap());
    let tree = since();
    drop(service::tier::page(officer, None, 1).await.unwrap());
    let tiers = since();
    drop(service::desk::queue(officer, None).await.unwrap());
    let queue = since();
    drop(service::desk::front(officer).await.unwrap());
    let front = since();
    [
        Loaded { statements: tree, took: prime.median("/tier", LOADS).await },
        Loaded { statements: tiers, took: ministry.median("/tier", LOADS).await },
        Loaded { statements: queue, took: ministry.median("/desk", LOADS).await },
        Loaded { statements: front, took: ministry.median("/", LOADS).await },
    ]
}

struct Loaded {
    statements: u64,
    took: f64,
}
