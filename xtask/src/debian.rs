//! Programs that the tests need and Rust does not bring. Installed where that is ours to do, named in one line elsewhere.

use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use crate::{Result, shell};

/// Installs the packages when we are root on a Debian, else says which command would.
pub fn install(what: &str, packages: &[&str]) -> Result<()> {
    let command = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if !root() || shell::find("apt-get").is_none() {
        return Err(format!("{what} is missing; on Debian: sudo {command}"));
    }
    shell::step(&format!("installing {what}"), || {
        shell::run(apt().args(["update", "-qq"]))?;
        shell::run(apt().args(["install", "--yes", "-qq", "--no-install-recommends"]).args(packages))
            .map_err(|error| format!("{what} is missing and could not be installed: {error}"))
    })
}

/// Whether this process may install packages and change users.
pub fn root() -> bool {
    Path::new("/proc/self").metadata().is_ok_and(|process| process.uid() == 0)
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
