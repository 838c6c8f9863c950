//! The disk is full, or evidence cannot be written: people are told so, nothing is half written, and all goes on once there is room.

use super::browser::{Browser, Outcome};
use super::cluster::{Cluster, root};
use super::ground::Ground;
use super::saving::Saving;
use super::tally::{Tally, count, until};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use testing::proof::Proof;
use testing::{TestHouse, World, cookie};

const PROOF: Proof = Proof("disk");
/// A file larger than what is left of a full disk.
const FILE: usize = 300_000;

/// A small disk of its own, in memory.
struct Disk(PathBuf);

impl Disk {
    /// At a folder; only root may do this.
    fn mount(at: &Path, size: &str) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size},mode=700"), "tmpfs"]).arg(at);
        if !root() || !mount.output().is_ok_and(|done| done.status.success()) {
            println!("skipped: a disk of its own needs root and the right to mount");
            return None;
        }
        Some(Self(at.to_owned()))
    }

    fn fill(&self) {
        let mut file = std::fs::File::options().create(true).append(true).open(self.0.join("filler")).unwrap();
        for piece in [65_536, 4_096, 1] {
            while file.write_all(&vec![0; piece]).is_ok() {}
        }
    }

    fn empty(&self) {
        std::fs::remove_file(self.0.join("filler")).unwrap();
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(&self.0).status().unwrap();
        assert!(done.success(), "{how}");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_told_and_mended() {
    let ground = Ground::new();
    let Some(disk) = Disk::mount(&ground.data(), "32m") else { return };
    let serving = ground.serve(&["--no-worker"]);
    let house = ground.house().await;
    let world = World::new(&house).await.unwrap();
    let mut saving = Saving::new(&world).await;
    let browser = Browser::new(&serving, &cookie(&house, &world.supervisor).await);
    let (rounds, mut tally, mut untold, mut halves, mut stuck) = (PROOF.times(2, 30), Tally::default(), 0, 0, 0);
    for round in 1..=rounds {
        let savers = saving.begin(&browser);
        browser.answers(5).await;
        disk.fill();
        let ends = saving.end(savers, &mut tally).await;
        untold += ends.iter().filter(|end| **end != Outcome::Refused(503)).count();
        untold += usize::from(uploaded(&browser, &saving).await != 503);
        halves += half_written(&ground, &house, round - 1).await;
        disk.empty();
        saving.check(&house, &world, &mut tally).await;
        let again =
            browser.save(saving.sheet, "b-remarks", i32::try_from(round - 1).unwrap(), &round.to_string()).await;
        stuck += usize::from(again != Outcome::Kept(i32::try_from(round).unwrap()));
        stuck += usize::from(uploaded(&browser, &saving).await != 200);
    }
    PROOF.never("full disk: writes not refused with 503", untold, 4 * rounds);
    PROOF.never("full disk: files left half written", halves, rounds);
    PROOF.never("full disk: writes refused once there was room", stuck, 2 * rounds);
    tally.prove(PROOF, &house, "full disk", rounds).await;
    let sound = count(&house, "SELECT integrity_check, '1' FROM pragma_integrity_check").await;
    assert_eq!(sound.into_keys().collect::<Vec<_>>(), ["ok"]);
    let said = ground.run(&["verify"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_of_the_database_server_is_told_and_mended() {
    let mut ground = Ground::new();
    let Some(disk) = Disk::mount(&std::env::temp_dir().join(format!("kakunin-disk-{}", std::process::id())), "192m")
    else {
        return;
    };
    let Some(mut cluster) = Cluster::within(disk.0.clone()) else { return };
    ground.database = Some(cluster.url());
    let serving = ground.serve(&["--no-worker"]);
    let house = ground.house().await;
    let world = World::new(&house).await.unwrap();
    let mut saving = Saving::new(&world).await;
    let browser = Browser::new(&serving, &cookie(&house, &world.supervisor).await);
    let (rounds, mut tally, mut untold, mut halves, mut stuck) = (PROOF.times(1, 20), Tally::default(), 0, 0, 0);
    let mut files = 0;
    for round in 1..=rounds {
        let savers = saving.begin(&browser);
        browser.answers(5).await;
        disk.fill();
        // What still fits into pages that are there is kept; then the log finds no room.
        let ends = saving.end(savers, &mut tally).await;
        untold += ends.iter().filter(|end| **end != Outcome::Refused(503)).count();
        // A server that ended itself and came back has cleared its log, and may have room for one more.
        match uploaded(&browser, &saving).await {
            200 => files += 1,
            503 => {}
            _ => untold += 1,
        }
        disk.empty();
        // It may have ended itself; whoever keeps it running starts it again.
        cluster.up();
        until("ready", async || serving.get("/health/ready").0 == 200).await;
        saving.check(&house, &world, &mut tally).await;
        halves += rows(&house).await.abs_diff(files);
        let again =
            browser.save(saving.sheet, "b-remarks", i32::try_from(round - 1).unwrap(), &round.to_string()).await;
        stuck += usize::from(again != Outcome::Kept(i32::try_from(round).unwrap()));
        let after = uploaded(&browser, &saving).await;
        files += usize::from(after == 200);
        stuck += usize::from(after != 200);
    }
    PROOF.never("full disk of PostgreSQL: writes neither kept nor refused with 503", untold, 4 * rounds);
    PROOF.never("full disk of PostgreSQL: files lost, or there though refused", halves, rounds);
    PROOF.never("full disk of PostgreSQL: writes refused once there was room", stuck, 2 * rounds);
    tally.prove(PROOF, &house, "full disk of PostgreSQL", rounds).await;
    let said = ground.run(&["verify"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    // Its folder is the disk.
    drop(cluster);
    ground.database = None;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn evidence_that_cannot_be_written_is_told() {
    for ground in Ground::each().await {
        let data = ground.data();
        let Some(disk) = Disk::mount(&data.join("evidence"), "32m") else { return };
        let serving = ground.serve(&["--no-worker"]);
        let house = ground.house().await;
        let world = World::new(&house).await.unwrap();
        let saving = Saving::new(&world).await;
        let browser = Browser::new(&serving, &cookie(&house, &world.supervisor).await);
        let (rounds, mut tally, mut untold, mut halves, mut stuck) = (PROOF.times(2, 30), Tally::default(), 0, 0, 0);
        for round in 1..=rounds {
            disk.remount("ro");
            untold += usize::from(uploaded(&browser, &saving).await != 503);
            halves += half_written(&ground, &house, round - 1).await;
            let saved =
                browser.save(saving.sheet, "a-policy", i32::try_from(round - 1).unwrap(), &round.to_string()).await;
            stuck += usize::from(saved != Outcome::Kept(i32::try_from(round).unwrap()));
            disk.remount("rw");
            stuck += usize::from(uploaded(&browser, &saving).await != 200);
            tally.acknowledged += 2;
        }
        let name = house.name;
        PROOF.never(&format!("{name}, evidence read-only: uploads not refused with 503"), untold, rounds);
        PROOF.never(&format!("{name}, evidence read-only: files left half written"), halves, rounds);
        PROOF.never(&format!("{name}, evidence read-only: other writes, or later uploads, refused"), stuck, 2 * rounds);
        tally.prove(PROOF, &house, &format!("{name}, evidence read-only"), rounds).await;
    }
}

/// The status of an upload of one file.
async fn uploaded(browser: &Browser, saving: &Saving) -> u16 {
    let path = format!("/confirmation/{}/item/a-policy/evidence", saving.sheet);
    let bytes: Vec<u8> = b"%PDF-1.7 proof ".iter().copied().cycle().take(FILE).collect();
    browser.upload(&path, bytes).await.map_or(0, |answer| answer.status)
}

/// Files that no row names, and rows that name no file, where so many uploads were acknowledged.
async fn half_written(ground: &Ground, house: &TestHouse, acknowledged: usize) -> usize {
    let files = std::fs::read_dir(ground.data().join("evidence")).unwrap().count();
    files.abs_diff(acknowledged) + rows(house).await.abs_diff(acknowledged)
}

/// Files that rows name.
async fn rows(house: &TestHouse) -> usize {
    count(house, "SELECT 'rows', CAST(COUNT(*) AS TEXT) FROM evidence").await["rows"]
}
