//! Packages from npm, exactly as their lock file says.

use std::path::Path;
use std::process::Command;

use crate::{Result, debian, files, shell};

/// Installs what `package-lock.json` in `folder` names, unless that is already done.
pub fn install(folder: &Path) -> Result<()> {
    if shell::find("node").is_none() || shell::find("npm").is_none() {
        debian::install("Node.js", &["nodejs", "npm"])?;
    }
    // npm leaves this file behind when it is through.
    let done = folder.join("node_modules/.package-lock.json");
    if !files::newer(&folder.join("package-lock.json"), &done) {
        return Ok(());
    }
    shell::step(&format!("npm ci in {}", folder.display()), || {
        let mut npm = Command::new("npm");
        npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund"]);
        // The browser is Debian's, and a package must not fetch another.
        shell::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
        // An installation that changed nothing leaves the old date.
        let now = std::fs::File::options().append(true).open(&done).and_then(|file| file.set_modified(newest(folder)));
        now.map_err(|error| format!("cannot touch {}: {error}", done.display()))
    })
}

fn newest(folder: &Path) -> std::time::SystemTime {
    let lock = std::fs::metadata(folder.join("package-lock.json")).and_then(|meta| meta.modified());
    lock.unwrap_or(std::time::SystemTime::UNIX_EPOCH)
}
