//! A change of keys is killed at any moment: the next one carries it to its end, everything opens with the new key and nothing with the
//! former one.

mod serving;

use super::ground::{Ground, Said, said};
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};
use testing::proof::Proof;
use testing::{Case, World};

const PROOF: Proof = Proof("rotation");

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_it_is_carried_to_its_end() {
    for ground in Ground::each().await {
        let name = filled(&ground).await;
        let begun = Instant::now();
        done(&ground.run(&["rotate-key"]));
        let whole = begun.elapsed();
        let kills = PROOF.times(4, 50);
        let (mut broken, mut interrupted) = (0, 0);
        for _ in 0..kills {
            let former = key(&ground);
            kill_after(&ground, share(whole)).await;
            if ground.folder.join("data.key.next").exists() {
                interrupted += 1;
                let early = ground.run(&["verify"]);
                assert!(early.code == Some(1) && early.err.contains("a change of keys was begun"), "{}", early.err);
                done(&ground.run(&["rotate-key"]));
            }
            // Killed before it began: the key is the same.
            let changed = key(&ground) != former;
            let holds = ground.run(&["verify"]);
            let by_former = said(ground.kakunin(&["verify"]).env("KAKUNIN_KEY", &former));
            let ok = holds.code == Some(0) && (!changed || by_former.code == Some(1) && by_former.err.contains("key"));
            if !ok {
                println!("{name}: {}{}{}", holds.out, holds.err, by_former.out);
            }
            broken += usize::from(!ok);
        }
        PROOF.never(&format!("{name}: changes of keys that left something behind"), broken, kills);
        PROOF.at_least(&format!("{name}: of them interrupted half-way"), interrupted, kills / 10, kills);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_while_the_portal_runs() {
    for ground in Ground::each().await {
        filled(&ground).await;
        let former = key(&ground);
        let serving = ground.serve(&["--no-worker"]);
        assert_eq!(serving.get("/health/ready").0, 200);
        let refused = ground.run(&["rotate-key"]);
        assert!(
            refused.code == Some(1) && refused.err.contains("stop the portal first"),
            "{}{}",
            refused.out,
            refused.err
        );
        assert_eq!(key(&ground), former);
        drop(serving);
        done(&ground.run(&["rotate-key"]));
        assert_eq!(super::ground::mode(&ground.key_file()), 0o600);
        let given = said(ground.kakunin(&["rotate-key"]).env("KAKUNIN_KEY", key(&ground)));
        assert!(given.code == Some(1) && given.err.contains("KAKUNIN_KEY_FILE"), "{}", given.err);
        assert_eq!(ground.run(&["verify"]).code, Some(0));
        assert_eq!(ground.run(&["backup", "state.backup"]).code, Some(0));
        assert_eq!(ground.run(&["restore", "--check", "state.backup"]).code, Some(0));
    }
}

/// A case with a file and a signed trail.
async fn filled(ground: &Ground) -> &'static str {
    assert_eq!(ground.run(&["migrate"]).code, Some(0));
    let house = ground.house().await;
    let world = World::new(&house).await.unwrap();
    let case = Case::sent(&world).await;
    for _ in 0..3 {
        attach(&case).await;
    }
    service::trail::sign_now(&house.nobody()).await.unwrap();
    house.house.store.clone().close().await;
    house.name
}

/// A file, whose key is sealed in the database.
async fn attach(case: &Case<'_>) {
    let plain = futures::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from_static(b"what was recorded"))]);
    let supervisor = case.world.as_(&case.world.supervisor);
    service::evidence::store(&supervisor, case.sheet().await, "a-policy", "file.txt", plain).await.unwrap();
}

fn done(said: &Said) {
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
}

fn key(ground: &Ground) -> String {
    fs::read_to_string(ground.key_file()).unwrap().trim().to_owned()
}

/// Any part of the time that the whole takes.
fn share(whole: Duration) -> Duration {
    let [part] = service::keys::random::<1>().unwrap();
    whole * u32::from(part) / 255
}

async fn kill_after(ground: &Ground, wait: Duration) {
    let mut child = ground.kakunin(&["rotate-key"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    tokio::time::sleep(wait).await;
    let _ = child.kill();
    child.wait().unwrap();
}
