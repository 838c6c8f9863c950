//! What people wait for, measured on the binary as it is shipped, over its own address, beside openpyxl doing the same with the
//! same files in the same run: `cargo xtask bench`. Prints a line for each, and ends with an error where a bound is broken.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a measurement")]

#[path = "portal/browser.rs"]
mod browser;
#[path = "portal/clock.rs"]
mod clock;
#[path = "../tests/command/ground.rs"]
#[expect(dead_code, reason = "shared with the tests of the commands")]
mod ground;
#[path = "portal/openpyxl.rs"]
mod openpyxl;
#[path = "portal/tiers.rs"]
mod tiers;

use browser::{Browser, cookie};
use chrono::Days;
use clock::{Bounds, Times, timed};
use domain::dispatch::RecipientState;
use ground::{Ground, Serving};
use openpyxl::Openpyxl;
use service::checklist;
use service::dispatch::{self, DispatchForm};
use testing::{Case, TestHouse, World};

/// Recipients of one dispatch.
const RECIPIENTS: usize = 300;
/// Saves of one answer.
const SAVES: usize = 200;
/// Workbooks out and in.
const BOOKS: usize = 15;

#[tokio::main]
async fn main() {
    // `cargo test --benches` only asks whether it builds.
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let openpyxl = Openpyxl::new();
    let mut bounds = Bounds::default();
    for ground in Ground::each().await {
        let demonstration = timed(async { drop(ground.serve(&["--demo"])) }).await;
        bounds.hold("the demonstration, from nothing to its first answer", demonstration, 10_000.0);
    }
    for ground in Ground::each().await {
        let name = if ground.database.is_some() { "PostgreSQL" } else { "SQLite" };
        println!("on {name}");
        Box::pin(one(&ground, &openpyxl, &mut bounds)).await;
    }
    for ground in Ground::each().await {
        let name = if ground.database.is_some() { "PostgreSQL" } else { "SQLite" };
        println!("twelve thousand cases on {name}");
        Box::pin(tiers::measure(&ground, &mut bounds)).await;
    }
    bounds.end();
}

async fn one(ground: &Ground, openpyxl: &Openpyxl, bounds: &mut Bounds) {
    assert_eq!(ground.run(&["migrate"]).code, Some(0));
    let house = ground.house().await;
    let mut world = World::new(&house).await.unwrap();
    world.version = checklist::load_built_in(&house.nobody()).await.unwrap();
    let (looked_at, sent) = dispatch(&house, &world).await;
    bounds.hold("a list of 300 recipients, looked at and kept", looked_at, 2_000.0);
    bounds.hold("300 recipients drafted, prepared and sent, together", sent, 30_000.0);
    let case = Case::sent(&world).await;
    let sheet = case.sheet().await;
    let cookie = cookie(&house, &world.supervisor).await;
    house.house.store.clone().close().await;

    let serving = ground.serve(&["--no-worker"]);
    let browser = Browser::new(&serving, &cookie).at(sheet);
    let mut saving = Times::default();
    for revision in 0..SAVES {
        saving.add(timed(browser.save("4-policy-set", revision)).await);
    }
    bounds.hold("a save of one answer", saving.median(), 50.0);
    bounds.hold("a save of one answer, the slowest of 200", saving.slowest(), 500.0);
    let whole = browser.median(&format!("/confirmation/{sheet}/whole"), BOOKS).await;
    bounds.hold("the page with all 135 items", whole, 250.0);
    books(&browser, openpyxl, bounds, ground).await;
    bounds.hold("memory of the server at its highest, MiB", highest(&serving), 256.0);
}

/// One action for all, as the worker does it. Both in milliseconds.
async fn dispatch(house: &TestHouse, world: &World) -> (f64, f64) {
    let (clerk, nobody) = (world.as_(&world.clerk), house.nobody());
    let rows: String = (1..=RECIPIENTS).map(|number| format!("あさひ精機,切削 {number}\n")).collect();
    let form = DispatchForm {
        contract: world.contract.to_string(),
        version: world.version.to_string(),
        due_on: (clerk.today() + Days::new(21)).to_string(),
        checker: world.checker.membership.to_string(),
        message: "{会社名} 御中：{作業}の件".into(),
        list: format!("会社名,作業内容\n{rows}"),
        place: "第2工場".into(),
        reference: "秘密保持契約 第5号".into(),
        signed_on: clerk.today().to_string(),
        ..DispatchForm::default()
    };
    let mut kept = None;
    let looked_at = timed(async { kept = dispatch::draft(&clerk, &form).await.ok() }).await;
    let id = kept.expect("a list in order");
    let sending = async {
        dispatch::begin(&clerk, id, 1).await.unwrap();
        while dispatch::work(&nobody).await.unwrap() {}
    };
    let sent = timed(Box::pin(sending)).await;
    assert_eq!(dispatch::page(&clerk, id).await.unwrap().count(RecipientState::Prepared), RECIPIENTS);
    (looked_at, sent)
}

async fn books(browser: &Browser, openpyxl: &Openpyxl, bounds: &mut Bounds, ground: &Ground) {
    let (mut out, mut back) = (Times::default(), Times::default());
    let mut book = Vec::new();
    for _ in 0..BOOKS {
        out.add(timed(async { book = browser.workbook().await }).await);
        back.add(timed(browser.bring(&book)).await);
    }
    let file = ground.folder.join("sheet.xlsx");
    std::fs::write(&file, &book).unwrap();
    let theirs = openpyxl.sheet(&file);
    bounds.beside("a workbook of 135 items, written and sent", out.median(), theirs.written);
    bounds.beside("the same, read back and put beside the sheet", back.median(), theirs.read);
    for rows in [1_000, 5_000] {
        let file = ground.folder.join(format!("{rows}.xlsx"));
        let theirs = openpyxl.rows(&file, rows);
        let mut import = Times::default();
        for _ in 0..5 {
            let dry_run = async {
                let said = ground.run(&["import-checklist", &file.to_string_lossy(), "--dry-run"]);
                assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
            };
            import.add(timed(dry_run).await);
        }
        bounds.beside(&format!("{rows} rows of a checklist, examined"), import.median(), theirs);
    }
}

/// Memory that it had at once, at its highest, in MiB.
fn highest(serving: &Serving) -> f64 {
    let told = std::fs::read_to_string(format!("/proc/{}/status", serving.process())).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
