//! A portal that serves changes its keys between two requests: who asks meanwhile waits, stays signed in, and loses nothing.

use super::super::browser::{Browser, Outcome};
use super::super::ground::{Ground, Serving, said};
use super::super::tally::{Tally, until};
use super::{PROOF, attach, key};
use domain::id::{ConfirmationId, EngagementId};
use futures::future::join_all;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use testing::{Case, World, cookie};

const WRITERS: usize = 3;
const ITEM: &str = "a-policy";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_portal_that_serves_changes_its_keys() {
    for ground in Ground::each().await {
        let serving = ground.serve(&["--no-worker"]);
        let writers = writers(&ground, &serving).await;
        let over = Arc::new(AtomicBool::new(false));
        let work = join_all(writers.into_iter().map(|writer| tokio::spawn(writer.work(over.clone()))));
        let changes = PROOF.times(2, 20);
        let first = key(&ground);
        let change = async {
            for _ in 0..changes {
                let former = key(&ground);
                serving.signal("USR1");
                until("another key", async || key(&ground) != former).await;
                tokio::time::sleep(Duration::from_millis(300)).await;
            }
            over.store(true, Ordering::Relaxed);
        };
        let (writers, ()) = tokio::join!(work, change);
        drop(serving);
        let writers: Vec<Writer> = writers.into_iter().map(Result::unwrap).collect();
        proven(&ground, &writers, changes).await;
        let by_former = said(ground.kakunin(&["verify"]).env("KAKUNIN_KEY", &first));
        assert!(by_former.code == Some(1) && by_former.err.contains("key"), "{}{}", by_former.out, by_former.err);
    }
}

async fn proven(ground: &Ground, writers: &[Writer], changes: usize) {
    let house = ground.house().await;
    let (mut tally, name) = (Tally::default(), house.name);
    for writer in writers {
        tally.saves(&house, writer.case, usize::try_from(writer.revision).unwrap()).await;
        tally.acknowledged += usize::try_from(writer.revision).unwrap();
    }
    let refused = writers.iter().map(|writer| writer.refused).sum();
    let longest = writers.iter().map(|writer| writer.longest.as_secs_f64()).fold(0.0, f64::max);
    PROOF.never(&format!("{name}, while serving: saves refused"), refused, tally.acknowledged);
    PROOF.at_most(&format!("{name}, while serving: longest wait of a save"), longest, "s", 20.0, tally.acknowledged);
    tally.prove(PROOF, &house, &format!("{name}, while serving"), changes).await;
}

/// Everybody at a sheet of their own; nobody else has the database open then.
async fn writers(ground: &Ground, serving: &Serving) -> Vec<Writer> {
    let house = ground.house().await;
    let world = World::new(&house).await.unwrap();
    let mut writers = Vec::new();
    for _ in 0..WRITERS {
        let case = Case::sent(&world).await;
        attach(&case).await;
        let browser = Browser::new(serving, &cookie(&house, &world.supervisor).await);
        let (case, sheet) = (case.id, case.sheet().await);
        writers.push(Writer { browser, case, sheet, revision: 0, refused: 0, longest: Duration::ZERO });
    }
    house.house.store.clone().close().await;
    writers
}

/// Somebody who saves one answer again and again.
struct Writer {
    browser: Browser,
    case: EngagementId,
    sheet: ConfirmationId,
    /// Of the last save that was acknowledged.
    revision: i32,
    refused: usize,
    longest: Duration,
}

impl Writer {
    async fn work(mut self, over: Arc<AtomicBool>) -> Self {
        while !over.load(Ordering::Relaxed) {
            let begun = Instant::now();
            let text = format!("r{}", self.revision);
            let mut outcome = self.browser.save(self.sheet, ITEM, self.revision, &text).await;
            if outcome == Outcome::Unknown {
                // Its connection was given up before a word was said: a browser sends it once more.
                outcome = self.browser.save(self.sheet, ITEM, self.revision, &text).await;
            }
            let next = self.revision + 1;
            if outcome == Outcome::Kept(next) || outcome == Outcome::Theirs(text, next) {
                self.revision = next;
            } else {
                println!("{outcome:?}");
                self.refused += 1;
            }
            self.longest = self.longest.max(begun.elapsed());
        }
        self
    }
}
