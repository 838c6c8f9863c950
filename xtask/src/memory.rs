//! Where tests keep what they throw away: in memory, where the machine has a file system for that. They make hundreds of
//! databases, and each of these waits for the disk otherwise.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell;

const SHARED: &str = "/dev/shm";
/// What a whole run may need at its highest, with as much again to spare.
const ENOUGH: u64 = 6 << 30;

/// The folder for temporary files: the caller's own choice, else memory where there is enough, else the system's.
pub fn folder() -> PathBuf {
    let chosen = env::var_os("TMPDIR").map(PathBuf::from);
    chosen.or_else(|| roomy(Path::new(SHARED)).then(|| PathBuf::from(SHARED))).unwrap_or_else(env::temp_dir)
}

fn roomy(folder: &Path) -> bool {
    let mut ask = Command::new("df");
    ask.args(["--output=avail", "-B1"]).arg(folder);
    let told = shell::capture(&mut ask).unwrap_or_default();
    let free = told.lines().last().and_then(|line| line.trim().parse::<u64>().ok());
    let writable = folder.metadata().is_ok_and(|found| !found.permissions().readonly());
    writable && free.is_some_and(|free| free >= ENOUGH)
}
