//! Items of one sheet that are saved over and over, each by a browser of its own.

use super::browser::{Browser, Outcome};
use super::tally::Tally;
use domain::id::{ConfirmationId, EngagementId};
use service::confirmation;
use std::collections::BTreeMap;
use testing::{Case, TestHouse, World};
use tokio::task::JoinHandle;

const ITEMS: [&str; 3] = ["a-policy", "a-users", "b-handlers"];

/// The number in the remark, and the revision.
type Seen = (u32, i32);

pub struct Saving {
    pub case: EngagementId,
    pub sheet: ConfirmationId,
    /// What was acknowledged of each item.
    counts: BTreeMap<&'static str, Seen>,
}

/// An item, what was acknowledged last of it, and how it ended.
type Ended = (&'static str, Seen, Outcome);

impl Saving {
    pub async fn new(world: &World) -> Self {
        let case = Case::sent(world).await;
        Self { case: case.id, sheet: case.sheet().await, counts: ITEMS.map(|item| (item, (0, 0))).into() }
    }

    /// Saves until something is not acknowledged.
    pub fn begin(&self, browser: &Browser) -> Vec<JoinHandle<Ended>> {
        let begin = |(item, seen): (&&'static str, &Seen)| {
            let (browser, sheet, item, seen) = (browser.clone(), self.sheet, *item, *seen);
            tokio::spawn(async move { save_on(&browser, sheet, item, seen).await })
        };
        self.counts.iter().map(begin).collect()
    }

    /// Waits for all; how each ended.
    pub async fn end(&mut self, savers: Vec<JoinHandle<Ended>>, tally: &mut Tally) -> Vec<Outcome> {
        let mut ends = Vec::new();
        for saver in savers {
            let (item, acknowledged, end) = saver.await.unwrap();
            let before = self.counts.insert(item, acknowledged).unwrap();
            tally.acknowledged += usize::try_from(acknowledged.0 - before.0).unwrap();
            ends.push(end);
        }
        ends
    }

    /// What is stored is what was acknowledged last, or the one save after it whose answer never came.
    pub async fn check(&mut self, house: &TestHouse, world: &World, tally: &mut Tally) {
        let stored = confirmation::sheet(&world.as_(&world.supervisor), self.sheet).await.unwrap();
        for (item, acknowledged) in &mut self.counts {
            let found = stored.answers.get(*item);
            let found = found.map_or((0, 0), |answer| (answer.remark.parse::<u32>().unwrap(), answer.revision));
            let (count, revision) = (usize::try_from(found.0).unwrap(), usize::try_from(found.1).unwrap());
            let known = usize::try_from(acknowledged.0).unwrap();
            tally.compare(item, count, known, known + 1);
            tally.compare(item, revision, count, count);
            *acknowledged = found;
        }
        let revisions = stored.answers.values().map(|answer| usize::try_from(answer.revision).unwrap()).sum();
        tally.saves(house, self.case, revisions).await;
    }
}

async fn save_on(browser: &Browser, sheet: ConfirmationId, item: &'static str, mut seen: Seen) -> Ended {
    loop {
        let count = seen.0 + 1;
        match browser.save(sheet, item, seen.1, &count.to_string()).await {
            Outcome::Kept(revision) => seen = (count, revision),
            other @ (Outcome::Theirs(..) | Outcome::Refused(_) | Outcome::Unknown) => return (item, seen, other),
        }
    }
}
