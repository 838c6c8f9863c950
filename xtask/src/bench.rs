//! `cargo xtask bench`: speed, size and memory, asserted; never in a test, which other work may slow down.

use std::process::{Command, ExitCode};

use crate::arguments::Arguments;
use crate::house::House;
use crate::postgres::Cluster;
use crate::{Result, debian, shell};

/// What we are measured beside.
const OPENPYXL: &str = "openpyxl==3.1.5";

/// Builds as shipped, measures on both databases.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    arguments.end()?;
    let house = House::find()?;
    let python = python(&house)?;
    let cluster = shell::step("PostgreSQL", Cluster::start)?;
    let mut bench = house.cargo();
    bench.args(["bench", "-p", "server", "--bench", "portal", "--locked"]);
    bench.env("KAKUNIN_BENCH_PYTHON", python).env("KAKUNIN_TEST_POSTGRES", cluster.address());
    shell::run(&mut bench)?;
    Ok(ExitCode::SUCCESS)
}

/// An interpreter of our own with the one package.
fn python(house: &House) -> Result<std::path::PathBuf> {
    let folder = house.target.join("bench-python");
    let python = folder.join("bin/python");
    if !python.is_file() {
        if shell::find("python3").is_none() {
            debian::install("Python", &["python3", "python3-venv"])?;
        }
        shell::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    shell::run(Command::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        OPENPYXL,
    ]))?;
    Ok(python)
}
