//! Reading and writing with the file's name in the error.

use std::fs;
use std::path::Path;

use crate::Result;

/// The whole file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// The whole file as text.
pub fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes the whole file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Makes the folder and those above it.
pub fn folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| format!("cannot make {}: {error}", path.display()))
}

/// Names of the files directly inside `path`, sorted.
pub fn names(path: &Path) -> Result<Vec<String>> {
    let listing = fs::read_dir(path).map_err(|error| format!("cannot list {}: {error}", path.display()))?;
    let mut names: Vec<String> =
        listing.filter_map(|entry| entry.ok().map(|entry| entry.file_name().to_string_lossy().into_owned())).collect();
    names.sort();
    Ok(names)
}

/// Whether `left` was written after `right`; also true when `right` does not exist.
pub fn newer(left: &Path, right: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    changed(left) > changed(right)
}
