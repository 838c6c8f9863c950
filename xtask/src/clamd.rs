//! ClamAV's daemon, for the test that speaks to a real one. The test starts it itself, with one signature of its own: nothing is
//! fetched.

use std::path::{Path, PathBuf};

use crate::{Result, debian, shell};

/// Debian keeps it where only root looks.
const DEBIAN: &str = "/usr/sbin/clamd";

/// The program, installed where that is ours to do.
pub fn find() -> Result<PathBuf> {
    if let Some(found) = known() {
        return Ok(found);
    }
    debian::install("clamd", &["clamav-daemon"])?;
    known().ok_or_else(|| "clamd is installed, but not to be found".to_owned())
}

fn known() -> Option<PathBuf> {
    shell::find("clamd").or_else(|| Some(PathBuf::from(DEBIAN)).filter(|path: &PathBuf| Path::is_file(path)))
}
