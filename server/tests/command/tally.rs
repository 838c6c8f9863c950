//! What was acknowledged, and what is there.

use domain::id::{ConfirmationId, EngagementId};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use testing::TestHouse;
use testing::proof::Proof;

/// People of the upstream who are told of a submission: clerk and checker.
const TOLD: usize = 2;

#[derive(Debug, Default)]
pub struct Tally {
    /// Writes that were acknowledged.
    pub acknowledged: usize,
    /// Of these, what is not there.
    pub lost: usize,
    /// What is there more often than it was asked for.
    pub doubled: usize,
}

impl Tally {
    /// How often something is there, how often it was acknowledged, and how often it was asked for.
    pub fn compare(&mut self, what: &str, found: usize, acknowledged: usize, asked: usize) {
        if found < acknowledged || found > asked {
            println!("{what}: {found} times, acknowledged {acknowledged}, asked for {asked}");
        }
        self.lost += acknowledged.saturating_sub(found);
        self.doubled += found.saturating_sub(asked);
    }

    /// Everything that one submission leaves behind, once each; what was acknowledged of it was counted before.
    pub async fn submission(&mut self, house: &TestHouse, (case, sheet): (EngagementId, ConfirmationId), told: bool) {
        let (case, sheet) = (house.literal(case.0), house.literal(sheet.0));
        let rows = count(house, &format!("SELECT 'rows', {N} FROM submission WHERE confirmation_id = {sheet}")).await;
        let found = rows["rows"];
        self.compare("submissions", found, usize::from(told), 1);
        let acts = acts(house, &case).await;
        let entries = acts.get("sheet-submitted").copied().unwrap_or(0);
        self.compare("trail of submissions", entries, found, found);
        for (table, kind) in [("notice", "kind"), ("job", "notice_kind")] {
            let of = format!("FROM {table} WHERE engagement_id = {case} AND {kind} = 'sheet-submitted'");
            let rows = format!(
                "SELECT 'rows', {N} {of} UNION ALL SELECT 'people', CAST(COUNT(DISTINCT account_id) AS TEXT) {of}"
            );
            let rows = count(house, &rows).await;
            self.compare(table, rows["rows"], TOLD * found, rows["people"]);
            self.compare(table, rows["people"], TOLD * found, TOLD * found);
        }
    }

    /// The comments on a sheet, whose texts are numbers from 1: those acknowledged once, one more perhaps.
    pub async fn comments(&mut self, house: &TestHouse, sheet: ConfirmationId, acknowledged: u32) {
        let sheet = house.literal(sheet.0);
        let of = format!("SELECT text, {N} FROM comment WHERE confirmation_id = {sheet} GROUP BY text");
        let mut found = count(house, &of).await;
        for number in 1..=acknowledged {
            self.compare("comments", found.remove(&number.to_string()).unwrap_or(0), 1, 1);
        }
        let last = found.remove(&(acknowledged + 1).to_string()).unwrap_or(0);
        self.compare("comments", last + found.values().sum::<usize>(), 0, 1);
    }

    /// Entries of a case that say that an answer was saved: one for each revision.
    pub async fn saves(&mut self, house: &TestHouse, case: EngagementId, revisions: usize) {
        let found = acts(house, &house.literal(case.0)).await.get("answer-saved").copied().unwrap_or(0);
        self.compare("trail of answers", found, revisions, revisions);
    }

    /// Writes down that nothing is missing, nothing is there twice, and the trail holds.
    pub async fn prove(&self, proof: Proof, house: &TestHouse, name: &str, tried: usize) {
        proof.never(&format!("{name}: acknowledged writes lost"), self.lost, self.acknowledged);
        proof.never(&format!("{name}: writes there more than once"), self.doubled, self.acknowledged);
        let seen = service::trail::verify(&house.nobody()).await.unwrap();
        for finding in &seen.findings {
            println!("{finding:?}");
        }
        let what = format!("{name}: rows that the trail does not account for");
        proof.never(&what, seen.findings.len(), seen.rows);
        proof.at_least(&format!("{name}: writes acknowledged"), self.acknowledged, tried, tried);
    }
}

const N: &str = "CAST(COUNT(*) AS TEXT)";

async fn acts(house: &TestHouse, case: &str) -> BTreeMap<String, usize> {
    count(house, &format!("SELECT act, {N} FROM trail_entry WHERE case_id = {case} GROUP BY act")).await
}

/// Names and numbers.
pub async fn count(house: &TestHouse, statement: &str) -> BTreeMap<String, usize> {
    let pairs = house.pairs(statement).await.unwrap();
    pairs.into_iter().map(|(name, number)| (name, number.parse().unwrap())).collect()
}

/// How long it takes until something is so.
pub async fn until(what: &str, mut so: impl AsyncFnMut() -> bool) -> Duration {
    let begun = Instant::now();
    while !so().await {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}: not within a minute");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    begun.elapsed()
}

/// A number below this one.
pub fn below(bound: u32) -> u32 {
    u32::from_le_bytes(service::keys::random::<4>().unwrap()) % bound
}
