//! Browsers go away in the middle of their requests: no connection to the database is left in a transaction, nothing acknowledged
//! is lost, and everybody else is answered.

use super::browser::{Browser, Outcome};
use super::ground::Ground;
use super::tally::{Tally, below, count};
use domain::id::{ConfirmationId, EngagementId};
use futures::future::join_all;
use service::confirmation;
use std::time::{Duration, Instant};
use testing::proof::Proof;
use testing::{Case, TestHouse, World, cookie};

const PROOF: Proof = Proof("cancel");
/// Browsers at once.
const LANES: usize = 6;
const ITEM: &str = "a-policy";
/// Percent.
const BUSY: f64 = 1.0;
/// Transactions in which nothing has happened for a second.
const STUCK: &str = "SELECT 'stuck', CAST(COUNT(*) AS TEXT) FROM pg_stat_activity WHERE datname = current_database() \
                     AND state LIKE 'idle in transaction%' AND state_change < now() - interval '1 second'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_goes_away_takes_nothing_with_it() {
    for ground in Ground::each().await {
        let serving = ground.serve(&["--no-worker"]);
        let house = ground.house().await;
        let world = World::new(&house).await.unwrap();
        let mut lanes = Vec::new();
        for _ in 0..LANES {
            let browser = Browser::new(&serving, &cookie(&house, &world.supervisor).await);
            lanes.push(Lane::new(&world, browser).await);
        }
        let each = PROOF.times(200, 10_000).div_ceil(LANES);
        let lanes: Vec<_> = lanes.into_iter().map(|lane| tokio::spawn(lane.cancel(each))).collect();
        let looked = watch(&house, || lanes.iter().all(tokio::task::JoinHandle::is_finished)).await;
        let (mut tally, mut cancelled, mut refused, mut busy) = (Tally::default(), 0, 0, 0);
        let mut pages = Vec::new();
        for lane in lanes {
            let lane = lane.await.unwrap();
            lane.check(&house, &world, &mut tally).await;
            (cancelled, refused, busy) = (cancelled + lane.cancelled, refused + lane.refused, busy + lane.busy);
            pages.extend((0..8).map(|_| (lane.browser.clone(), lane.page())));
        }
        PROOF.at_least(&format!("{}: requests cancelled", house.name), cancelled, LANES * each, cancelled);
        PROOF.never(&format!("{}: other requests not answered", house.name), refused, tally.acknowledged);
        // One that goes away leaves its command under way: many of these at once may fill the pool for a moment.
        println!("{}: told to come again {busy} times", house.name);
        if PROOF.times(0, 1) == 1 {
            let share = f64::from(u32::try_from(100 * busy).unwrap()) / f64::from(u32::try_from(cancelled).unwrap());
            let what = format!("{}: others told to come again, of the requests cancelled", house.name);
            PROOF.at_most(&what, share, "%", BUSY, cancelled);
        }
        let unanswered = join_all(pages.iter().map(|(browser, page)| browser.get(page))).await;
        let unanswered = unanswered.iter().filter(|answer| answer.as_ref().is_none_or(|answer| answer.status != 200));
        PROOF.never(&format!("{}: pages not answered afterwards", house.name), unanswered.count(), pages.len());
        if house.is_postgres() {
            PROOF.never("postgres: transactions left open for a second", looked.0, looked.1);
        }
        tally.prove(PROOF, &house, house.name, LANES).await;
    }
}

