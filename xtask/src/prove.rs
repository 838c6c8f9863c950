//! `cargo xtask prove`: what the portal promises under attack, faults and load is tried as often as the promise says, and what came
//! of it is written to `docs/proof.md`.

mod list;
mod record;

pub use record::{Figure, Outcome, SPEED, keep};

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use crate::arguments::Arguments;
use crate::compiler::Compiler;
use crate::house::House;
use crate::postgres::Cluster;
use crate::{Result, files, memory, shell};
use list::{PROOFS, Proof};

/// Runs those that are named, or all; also after a failure.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let names = arguments.rest()?;
    if let Some(unknown) = names.iter().find(|name| PROOFS.iter().all(|proof| proof.name != name.as_str())) {
        let known: Vec<_> = PROOFS.iter().map(|proof| proof.name).collect();
        return Err(format!("no proof `{unknown}`; there are {}", known.join(", ")));
    }
    let house = House::find()?;
    let cluster = shell::step("PostgreSQL", Cluster::start)?;
    let mut failed = Vec::new();
    for proof in PROOFS.iter().filter(|proof| names.is_empty() || names.iter().any(|name| name == proof.name)) {
        let (outcome, held) = shell::step(proof.name, || proof.try_out(&house, cluster.address()))?;
        if !held {
            failed.push(proof.name);
        }
        // After each, so that what was tried for an hour is not lost with the next.
        keep(&house, proof.name, outcome)?;
    }
    println!(
        "{} is written{}",
        record::PAGE,
        if failed.is_empty() { String::new() } else { format!("; failed: {}", failed.join(", ")) }
    );
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Proof {
    /// What was measured, and whether all of it held.
    fn try_out(&self, house: &House, postgres: &str) -> Result<(Outcome, bool)> {
        let folder = house.target.join("proof");
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let written = folder.join(format!("{}.jsonl", self.name));
        let _ = std::fs::remove_file(&written);
        let begun = Instant::now();
        // Compiler and selection of `cargo xtask test`, so that nothing is compiled otherwise than there.
        let mut test = Compiler::linting(house)?.cargo(house);
        test.args(["test", "--workspace", "--exclude", "xtask", "--locked"]).args(self.target);
        test.args(["--", "--nocapture", "--test-threads=1", self.filter]);
        test.env("KAKUNIN_PROOF", &folder).env("KAKUNIN_TEST_POSTGRES", postgres).env("TMPDIR", memory::folder());
        for tool in self.tools {
            test.env(tool.variable(), tool.find(house)?);
        }
        let held = shell::run(&mut test).is_ok();
        let figures = figures(&written)?;
        if figures.is_empty() {
            return Err(format!("{} measured nothing", self.name));
        }
        let held = held && figures.iter().all(|figure| figure.held);
        Ok((Outcome::of_today(begun.elapsed().as_secs(), figures)?, held))
    }
}

fn figures(written: &Path) -> Result<Vec<Figure>> {
    let lines = files::text(written).unwrap_or_default();
    lines.lines().map(|line| serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))).collect()
}
