//! What the portal of the first day wrote is brought under today's tables: all of it is there, the trail still accounts for it, people
//! still get in, and an upgrade that is killed on its way is carried to its end by the next one.

use super::browser::Browser;
use super::ground::Ground;
use super::tally::{below, count};
use migration::{Migrator, MigratorTrait as _};
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use testing::TestHouse;
use testing::proof::Proof;

const PROOF: Proof = Proof("upgrade");
/// Of the golden data and of nothing else.
const KEY: &str = "6b616b756e696e20676f6c64656e206b6579206f662074686520666972737420";
const EMAIL: &str = "first@asahi.example.jp";
const PASSWORD: &str = "nine blue herons over ferric water";

/// Tables that have nothing to do with what people wrote.
const OF_THE_STORE: &str = "seaql_migrations";

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/first").join(name)
}

/// Columns of tables, and rows of them.
type Written = (Vec<(String, String)>, BTreeSet<(String, String)>);

/// The tables of the first day with what was in them, which is given back; see `tests/fixtures/README.md`.
async fn first_day(ground: &Ground) -> Written {
    let name = name(ground);
    std::fs::create_dir_all(ground.data().join("evidence")).unwrap();
    std::fs::write(ground.key_file(), KEY).unwrap();
    std::fs::set_permissions(ground.key_file(), std::fs::Permissions::from_mode(0o600)).unwrap();
    for file in std::fs::read_dir(golden(name).join("evidence")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), ground.data().join("evidence").join(file.file_name())).unwrap();
    }
    let house = ground.house().await;
    let tables = house.house.store.begin().await.unwrap();
    Migrator::up(&tables, Some(1)).await.unwrap();
    tables.commit().await.unwrap();
    let rows_of_the_day = std::fs::read_to_string(golden(name).join("data.sql")).unwrap();
    // In the order of the dump, which is not that of the references.
    let off = if ground.database.is_some() {
        "SET session_replication_role = replica;"
    } else {
        "PRAGMA foreign_keys = OFF;"
    };
    house.run(&format!("{off}\n{rows_of_the_day}")).await.unwrap();
    let columns = columns(&house).await;
    let before = rows(&house, &columns).await;
    house.house.store.clone().close().await;
    (columns, before)
}

fn name(ground: &Ground) -> &'static str {
    if ground.database.is_some() { "postgres" } else { "sqlite" }
}

/// Every row of the tables of the first day, column by column.
async fn rows(house: &TestHouse, columns: &[(String, String)]) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (table, columns) in columns {
        let all = house.pairs(&format!("SELECT '{table}', {columns} FROM \"{table}\"")).await.unwrap();
        found.extend(all);
    }
    found
}

/// The tables, each with one text of all its columns.
async fn columns(house: &TestHouse) -> Vec<(String, String)> {
    let statement = if house.is_postgres() {
        "SELECT table_name::text, string_agg('COALESCE(\"' || column_name || '\"::text, ''∅'')', ' || ''|'' || ' ORDER BY ordinal_position)
         FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name"
    } else {
        "SELECT t.name, group_concat('quote(\"' || c.name || '\")', ' || ''|'' || ') FROM sqlite_master t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name"
    };
    let mut tables = house.pairs(statement).await.unwrap();
    tables.retain(|(table, _)| table != OF_THE_STORE);
    tables
}

