//! Known holes in what we use, from a copy of the RustSec database.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use semver::{Version, VersionReq};
use serde::Deserialize;

use super::deny::Deny;
use super::tree::Tree;
use super::verdict;
use crate::house::House;
use crate::tally::Verdict;
use crate::{Result, files, shell};

/// Where the database is fetched from when no copy is at hand.
const PUBLIC: &str = "https://github.com/RustSec/advisory-db.git";

#[derive(Deserialize)]
struct Entry {
    advisory: Advisory,
    versions: Versions,
}

#[derive(Deserialize)]
struct Advisory {
    id: String,
    date: String,
    /// Absent for a vulnerability; else `unsound`, `unmaintained` or `notice`.
    informational: Option<String>,
    withdrawn: Option<String>,
}

#[derive(Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

/// No vulnerability and nothing unsound, unless `deny.toml` says why it does not touch us. What is only unmaintained is noted.
pub fn check(house: &House, tree: &Tree, deny: &Deny) -> Result<Verdict> {
    let database = database(house).join("crates");
    let mut complaints = Vec::new();
    let mut notes = vec![format!("newest advisory {}", newest(&database)?)];
    for package in tree.packages().filter(|package| package.source.is_some()) {
        for entry in entries(&database.join(&package.name))? {
            if !entry.touches(&package.version) {
                continue;
            }
            let line = format!("{} {} {}", entry.advisory.id, package.name, package.version);
            let ignored = deny.advisories.ignore.iter().find(|ignored| ignored.id == entry.advisory.id);
            match (ignored, entry.advisory.informational.as_deref()) {
                (Some(ignored), _) => notes.push(format!("{line}: ignored, {}", ignored.reason)),
                (None, None | Some("unsound")) => complaints.push(line),
                (None, Some(kind)) => notes.push(format!("{line} is {kind}")),
            }
        }
    }
    verdict(&complaints, notes.join("\n    "))
}

impl Entry {
    fn touches(&self, version: &Version) -> bool {
        let safe = self.versions.patched.iter().chain(&self.versions.unaffected);
        self.advisory.withdrawn.is_none() && !safe.into_iter().any(|range| range.matches(version))
    }
}

/// A copy that was named, one that lies beside the checkout, the public one fetched into the target folder, or, without a
/// network, what `xtask/advisories` remembers of the crates we use: ids, dates and ranges.
fn database(house: &House) -> PathBuf {
    if let Some(named) = env::var_os("KAKUNIN_ADVISORY_DB") {
        return named.into();
    }
    let beside = house.path("../shared/advisory-db");
    if beside.join("crates").is_dir() {
        return beside;
    }
    let fetched = house.target.join("advisory-db");
    let mut git = Command::new("git");
    git.env("GIT_TERMINAL_PROMPT", "0");
    if fetched.join("crates").is_dir() {
        // An older copy is better than none.
        let _ = shell::capture(git.arg("-C").arg(&fetched).args(["pull", "--quiet", "--depth", "1"]));
        return fetched;
    }
    let cloned = shell::capture(git.args(["clone", "--quiet", "--depth", "1", PUBLIC]).arg(&fetched));
    if cloned.is_ok() { fetched } else { house.path("xtask/advisories") }
}

fn entries(folder: &Path) -> Result<Vec<Entry>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let names = files::names(folder)?.into_iter().filter(|name| name.ends_with(".md"));
    names.map(|name| read(&folder.join(name))).collect()
}

/// The head of an advisory is TOML between two fences.
fn read(path: &Path) -> Result<Entry> {
    let text = files::text(path)?;
    let head = text.split("```").nth(1).and_then(|fenced| fenced.strip_prefix("toml")).unwrap_or_default();
    toml::from_str(head).map_err(|error| format!("{}: {error}", path.display()))
}

/// The date of the newest advisory, which shows how old the copy is.
fn newest(database: &Path) -> Result<String> {
    let mut newest = String::new();
    for name in files::names(database)? {
        for entry in entries(&database.join(name))? {
            newest = newest.max(entry.advisory.date);
        }
    }
    if newest.is_empty() { Err(format!("{} holds no advisory", database.display())) } else { Ok(newest) }
}
