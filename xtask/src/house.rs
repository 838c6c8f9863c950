//! Where things are.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::{Result, shell};

/// The checkout, the target folder and the cargo that started us.
pub struct House {
    /// The top of the checkout.
    pub root: PathBuf,
    /// Where cargo puts what it builds (`CARGO_TARGET_DIR`, or what cargo's own configuration says).
    pub target: PathBuf,
}

#[derive(Deserialize)]
struct Places {
    target_directory: PathBuf,
}

impl House {
    /// Asks cargo, so that every way of setting the target folder is honoured.
    pub fn find() -> Result<Self> {
        // As cargo says it now: two checkouts that share a target folder share this program too.
        let own = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&own).parent().ok_or("xtask lies outside of a checkout")?.to_owned();
        let mut ask = cargo(&root);
        ask.args(["metadata", "--format-version", "1", "--no-deps", "--offline"]);
        let places: Places =
            serde_json::from_str(&shell::capture(&mut ask)?).map_err(|error| format!("cargo metadata: {error}"))?;
        Ok(Self { root, target: places.target_directory })
    }

    /// `cargo`, started at the top of the checkout.
    pub fn cargo(&self) -> Command {
        cargo(&self.root)
    }

    /// A path below the top of the checkout.
    pub fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }
}

/// Cargo describes the running program to it in variables. Handed on to another cargo they make build scripts that watch
/// them run again, so that every `cargo xtask` after a plain `cargo build` would compile half the tree anew.
fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root).env_remove("CARGO");
    for (name, _) in env::vars_os() {
        let told_by_cargo = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name.starts_with("CARGO_BIN_")
        });
        if told_by_cargo {
            command.env_remove(name);
        }
    }
    command
}