/// Rows that were there on the first day, and those of them that are not there any more.
async fn lost(ground: &Ground, columns: &[(String, String)], before: &BTreeSet<(String, String)>) -> usize {
    let house = ground.house().await;
    let after = rows(&house, columns).await;
    house.house.store.clone().close().await;
    for (table, row) in before.difference(&after) {
        println!("{table}: {row}");
    }
    before.difference(&after).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_first_day_wrote_is_there_today() {
    for ground in Ground::each().await {
        let (columns, before) = first_day(&ground).await;
        let name = name(&ground);
        // Nothing but `migrate`, and what opens with it, may touch older data.
        let refused = ground.run(&["verify"]);
        assert!(refused.err.contains("run `kakunin migrate` first"), "{}{}", refused.out, refused.err);
        assert_eq!(ground.run(&["migrate"]).code, Some(0));
        PROOF.never(
            &format!("{name}: rows of the first day lost or changed"),
            lost(&ground, &columns, &before).await,
            before.len(),
        );
        PROOF.at_least(&format!("{name}: rows of the first day"), before.len(), 200, before.len());
        let said = ground.run(&["verify"]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
        used(&ground).await;
        let said = ground.run(&["verify"]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    }
}

/// Somebody of the first day signs in with a recovery code of that day, reads what was written and goes on.
async fn used(ground: &Ground) {
    let kept = std::fs::read_to_string(golden(name(ground)).join("person.txt")).unwrap();
    let [_, codes, sheet] = kept.lines().collect::<Vec<_>>()[..] else { panic!("{kept}") };
    let serving = ground.serve(&["--no-worker"]);
    let form = format!("email={EMAIL}&password={PASSWORD}");
    let passed = Browser::new(&serving, "").post("/api/app/account/api/sign_in", "/sign-in", &form).await.unwrap();
    let browser = Browser::new(&serving, passed.cookie.as_deref().unwrap());
    let form = format!("code={}", codes.split(' ').next().unwrap());
    let second = browser.post("/api/app/account/api/second_factor", "/sign-in/second-factor", &form).await.unwrap();
    assert_eq!((second.status, second.place.as_str()), (302, "/"), "{}", second.body);
    let browser = Browser::new(&serving, second.cookie.as_deref().unwrap_or(&browser.cookie));
    for path in ["/", "/engagement", "/people", "/account", "/contract", "/notice", "/deadline", "/tier"] {
        let page = browser.get(path).await.unwrap();
        assert_eq!(page.status, 200, "{path}: {}", page.body);
    }
    // A case is seen by whoever was assigned to it: this person was not.
    assert_eq!(browser.get(&format!("/confirmation/{sheet}")).await.unwrap().status, 404);
    let house = ground.house().await;
    let files = service::evidence::verify(&house.nobody()).await.unwrap();
    assert!(files.is_empty(), "{files:?}");
    assert_eq!(count(&house, "SELECT 'files', CAST(COUNT(*) AS TEXT) FROM evidence").await["files"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upgrade_that_is_killed_is_carried_to_its_end() {
    for ground in Ground::each().await {
        let (columns, before) = first_day(&ground).await;
        let whole = {
            let copy = ground.copy().await;
            let begun = Instant::now();
            let said = copy.run(&["migrate"]);
            assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
            begun.elapsed()
        };
        let (kills, mut early, mut stuck, mut gone) = (PROOF.times(4, 60), 0, 0, 0);
        for _ in 0..kills {
            let copy = ground.copy().await;
            let mut child = copy.kakunin(&["migrate"]).spawn().unwrap();
            std::thread::sleep(whole.mul_f64(f64::from(below(1_000)) / 1_000.0));
            early += usize::from(child.try_wait().unwrap().is_none());
            let _ = child.kill();
            child.wait().unwrap();
            // The next start carries it on, as a restarted service would.
            let again = copy.run(&["migrate"]);
            stuck += usize::from(again.code != Some(0));
            if again.code != Some(0) {
                println!("{}{}", again.out, again.err);
                continue;
            }
            gone += lost(&copy, &columns, &before).await;
            stuck += usize::from(copy.run(&["verify"]).code != Some(0));
        }
        let name = name(&ground);
        PROOF.never(&format!("{name}: upgrades that did not go on after a kill"), stuck, kills);
        PROOF.never(&format!("{name}: rows lost or changed by a killed upgrade"), gone, kills * before.len());
        PROOF.at_least(&format!("{name}: upgrades killed on their way"), early, kills / 4, kills);
        assert!(whole < Duration::from_secs(60));
    }
}
