//! The journeys in the browser, with JavaScript on and off.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::house::House;
use crate::tally::{Counts, Tally};
use crate::{Result, debian, files, memory, npm, shell};

/// What a journey needs to start its own portal.
pub struct Portal<'a> {
    /// The binary `kakunin`.
    pub binary: &'a Path,
    /// The folder of assets.
    pub assets: &'a Path,
    /// A PostgreSQL server where databases may be made.
    pub postgres: Option<&'a str>,
    /// Where the pictures of the guide go, when they are to be taken anew.
    pub guide: Option<&'a Path>,
}

#[derive(Deserialize)]
struct Report {
    stats: Stats,
}

#[derive(Deserialize)]
struct Stats {
    expected: u32,
    unexpected: u32,
    flaky: u32,
    skipped: u32,
}

/// Runs them all and counts what Playwright reports. One that passed only when tried again counts as failed.
pub fn run(house: &House, portal: &Portal<'_>, names: &[String], tally: &mut Tally) {
    let folder = house.path("end2end");
    if !folder.join("package-lock.json").is_file() {
        return tally.skip(1, "journeys: end2end/package-lock.json is missing");
    }
    let browser = match prepare(&folder) {
        Ok(browser) => browser,
        Err(reason) => return tally.skip(1, &format!("journeys: {reason}")),
    };
    let report = house.target.join("journeys.json");
    tally.count("journeys", || play(&folder, &browser, &report, portal, names));
}

/// The browser, its Japanese font, the spreadsheet program and the packages. An error says what is missing.
pub fn prepare(folder: &Path) -> Result<PathBuf> {
    let browser = match chromium() {
        Some(browser) => browser,
        None => {
            debian::install("Chromium", &["chromium-headless-shell"])?;
            chromium().ok_or("Chromium is installed, but not to be found")?
        }
    };
    if shell::find("soffice").is_none() {
        debian::install("LibreOffice", &["libreoffice-calc-nogui"])?;
    }
    if !japanese() {
        debian::install("a Japanese font", &["fontconfig", "fonts-noto-cjk"])?;
    }
    npm::install(folder)?;
    Ok(browser)
}

fn play(folder: &Path, browser: &Path, report: &Path, portal: &Portal<'_>, names: &[String]) -> Result<Counts> {
    let _ = std::fs::remove_file(report);
    let mut playwright = Command::new(folder.join("node_modules/.bin/playwright"));
    playwright.current_dir(folder).args(["test", "--reporter=list,json"]);
    if !names.is_empty() {
        playwright.arg("--grep").arg(names.join("|"));
    }
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_NAME", report).env("CHROMIUM", browser);
    playwright.env("TMPDIR", memory::folder());
    playwright.env("KAKUNIN_BIN", portal.binary).env("KAKUNIN_ASSETS", portal.assets);
    match portal.postgres {
        Some(address) => playwright.env("KAKUNIN_TEST_POSTGRES", address),
        None => playwright.env_remove("KAKUNIN_TEST_POSTGRES"),
    };
    match portal.guide {
        Some(folder) => playwright.env("KAKUNIN_GUIDE", folder),
        None => playwright.env_remove("KAKUNIN_GUIDE"),
    };
    let ran = shell::run(&mut playwright);
    let told = files::text(report).map_err(|missing| ran.clone().err().unwrap_or(missing))?;
    let Report { stats } = serde_json::from_str(&told).map_err(|error| format!("Playwright's report: {error}"))?;
    let failed = stats.unexpected + stats.flaky;
    // A journey file that cannot be read, or a run that was cut short, is not among the unexpected.
    let failed = if ran.is_err() { failed.max(1) } else { failed };
    Ok(Counts { passed: stats.expected, failed, skipped: stats.skipped })
}

fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
    // The same browser without its windows is a quarter quicker.
    let names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
    named.or_else(|| names.into_iter().find_map(shell::find))
}

fn japanese() -> bool {
    shell::capture(Command::new("fc-list").args([":lang=ja", "family"])).is_ok_and(|fonts| !fonts.trim().is_empty())
}
