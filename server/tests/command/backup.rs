//! A backup that is written while people save is restored elsewhere with everything that was acknowledged before it, and with nothing else.

use super::ground::{Ground, Said};
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use testing::proof::Proof;
use testing::{Case, World};

const PROOF: Proof = Proof("backup");
/// The item that is saved over and over, and the one with a file.
const ITEM: &str = "a-policy";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_is_restored_and_is_identical() {
    for ground in Ground::each().await {
        let drills = PROOF.times(2, 20);
        let house = scene(&ground).await;
        let world = World::new(&house).await.unwrap();
        let case = Case::sent(&world).await;
        upload(&world, &case).await;
        let saved = AtomicU32::new(0);
        let (mut lost, mut different, mut unverified, mut slowest) = (0, 0, 0, Duration::ZERO);
        for drill in 0..drills {
            let file = ground.folder.join(format!("{drill}.backup"));
            let (before, said, after) = under_load(&ground, &case, &saved, &["backup", file.to_str().unwrap()]).await;
            assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
            let target = ground.empty().await;
            let begun = Instant::now();
            let restored = target.run(&["restore", file.to_str().unwrap()]);
            slowest = slowest.max(begun.elapsed());
            assert_eq!(restored.code, Some(0), "{}{}", restored.out, restored.err);
            unverified += usize::from(target.run(&["verify"]).code != Some(0));
            let again = target.run(&["backup", target.folder.join("again").to_str().unwrap()]);
            different += usize::from(digest(&again) != digest(&said) || digest(&restored) != digest(&said));
            let found = remark(&target).await;
            println!("{}: drill {drill}: {before} ≤ {found} ≤ {after}", house.name);
            lost += usize::from(!(before..=after).contains(&found));
        }
        let name = house.name;
        PROOF.never(&format!("{name}: restored without what was acknowledged before, or with more"), lost, drills);
        PROOF.never(&format!("{name}: restored and not identical"), different, drills);
        PROOF.never(&format!("{name}: restored and `verify` does not hold"), unverified, drills);
        PROOF.at_least(&format!("{name}: saves meanwhile"), saved.load(Ordering::Relaxed) as usize, 3 * drills, drills);
        if PROOF.times(0, 1) == 1 {
            PROOF.at_most(&format!("{name}: slowest restore"), slowest.as_secs_f64(), "s", 60.0, drills);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_damaged_or_in_the_way_is_refused_before_anything_is_touched() {
    for ground in Ground::each().await {
        let house = scene(&ground).await;
        let world = World::new(&house).await.unwrap();
        upload(&world, &Case::sent(&world).await).await;
        let file = ground.folder.join("whole.backup");
        let path = file.to_str().unwrap();
        let written = ground.run(&["backup", path]);
        assert_eq!(written.code, Some(0), "{}{}", written.out, written.err);
        assert_eq!(super::ground::mode(&file), 0o600);
        assert_eq!(ground.run(&["restore", "--check", path]).code, Some(0));
        refused(&ground.run(&["backup", path]), "is there already");
        refused(&ground.run(&["restore", path]), "there is data already");
        let target = ground.empty().await;
        refused(&super::ground::said(target.kakunin(&["restore", path]).env("KAKUNIN_KEY", other_key())), "key");
        fs::remove_file(target.key_file()).unwrap();
        refused(&target.run(&["restore", path]), "key of the backup is missing");
        fs::copy(ground.key_file(), target.key_file()).unwrap();
        let tried = PROOF.times(12, 200);
        let mut taken = 0;
        for _ in 0..tried {
            fs::write(target.folder.join("damaged"), damaged(&fs::read(&file).unwrap())).unwrap();
            let said = target.run(&["restore", target.folder.join("damaged").to_str().unwrap()]);
            taken += usize::from(said.code != Some(1) || said.err.lines().count() != 1 || target.data().exists());
        }
        PROOF.never(&format!("{}: damaged backups taken, or something touched", house.name), taken, tried);
        assert_eq!(target.run(&["restore", path]).code, Some(0), "the whole one is still taken");
        let again = ground.run(&["backup", ground.folder.join("again").to_str().unwrap()]);
        assert_eq!(digest(&again), digest(&written), "something was touched");
    }
}

/// A table that a backup does not know would be empty once it is restored.
#[tokio::test]
async fn every_table_is_in_it_but_for_those_of_the_moment() {
    let house = testing::sqlite().await.unwrap();
    let tables = "SELECT name, type FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'seaql%' AND name NOT LIKE 'sqlite%'";
    let mut tables: Vec<String> = house.pairs(tables).await.unwrap().into_iter().map(|(name, _)| name).collect();
    tables.retain(|name| !["idempotency_key", "passkey_challenge", "presence", "session"].contains(&name.as_str()));
    tables.sort();
    let end = service::backup::write(&house.nobody(), &mut std::io::sink()).await.unwrap();
    assert_eq!(end.rows.into_keys().collect::<Vec<_>>(), tables);
}

fn refused(said: &Said, with: &str) {
    assert_eq!(said.code, Some(1), "{}{}", said.out, said.err);
    assert!(said.err.lines().count() == 1 && said.err.contains(with), "{}", said.err);
}

fn other_key() -> String {
    service::keys::Keys::new_master().unwrap()
}

/// One bit flipped, a piece cut off, left out or put in, somewhere.
fn damaged(whole: &[u8]) -> Vec<u8> {
    let [how, bit, place @ ..] = service::keys::random::<6>().unwrap();
    let at = u32::from_be_bytes(place) as usize % whole.len();
    let mut bytes = whole.to_vec();
    match how % 4 {
        0 => bytes.truncate(at),
        1 => {
            bytes.remove(at);
        }
        2 => bytes.insert(at, bit),
        _ => bytes[at] ^= 1 << (bit % 8),
    }
    bytes
}

async fn scene(ground: &Ground) -> testing::TestHouse {
    assert_eq!(ground.run(&["migrate"]).code, Some(0));
    ground.house().await
}

async fn upload(world: &World, case: &Case<'_>) {
    // More than one piece of the seal.
    let plain = futures::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from("記録 ".repeat(30_000)))]);
    let supervisor = world.as_(&world.supervisor);
    service::evidence::store(&supervisor, case.sheet().await, ITEM, "記録.txt", plain).await.unwrap();
}

