//! The database is stopped for a while and comes back: quick and clear answers meanwhile, and everything goes on afterwards without
//! anybody's help.

use super::browser::{Browser, Outcome};
use super::cluster::Cluster;
use super::ground::{Ground, Serving};
use super::saving::Saving;
use super::tally::{Tally, count, until};
use futures::future::join_all;
use std::time::{Duration, Instant};
use testing::proof::Proof;
use testing::{World, cookie};

const PROOF: Proof = Proof("outage");
/// Browsers that ask meanwhile.
const BROWSERS: usize = 8;
/// Bars, in seconds: until readiness is denied, until somebody is told, until all goes on.
const UNREADY: f64 = 2.0;
const TOLD: f64 = 4.0;
const BACK: f64 = 5.0;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_database_goes_and_comes_back() {
    let Some(mut cluster) = Cluster::start() else { return };
    let mut ground = Ground::new();
    ground.database = Some(cluster.url());
    let serving = ground.serve(&["--no-worker"]);
    let house = ground.house().await;
    let mut world = World::new(&house).await.unwrap();
    let mut saving = Saving::new(&world).await;
    let cookie = cookie(&house, &world.supervisor).await;
    house.house.store.clone().close().await;
    let (rounds, pause) = (PROOF.times(1, 3), Duration::from_secs(PROOF.times(4, 30) as u64));
    let (mut tally, mut seen) = (Tally::default(), Seen::default());
    for _ in 0..rounds {
        let browser = Browser::new(&serving, &cookie);
        let savers = saving.begin(&browser);
        browser.answers(20).await;
        cluster.stop();
        let down = Instant::now();
        let unready = until("unready", async || serving.get("/health/ready").0 == 503).await;
        seen.unready = seen.unready.max(unready);
        saving.end(savers, &mut tally).await;
        while down.elapsed() < pause {
            seen.everybody_asks(&browser, &saving).await;
        }
        cluster.up();
        seen.back = seen.back.max(goes_on(&serving, &browser, &saving).await);
        let house = ground.house().await;
        world = world.moved_to(&house);
        saving.check(&house, &world, &mut tally).await;
        house.house.store.clone().close().await;
    }
    seen.prove(rounds);
    let house = ground.house().await;
    let waiting = "SELECT 'open', CAST(COUNT(*) AS TEXT) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'";
    PROOF.never("transactions left open", count(&house, waiting).await["open"], rounds);
    tally.prove(PROOF, &house, "postgres", rounds).await;
}

/// Until readiness is given again and a page is shown.
async fn goes_on(serving: &Serving, browser: &Browser, saving: &Saving) -> Duration {
    let page = format!("/confirmation/{}", saving.sheet);
    let shown = async || browser.get(&page).await.is_some_and(|answer| answer.status == 200);
    until("ready again", async || serving.get("/health/ready").0 == 200 && shown().await).await
}

/// What was seen from outside.
#[derive(Default)]
struct Seen {
    unready: Duration,
    /// Slowest answer to somebody meanwhile.
    told: Duration,
    back: Duration,
    asked: usize,
    /// Answers meanwhile that were not 503.
    other: usize,
}

impl Seen {
    /// Half of them read, half of them write.
    async fn everybody_asks(&mut self, browser: &Browser, saving: &Saving) {
        let ask = async |number: usize| {
            let begun = Instant::now();
            let status = if number.is_multiple_of(2) {
                browser.get(&format!("/confirmation/{}", saving.sheet)).await.map_or(0, |answer| answer.status)
            } else {
                match browser.save(saving.sheet, "b-remarks", 0, "meanwhile").await {
                    Outcome::Refused(status) => status,
                    Outcome::Kept(_) | Outcome::Theirs(..) => 200,
                    Outcome::Unknown => 0,
                }
            };
            (status, begun.elapsed())
        };
        for (status, took) in join_all((0..BROWSERS).map(ask)).await {
            self.asked += 1;
            self.other += usize::from(status != 503);
            self.told = self.told.max(took);
        }
    }

    fn prove(&self, rounds: usize) {
        PROOF.at_least("requests while the database was away", self.asked, BROWSERS, self.asked);
        PROOF.never("of these, answered otherwise than with 503", self.other, self.asked);
        println!("unready {:?}, told {:?}, back {:?}", self.unready, self.told, self.back);
        if PROOF.times(0, 1) == 1 {
            PROOF.at_most("slowest denial of readiness", self.unready.as_secs_f64(), "s", UNREADY, rounds);
            PROOF.at_most("slowest answer meanwhile", self.told.as_secs_f64(), "s", TOLD, self.asked);
            PROOF.at_most("slowest return without a restart", self.back.as_secs_f64(), "s", BACK, rounds);
        }
    }
}
