//! A migration that landed is history: somebody's store was made by it. `migration/frozen.txt` holds the digest of each.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::verdict;
use crate::house::House;
use crate::tally::Verdict;
use crate::{Result, files, site};

const LIST: &str = "migration/frozen.txt";
const FOLDER: &str = "migration/src";

/// Every migration is listed, and is what it was when it was.
pub fn check(house: &House) -> Result<Verdict> {
    let list = files::text(&house.path(LIST))?;
    let mut listed: BTreeMap<&str, &str> =
        list.lines().filter_map(|line| line.split_once("  ")).map(|(digest, file)| (file, digest)).collect();
    let mut complaints = Vec::new();
    let mut found = Vec::new();
    gather(&house.path(FOLDER), &mut found)?;
    for path in &found {
        let name = path.strip_prefix(&house.root).unwrap_or(path).display().to_string();
        let digest = site::digest(&files::read(path)?);
        match listed.remove(name.as_str()) {
            Some(known) if known == digest => {}
            Some(_) => complaints.push(format!("{name} landed and must not change: write a further migration")),
            None => complaints.push(format!("{name} is not in {LIST}; once it lands, it stays: `{digest}  {name}`")),
        }
    }
    complaints.extend(listed.keys().map(|name| format!("{name} landed and is gone")));
    verdict(&complaints, format!("{} files", found.len()))
}

/// The files of migrations: their names begin with their day.
fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let day = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("m20"));
        match (path.is_dir(), day || !folder.ends_with("src")) {
            (true, true) => gather(&path, found)?,
            (false, true) => found.push(path),
            (_, false) => {}
        }
    }
    found.sort();
    Ok(())
}
