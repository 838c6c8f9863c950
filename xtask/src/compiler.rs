//! Which compiler takes the crates of this workspace.

use std::path::Path;
use std::process::Command;

use crate::house::House;
use crate::{Result, shell};

/// Clippy is a compiler that also lints. To lint with it, throw the result away and compile once more would take a third longer.
#[derive(Clone, Debug)]
pub enum Compiler {
    /// Rust's own.
    Plain,
    /// Clippy's, by its path, with every warning an error.
    Linting(String),
}

impl Compiler {
    /// Clippy's, of the toolchain in use.
    ///
    /// # Errors
    /// The toolchain has no clippy.
    pub fn linting(house: &House) -> Result<Self> {
        let mut ask = Command::new("rustc");
        let sysroot = shell::capture(ask.current_dir(&house.root).args(["--print", "sysroot"]))?;
        let driver = Path::new(sysroot.trim()).join("bin/clippy-driver");
        if driver.is_file() {
            Ok(Self::Linting(driver.to_string_lossy().into_owned()))
        } else {
            Err("clippy is missing: rustup component add clippy".to_owned())
        }
    }

    /// `cargo` that compiles with it. What one of the two compiled, the other does not take for its own.
    pub fn cargo(&self, house: &House) -> Command {
        let mut cargo = house.cargo();
        if let Self::Linting(driver) = self {
            // As `cargo clippy -- -D warnings` hands it on.
            cargo.env("RUSTC_WORKSPACE_WRAPPER", driver);
            cargo.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
        }
        cargo
    }
}
