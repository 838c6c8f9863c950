//! A form carries the number of its page: sent at once, later, or after the portal was killed, it is carried out once.

use super::super::browser::{Answer, Browser};
use super::super::ground::Ground;
use super::super::tally::{below, count};
use super::PROOF;
use domain::idempotency::FIELD;
use futures::future::join_all;
use std::time::Duration;
use testing::{TestHouse, World, cookie};

const DRAFT: &str = "/api/app/engagement/api/draft";
const PAGE: &str = "/engagement/new";
/// After how many milliseconds at most the portal is killed: a draft takes less.
const SOON: u32 = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_is_sent_again_is_carried_out_once() {
    for ground in Ground::each().await {
        let serving = ground.serve(&["--no-worker"]);
        let desk = Desk::new(&ground).await;
        let browser = Browser::new(&serving, &desk.cookie);
        let (times, mut untold, mut astray) = (PROOF.times(4, 500), 0, 0);
        for turn in 0..times {
            let form = desk.form(turn);
            let at_once = join_all((0..3).map(|_| browser.post(DRAFT, PAGE, &form))).await;
            let later = browser.post(DRAFT, PAGE, &form).await;
            untold += at_once.iter().chain([&later]).filter(|answer| !led(answer.as_ref())).count();
            let first = at_once.iter().flatten().find(|answer| answer.place != PAGE);
            astray += usize::from(first.map(|first| &first.place) != later.as_ref().map(|later| &later.place));
        }
        let name = desk.house.name;
        PROOF.never(&format!("{name}: forms sent four times without an answer to each"), untold, 4 * times);
        PROOF.never(&format!("{name}: forms sent again that led elsewhere"), astray, times);
        desk.prove("sent four times", times).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_is_sent_again_after_a_kill_is_carried_out_once() {
    for ground in Ground::each().await {
        let (mut serving, desk) = (ground.serve(&["--no-worker"]), Desk::new(&ground).await);
        let kills = PROOF.times(2, 60);
        for turn in 0..kills {
            let (browser, form) = (Browser::new(&serving, &desk.cookie), desk.form(turn));
            let sent = tokio::spawn(async move { browser.post(DRAFT, PAGE, &form).await.is_some() });
            tokio::time::sleep(Duration::from_millis(below(SOON).into())).await;
            drop(serving);
            sent.await.unwrap();
            serving = ground.serve(&["--no-worker"]);
            let again = Browser::new(&serving, &desk.cookie).post(DRAFT, PAGE, &desk.form(turn)).await;
            assert!(led(again.as_ref()), "{again:?}");
        }
        desk.prove("sent again after a kill", kills).await;
    }
}

fn led(answer: Option<&Answer>) -> bool {
    answer.is_some_and(|answer| matches!(answer.status, 302 | 303))
}

/// Somebody who begins cases, each with a form of its own.
struct Desk {
    house: TestHouse,
    world: World,
    cookie: String,
}

impl Desk {
    async fn new(ground: &Ground) -> Self {
        let house = ground.house().await;
        let world = World::new(&house).await.unwrap();
        let cookie = cookie(&house, &world.clerk).await;
        Self { house, world, cookie }
    }

    fn form(&self, turn: usize) -> String {
        let (contract, downstream) = (self.world.contract, self.world.supervisor.organisation);
        format!(
            "{FIELD}=page{turn}&contract={contract}&parent=&downstream={downstream}&work=w{turn}&place=p&starts_on="
        )
    }

    /// Writes down that each form was carried out once.
    async fn prove(&self, how: &str, forms: usize) {
        let found = count(&self.house, "SELECT work, CAST(COUNT(*) AS TEXT) FROM engagement GROUP BY work").await;
        let other = (0..forms).filter(|turn| found.get(&format!("w{turn}")) != Some(&1)).count();
        PROOF.never(&format!("{}: forms {how} and not carried out once", self.house.name), other, forms);
    }
}
