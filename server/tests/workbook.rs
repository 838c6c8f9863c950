//! Workbooks from outside, read by the real child process.

#![expect(clippy::unwrap_used, reason = "clippy knows tests, not what tests call")]

#[path = "workbook/archive.rs"]
mod archive;
#[path = "workbook/filled.rs"]
mod filled;
#[path = "workbook/friendly.rs"]
mod friendly;
#[path = "workbook/hostile.rs"]
mod hostile;
#[path = "workbook/limits.rs"]
mod limits;

use std::path::{Path, PathBuf};

/// The binary that reads.
fn bin() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_kakunin"))
}

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kakunin-workbook-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
