//! `cargo xtask bench`: speed, size and memory, asserted; never in a test, which other work may slow down.

mod figures;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::arguments::Arguments;
use crate::house::House;
use crate::postgres::Cluster;
use crate::{Result, debian, dist, files, journeys, shell};

/// What we are measured beside.
const OPENPYXL: &str = "openpyxl==3.1.5";
/// Parts of the run, by which it can be cut.
const SECTIONS: [&str; 8] = ["start", "sheet", "save", "whole", "book", "day", "first", "lighthouse"];

/// Builds as shipped, measures on both databases.
pub fn run(mut arguments: Arguments) -> Result<ExitCode> {
    let world = arguments.value("--world")?.unwrap_or_else(|| "large".to_owned());
    if !["small", "large"].contains(&world.as_str()) {
        return Err(format!("no world `{world}`: small or large"));
    }
    let sections = arguments.rest()?;
    if let Some(unknown) = sections.iter().find(|section| !SECTIONS.contains(&section.as_str())) {
        return Err(format!("no section `{unknown}`; there are {}", SECTIONS.join(" ")));
    }
    let wants = |section: &str| sections.is_empty() || sections.iter().any(|asked| asked == section);
    let (house, begun) = (House::find()?, Instant::now());
    let folder = house.target.join("bench");
    // On a disk, unlike the folder of tests: what is saved must be as durable as it will be.
    files::folder(&folder.join("ground"))?;
    let mut bench = house.cargo();
    bench.args(["bench", "-p", "server", "--bench", "portal", "--locked"]);
    bench.env("KAKUNIN_BENCH", &folder).env("KAKUNIN_BENCH_WORLD", &world).env("TMPDIR", folder.join("ground"));
    bench.env("KAKUNIN_BENCH_SECTIONS", sections.join(" "));
    if wants("book") {
        bench.env("KAKUNIN_BENCH_PYTHON", python(&house)?);
    }
    if wants("first") || wants("lighthouse") {
        bench.env("KAKUNIN_BENCH_ASSETS", dist::assets(&house)?.0);
    }
    if wants("lighthouse") {
        let (browser, script) = lighthouse(&house)?;
        bench.env("CHROMIUM", browser).env("KAKUNIN_BENCH_LIGHTHOUSE", script);
    }
    let cluster = shell::step("PostgreSQL", || Cluster::kept(&folder.join("postgres")))?;
    bench.env("KAKUNIN_TEST_POSTGRES", cluster.address());
    let held = shell::run(&mut bench);
    if world == "large" {
        figures::keep(&house, &folder.join("report.json"), begun.elapsed().as_secs())?;
    }
    held.map(|()| ExitCode::SUCCESS)
}

/// Chromium, and what drives it.
fn lighthouse(house: &House) -> Result<(PathBuf, PathBuf)> {
    let folder = house.path("end2end");
    let browser = journeys::prepare(&folder)?;
    Ok((browser, folder.join("lighthouse.mjs")))
}

/// An interpreter of our own with the one package.
fn python(house: &House) -> Result<PathBuf> {
    let folder = house.target.join("bench-python");
    let python = folder.join("bin/python");
    if !python.is_file() {
        if shell::find("python3").is_none() {
            debian::install("Python", &["python3", "python3-venv"])?;
        }
        shell::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    install(&python)?;
    Ok(python)
}

fn install(python: &Path) -> Result<()> {
    shell::run(Command::new(python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", OPENPYXL]))
}