/// Runs a command while somebody saves: how many saves were acknowledged before it began, what it said, and how many saves had been
/// begun when it ended.
async fn under_load(ground: &Ground, case: &Case<'_>, saved: &AtomicU32, arguments: &[&str]) -> (u32, Said, u32) {
    let stop = AtomicBool::new(false);
    let load = async {
        while !stop.load(Ordering::Relaxed) {
            let next = saved.load(Ordering::Relaxed) + 1;
            case.answer(ITEM, "conform", &next.to_string()).await.unwrap();
            saved.store(next, Ordering::Relaxed);
        }
    };
    let command = async {
        let begun = saved.load(Ordering::Relaxed);
        while saved.load(Ordering::Relaxed) < begun + 3 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let before = saved.load(Ordering::Relaxed);
        let mut command = ground.kakunin(arguments);
        let said = tokio::task::spawn_blocking(move || super::ground::said(&mut command)).await.unwrap();
        let after = saved.load(Ordering::Relaxed) + 1;
        stop.store(true, Ordering::Relaxed);
        (before, said, after)
    };
    tokio::join!(load, command).1
}

/// The digest that a command told.
fn digest(said: &Said) -> &str {
    said.out.trim_end().rsplit_once("digest ").map_or_else(|| panic!("{}{}", said.out, said.err), |(_, digest)| digest)
}

/// What was saved last, as restored.
async fn remark(target: &Ground) -> u32 {
    let house = target.house().await;
    let found = house.pairs(&format!("SELECT remark, value FROM answer WHERE item_key = '{ITEM}'")).await.unwrap();
    house.house.store.clone().close().await;
    found[0].0.parse().unwrap()
}
