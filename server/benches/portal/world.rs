//! The worlds that are measured: seeded once, kept in `target/bench`, copied for every run.

use super::browser::{Answerer, Browser};
use super::ground::{Ground, Serving};
use super::report::{Report, folder};
use domain::permission::Actor;
use migration::{Migrator, MigratorTrait as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use testing::cookie;
use testing::scale::{Scale, Size, seed};

/// To be counted on when rows are seeded in another way.
const SEED: u32 = 2;
/// People with a session, at most.
const PEOPLE: usize = 1_000;

/// A world of its own for one section.
pub struct Seeded {
    pub ground: Ground,
    pub scale: Scale,
}

/// What `kept` holds of a world that was seeded before.
struct Kept {
    folder: PathBuf,
    /// Address of the database to copy, on PostgreSQL.
    database: Option<String>,
}

impl Kept {
    fn new(size: Size, postgres: bool) -> Self {
        let names: Vec<_> = Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
        let content = service::checklist::built_in().unwrap();
        let version = domain::digest::of(&(names, content, size, SEED)).unwrap();
        let kind = if postgres { "postgres" } else { "sqlite" };
        let name = format!("{}_{kind}_{}", size.name(), &version[..12]);
        let server = std::env::var("KAKUNIN_TEST_POSTGRES").unwrap_or_default();
        let database = postgres.then(|| format!("{}/bench_{name}", server.rsplit_once('/').unwrap().0));
        Self { folder: folder().join(name), database }
    }

    fn scale(&self) -> Option<Scale> {
        serde_json::from_str(&std::fs::read_to_string(self.folder.join("scale.json")).ok()?).ok()
    }
}

/// The world of this size on this kind of database.
pub async fn seeded(size: Size, postgres: bool, report: &mut Report) -> Seeded {
    let kept = Kept::new(size, postgres);
    let scale = match kept.scale() {
        Some(scale) => scale,
        None => make(size, &kept, report).await,
    };
    let mut ground = Ground::new();
    std::fs::create_dir_all(ground.data()).unwrap();
    std::fs::copy(kept.folder.join("data.key"), ground.key_file()).unwrap();
    match &kept.database {
        Some(url) => ground.database = Some(testing::copied(url).await.unwrap()),
        None => copy(&kept.folder, &ground.data()),
    }
    if report.world == size.name() {
        report.rows.clone_from(&scale.rows);
    }
    Seeded { ground, scale }
}

fn copy(from: &Path, to: &Path) {
    std::fs::copy(from.join("kakunin.sqlite"), to.join("kakunin.sqlite")).unwrap();
}

async fn make(size: Size, kept: &Kept, report: &mut Report) -> Scale {
    let begun = Instant::now();
    let _ = std::fs::remove_dir_all(&kept.folder);
    std::fs::create_dir_all(&kept.folder).unwrap();
    let mut ground = Ground::new();
    if let Some(url) = &kept.database {
        testing::named(url).await.unwrap();
        ground.database = Some(url.clone());
    }
    assert_eq!(ground.run(&["migrate"]).code, Some(0));
    let house = ground.house().await;
    let scale = Box::pin(seed(&house, size)).await.unwrap();
    report.note(&format!("seconds to seed the {} world", size.name()), (begun.elapsed().as_secs_f64(), "s"), 1);
    for (table, rows) in &scale.rows {
        println!("    {table}: {rows}");
    }
    if size == Size::SMALL {
        let seen = service::trail::verify(&house.nobody()).await.unwrap();
        report.at_most(
            "rows of the seeded world that its trail does not account for",
            (seen.findings.len() as f64, ""),
            0.0,
            seen.rows,
        );
        for finding in seen.findings.iter().take(3) {
            println!("    {finding:?}");
        }
    }
    house.house.store.clone().close().await;
    drop(house);
    std::fs::copy(ground.key_file(), kept.folder.join("data.key")).unwrap();
    if kept.database.is_none() {
        copy(&ground.data(), &kept.folder);
    }
    // It stays: it is what is copied from now on.
    ground.database = None;
    // Last: what is not whole is made again.
    std::fs::write(kept.folder.join("scale.json"), serde_json::to_string(&scale).unwrap()).unwrap();
    scale
}

/// The people of a world, each at their own sheet, and a portal that serves them.
pub struct Crowd {
    pub serving: Serving,
    pub answerers: Vec<Arc<Answerer>>,
    pub officer: Browser,
    /// Of every company of a contract.
    pub clerks: Vec<Browser>,
}

impl Seeded {
    /// Signs everybody in and starts the portal.
    pub async fn crowd(&self) -> Crowd {
        let house = self.ground.house().await;
        let sign_in = async |actor: &Actor| cookie(&house, actor).await;
        let mut people = Vec::new();
        let apart = (self.scale.open.len() / PEOPLE).max(1);
        for open in self.scale.open.iter().step_by(apart).take(PEOPLE) {
            people.push((sign_in(&open.supervisor).await, open));
        }
        let mut clerks = Vec::new();
        for clerk in &self.scale.clerks {
            clerks.push(sign_in(clerk).await);
        }
        let officer = sign_in(&self.scale.officer).await;
        house.house.store.clone().close().await;
        let serving = self.ground.serve(&["--no-worker"]);
        let http = reqwest::Client::new();
        let browser = |cookie: &String| Browser::new(&serving, &http, cookie);
        let answerers = people.iter().map(|(cookie, open)| Arc::new(Answerer::new(browser(cookie), open))).collect();
        let (officer, clerks) = (browser(&officer), clerks.iter().map(browser).collect());
        Crowd { serving, answerers, officer, clerks }
    }
}

/// Memory of the server in MiB: `VmRSS` now, `VmHWM` at its highest.
pub fn memory(process: u32, which: &str) -> f64 {
    let told = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix(which)?.strip_prefix(':'));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