/// How many transactions were found waiting once nobody asks any more, and how often that was looked for.
async fn watch(house: &TestHouse, over: impl Fn() -> bool) -> (usize, usize) {
    let (mut stuck, mut asked) = (0, 0);
    // A while longer than the requests: what was left open is found a second later.
    let mut rest: usize = if house.is_postgres() { 20 } else { 1 };
    while rest > 0 {
        if over() {
            if house.is_postgres() {
                stuck += count(house, STUCK).await["stuck"];
                asked += 1;
            }
            rest -= 1;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    (stuck, asked)
}

/// One browser, which saves an item of a sheet of its own and reads it.
struct Lane {
    browser: Browser,
    case: EngagementId,
    sheet: ConfirmationId,
    revision: i32,
    /// Number of the save that was acknowledged last, and of the last one.
    acknowledged: usize,
    tried: usize,
    /// Saves that were acknowledged.
    kept: usize,
    cancelled: usize,
    /// Answers that were neither what was asked for nor a word to come again.
    refused: usize,
    busy: usize,
    tally: Tally,
}

impl Lane {
    async fn new(world: &World, browser: Browser) -> Self {
        let case = Case::sent(world).await;
        let (case, sheet) = (case.id, case.sheet().await);
        let (acknowledged, tried, kept, cancelled, refused, busy) = (0, 0, 0, 0, 0, 0);
        let (tally, revision) = (Tally::default(), 0);
        Self { browser, case, sheet, revision, acknowledged, tried, kept, cancelled, refused, busy, tally }
    }

    fn page(&self) -> String {
        format!("/confirmation/{}/item/{ITEM}", self.sheet)
    }

    /// Goes away so often, at any moment of a request; where it stays until the answer, that is no cancelling. How long a request
    /// takes is measured all the time: other work makes it longer.
    async fn cancel(mut self, times: usize) -> Self {
        let mut usual = Duration::from_millis(20);
        while self.cancelled < times {
            let patience = usual.mul_f64(f64::from(below(1_000)) / 1_000.0);
            let begun = Instant::now();
            // Each tenth request is waited for.
            let patience = if below(10) == 0 { Duration::from_secs(60) } else { patience };
            let done = if below(3) == 0 { self.read(patience).await } else { self.write(patience).await };
            if done {
                usual = usual.mul_f64(0.8) + begun.elapsed().mul_f64(0.3);
            } else {
                self.cancelled += 1;
                // Nobody comes back at once: what was begun has a moment to end.
                tokio::time::sleep(usual).await;
            }
        }
        self
    }

    /// Whether the answer was waited for.
    async fn read(&mut self, patience: Duration) -> bool {
        let answer = tokio::time::timeout(patience, self.browser.get(&self.page())).await;
        match answer {
            Ok(Some(answer)) if answer.status == 503 => self.busy += 1,
            Ok(answer) => self.refused += usize::from(answer.is_none_or(|answer| answer.status != 200)),
            Err(_) => return false,
        }
        true
    }

    async fn write(&mut self, patience: Duration) -> bool {
        self.tried += 1;
        let remark = self.tried.to_string();
        let save = self.browser.save(self.sheet, ITEM, self.revision, &remark);
        match tokio::time::timeout(patience, save).await {
            Err(_) => return false,
            Ok(Outcome::Kept(revision)) => {
                (self.revision, self.acknowledged) = (revision, self.tried);
                self.kept += 1;
            }
            // One of those whose answer was not waited for came first.
            Ok(Outcome::Theirs(remark, revision)) => {
                self.revision = revision;
                self.tally.compare("a remark", remark.parse().unwrap(), self.acknowledged, self.tried - 1);
            }
            Ok(Outcome::Refused(503)) => self.busy += 1,
            Ok(Outcome::Refused(_) | Outcome::Unknown) => self.refused += 1,
        }
        true
    }

    async fn check(&self, house: &TestHouse, world: &World, tally: &mut Tally) {
        let stored = confirmation::sheet(&world.as_(&world.supervisor), self.sheet).await.unwrap();
        let answer = &stored.answers[ITEM];
        let revision = usize::try_from(answer.revision).unwrap();
        tally.acknowledged += self.kept;
        tally.lost += self.tally.lost;
        tally.doubled += self.tally.doubled;
        tally.compare("the last remark", answer.remark.parse().unwrap(), self.acknowledged, self.tried);
        tally.compare("revisions", revision, self.kept, self.tried);
        tally.saves(house, self.case, revision).await;
    }
}
