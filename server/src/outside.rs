//! Checkpoints outside of database and data folder: what shows that these were put back to an older state as a whole.

use domain::trail::{Checkpoint, Line, lines};
use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// A file to which checkpoints are added, one a line.
pub struct Outside(PathBuf);

impl Outside {
    /// The file that the settings name, or `<data>.checkpoints` beside the data folder.
    #[must_use]
    pub fn of(setting: Option<&Path>, data: &Path) -> Self {
        Self(setting.map_or_else(|| beside(data), Path::to_owned))
    }

    /// Adds a checkpoint.
    ///
    /// # Errors
    /// One line: the file cannot be written.
    pub fn keep(&self, signed: &Checkpoint) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("{}: {error}", self.0.display());
        let line = serde_json::to_string(&Line::Checkpoint(signed.clone())).map_err(|error| error.to_string())?;
        let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(&self.0).map_err(failed)?;
        file.write_all(format!("{line}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
    }

    /// What was kept so far; nothing where there is no file yet.
    ///
    /// # Errors
    /// One line: the file cannot be read.
    pub fn read(&self) -> Result<Vec<Line>, String> {
        if self.0.exists() { read(&self.0) } else { Ok(Vec::new()) }
    }
}

/// Reads checkpoints, receipts and exports.
///
/// # Errors
/// One line: the file cannot be read, or something else stands in it.
pub fn read(path: &Path) -> Result<Vec<Line>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    lines(&text).collect::<Result<_, _>>().map_err(|error| format!("{}: {error}", path.display()))
}

fn beside(data: &Path) -> PathBuf {
    let data = data.canonicalize().unwrap_or_else(|_| data.to_owned());
    let mut name = OsString::from(data);
    name.push(".checkpoints");
    name.into()
}
