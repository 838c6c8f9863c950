//! Evidence of both lies in one S3-compatible store: what one receives the other hands out, and of what one did not receive to its end
//! nothing is left that counts.

use super::{PROOF, Pair, serve};
use crate::browser::Browser;
use crate::bucket::Bucket;
use crate::ground::said;
use crate::saving::Saving;
use crate::tally::{below, count};
use std::collections::BTreeMap;
use testing::cookie;

/// More than two pieces as the store takes them.
const LARGE: usize = 12 * 1024 * 1024;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_receives_the_other_hands_out() {
    let Some(bucket) = Bucket::open() else { return };
    let Some(mut pair) = Pair::with(Some(bucket)).await else { return };
    let cookie = cookie(&pair.house, &pair.world.supervisor).await;
    let path = format!("/confirmation/{}/item/a-policy/evidence", Saving::new(&pair.world).await.sheet);
    let rounds = PROOF.times(3, 20);
    let (mut known, mut compared, mut other_bytes, mut halves, mut again) = (BTreeMap::new(), 0, 0, 0, 0);
    for round in 0..rounds {
        let [one, _] = pair.browsers(&cookie);
        let small = pdf(1 + usize::try_from(below(400_000)).unwrap());
        keep(&one, &path, small, &mut known).await;
        // It dies while it receives a large one.
        let sent = LARGE / 8 * (1 + round % 7);
        let upload = one.begin_upload(&path, &pdf(sent), LARGE).await;
        pair.servers[0].signal("KILL");
        pair.servers[0].end();
        drop(upload);
        let [_, other] = pair.browsers(&cookie);
        halves += rows(&pair).await.abs_diff(known.len());
        compared += known.len();
        for (id, bytes) in &known {
            other_bytes += usize::from(other.bytes(&format!("/evidence/{id}")).await.as_deref() != Some(bytes));
        }
        pair.servers[0] = serve(&pair.ground, &pair.mailbox, pair.bucket.as_ref());
        let [one, _] = pair.browsers(&cookie);
        let before = known.len();
        keep(&one, &path, pdf(LARGE), &mut known).await;
        again += usize::from(known.len() != before + 1);
    }
    PROOF.never("S3: files that the other server handed out otherwise", other_bytes, compared);
    PROOF.never("S3: files counted that were not received to their end", halves, rounds);
    PROOF.never("S3: files refused that were sent again after a kill", again, rounds);
    let bucket = pair.bucket.as_ref().unwrap();
    let lost = known.keys().filter(|id| !bucket.objects().contains(id)).count();
    PROOF.never("S3: rows without an object", lost, known.len());
    let mut verify = pair.ground.kakunin(&["verify"]);
    bucket.used_by(&mut verify);
    let said = said(&mut verify);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
}

/// Uploads a file, and remembers it under its key where it was acknowledged.
async fn keep(browser: &Browser, path: &str, bytes: Vec<u8>, known: &mut BTreeMap<String, Vec<u8>>) {
    let Some(answer) = browser.upload(path, bytes.clone()).await.filter(|answer| answer.status == 200) else { return };
    let said: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    known.insert(said["files"][0]["id"].as_str().unwrap().to_owned(), bytes);
}

fn pdf(size: usize) -> Vec<u8> {
    b"%PDF-1.7 evidence ".iter().copied().cycle().take(size.max(16)).collect()
}

/// Files that rows name.
async fn rows(pair: &Pair) -> usize {
    count(&pair.house, "SELECT 'rows', CAST(COUNT(*) AS TEXT) FROM evidence").await["rows"]
}
