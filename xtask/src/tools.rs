//! Programs of others that proofs run against the portal, each at one version. Installed below the target folder where they are missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::house::House;
use crate::{Result, debian, shell};

/// What a proof needs beside the portal.
#[derive(Clone, Copy)]
pub enum Tool {
    /// Makes up inputs, with the nightly compiler.
    Fuzz,
    /// A clock that jumps.
    FakeTime,
    /// An S3-compatible store.
    S3,
    /// Makes up requests from a description of all commands.
    Schemathesis,
}

/// Where Debian puts it.
const FAKE_TIME: &str = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

impl Tool {
    /// Those that the quick sizes of the tests need too.
    pub const QUICK: [Self; 2] = [Self::FakeTime, Self::S3];

    /// The variable by which tests find it.
    pub const fn variable(self) -> &'static str {
        match self {
            Self::Fuzz => "KAKUNIN_FUZZ",
            Self::FakeTime => "KAKUNIN_FAKETIME",
            Self::S3 => "KAKUNIN_S3_SERVER",
            Self::Schemathesis => "KAKUNIN_SCHEMATHESIS",
        }
    }

    /// Where it is, installed where that is ours to do.
    pub fn find(self, house: &House) -> Result<PathBuf> {
        match self {
            Self::Fuzz => cargo(house, "cargo-fuzz", "0.13.2", &[]),
            Self::FakeTime => fake_time(),
            Self::S3 => cargo(house, "s3s-fs", "0.14.1", &["--features", "binary", "--debug"]),
            Self::Schemathesis => python(house, "schemathesis", "4.32.5"),
        }
    }
}

/// A program from a crate.
pub fn cargo(house: &House, name: &str, version: &str, features: &[&str]) -> Result<PathBuf> {
    let tools = house.target.join("tools").join(format!("{name}-{version}"));
    let tool = tools.join("bin").join(name);
    if !tool.is_file() {
        let mut install = house.cargo();
        // Linted as ours is, somebody else's program would not compile.
        install.env_remove("RUSTC_WORKSPACE_WRAPPER");
        install.args(["install", "--locked", "--version", version, name]).args(features).arg("--root").arg(&tools);
        shell::step(name, || shell::run(&mut install))?;
    }
    Ok(tool)
}

fn fake_time() -> Result<PathBuf> {
    if !Path::new(FAKE_TIME).is_file() {
        debian::install("libfaketime", &["libfaketime"])?;
    }
    Ok(FAKE_TIME.into())
}

/// A program from a Python package, in an environment of its own.
fn python(house: &House, name: &str, version: &str) -> Result<PathBuf> {
    let folder = house.target.join("tools").join(format!("{name}-{version}"));
    let tool = folder.join("bin").join(name);
    if !tool.is_file() {
        if shell::find("python3").is_none() {
            debian::install("Python", &["python3", "python3-venv"])?;
        }
        shell::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut install = Command::new(folder.join("bin/python"));
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        shell::step(name, || shell::run(install.arg(format!("{name}=={version}"))))?;
    }
    Ok(tool)
}
