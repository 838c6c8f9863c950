//! Server or database are killed while people save, comment and submit: nothing that was acknowledged is missing, nothing is there
//! twice, and the trail holds.

use super::browser::{Browser, Outcome};
use super::cluster::Cluster;
use super::ground::{Ground, Serving};
use super::saving::Saving;
use super::tally::{Tally, below, count, until};
use domain::id::ConfirmationId;
use std::time::{Duration, Instant};
use testing::proof::Proof;
use testing::{Case, TestHouse, World, cookie};

const PROOF: Proof = Proof("kill");
/// Longest from the kill to the first answer that all is ready, seconds.
const RESTART: f64 = 3.0;
/// Kills between two looks at the whole trail.
const LOOK: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost() {
    for ground in Ground::each().await {
        let kills = PROOF.times(8, if ground.database.is_some() { 200 } else { 500 });
        let name = if ground.database.is_some() { "postgres" } else { "sqlite" };
        Siege::lay(ground, None).await.held(name, kills).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nor_when_the_database_is_killed() {
    let Some(cluster) = Cluster::start() else { return };
    let mut ground = Ground::new();
    ground.database = Some(cluster.url());
    Siege::lay(ground, Some(cluster)).await.held("postmaster", PROOF.times(1, 50)).await;
}

struct Siege {
    ground: Ground,
    /// Killed in place of the server, where there is one.
    cluster: Option<Cluster>,
    serving: Serving,
    cookie: String,
    world: World,
    saving: Saving,
    tally: Tally,
    submissions: usize,
    /// Answers that did not do what was asked.
    refused: usize,
    slowest: Duration,
}

impl Siege {
    async fn lay(ground: Ground, cluster: Option<Cluster>) -> Self {
        let serving = ground.serve(&["--no-worker"]);
        let house = ground.house().await;
        let world = World::new(&house).await.unwrap();
        let (saving, cookie) = (Saving::new(&world).await, cookie(&house, &world.supervisor).await);
        house.house.store.clone().close().await;
        let (tally, submissions, refused, slowest) = (Tally::default(), 0, 0, Duration::ZERO);
        Self { ground, cluster, serving, cookie, world, saving, tally, submissions, refused, slowest }
    }

    async fn held(mut self, name: &str, kills: usize) {
        for kill in 0..kills {
            let house = self.house().await;
            let case = Case::sent(&self.world).await;
            case.answer_all().await;
            let (id, sheet, revision) = (case.id, case.sheet().await, case.sheet_revision().await);
            // Nobody else may have the file open: what the dead server left is for the next one to mend.
            house.house.store.clone().close().await;
            let (submitted, comments) = self.play(sheet, revision).await;
            let house = self.house().await;
            self.saving.check(&house, &self.world, &mut self.tally).await;
            self.tally.submission(&house, (id, sheet), submitted).await;
            self.tally.comments(&house, sheet, comments).await;
            self.tally.acknowledged += usize::from(submitted) + usize::try_from(comments).unwrap();
            self.submissions += usize::from(submitted);
            if kill % LOOK == LOOK - 1 {
                let seen = service::trail::verify(&house.nobody()).await.unwrap();
                assert_eq!(seen.findings, [], "{name}, kill {kill}");
            }
            house.house.store.clone().close().await;
        }
        self.prove(name, kills).await;
    }

    async fn house(&mut self) -> TestHouse {
        let house = self.ground.house().await;
        self.world = self.world.clone().moved_to(&house);
        house
    }

    /// Saves, comments and submits until the kill, and starts again; whether the submission was acknowledged, and how many comments.
    /// The moments are counted in answers, not in time, so that a busy machine has as much under way as an idle one.
    async fn play(&mut self, sheet: ConfirmationId, revision: i32) -> (bool, u32) {
        let browser = Browser::new(&self.serving, &self.cookie);
        let savers = self.saving.begin(&browser);
        let commenter = tokio::spawn(comment_on(browser.clone(), sheet));
        let first = 1 + below(10);
        browser.answers(first).await;
        let submitter = {
            let browser = browser.clone();
            tokio::spawn(async move { browser.submit(sheet, revision).await })
        };
        browser.answers(first + below(10)).await;
        tokio::time::sleep(Duration::from_micros(u64::from(below(16_000)))).await;
        self.kill();
        let mut ends = self.saving.end(savers, &mut self.tally).await;
        let (submitted, (comments, end)) = (submitter.await.unwrap(), commenter.await.unwrap());
        ends.push(end);
        let kept = matches!(submitted, Outcome::Kept(_));
        if !kept {
            ends.push(submitted);
        }
        self.refused += ends.iter().filter(|end| **end != Outcome::Unknown).count();
        self.start_again().await;
        (kept, comments)
    }

    fn kill(&mut self) {
        match &mut self.cluster {
            Some(cluster) => cluster.kill(),
            None => self.serving.signal("KILL"),
        }
    }

    async fn start_again(&mut self) {
        let begun = Instant::now();
        match &mut self.cluster {
            Some(cluster) => cluster.up(),
            None => {
                self.serving.end();
                self.serving = self.ground.serve(&["--no-worker"]);
            }
        }
        until("ready", async || self.serving.get("/health/ready").0 == 200).await;
        self.slowest = self.slowest.max(begun.elapsed());
    }

    async fn prove(mut self, name: &str, kills: usize) {
        let house = self.house().await;
        self.tally.prove(PROOF, &house, name, 2 * kills).await;
        if !house.is_postgres() {
            let found = count(&house, "SELECT integrity_check, '1' FROM pragma_integrity_check").await;
            assert_eq!(found.into_keys().collect::<Vec<_>>(), ["ok"]);
        }
        PROOF.at_least(&format!("{name}: submissions acknowledged"), self.submissions, kills / 10, kills);
        // Where the database was killed, the server lives and says that it cannot.
        if self.cluster.is_none() {
            PROOF.never(&format!("{name}: other answers than success"), self.refused, self.tally.acknowledged);
        }
        if PROOF.times(0, 1) == 1 {
            let what = format!("{name}: slowest start after a kill, until ready");
            PROOF.at_most(&what, self.slowest.as_secs_f64(), "s", RESTART, kills);
        }
        let said = self.ground.run(&["verify"]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    }
}

/// Writes comments until one is not acknowledged; how many were.
async fn comment_on(browser: Browser, sheet: ConfirmationId) -> (u32, Outcome) {
    let mut count = 0;
    loop {
        match browser.comment(sheet, "b-remarks", &(count + 1).to_string()).await {
            Outcome::Kept(_) => count += 1,
            other @ (Outcome::Theirs(..) | Outcome::Refused(_) | Outcome::Unknown) => return (count, other),
        }
    }
}
