//! `cargo xtask prove`: what the portal promises under attack, faults and load is tried as often as the promise says, and what came
//! of it is written to `docs/proof.md`.

mod list;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::arguments::Arguments;
use crate::compiler::Compiler;
use crate::house::House;
use crate::postgres::Cluster;
use crate::{Result, files, memory, shell};
use list::{PROOFS, Proof};

/// What was measured last, by the name of the proof.
const RECORD: &str = "docs/proof.json";
const PAGE: &str = "docs/proof.md";
/// What stands below is written by people.
const BY_HAND: &str = "## Found and mended";

/// What came of one proof.
#[derive(Deserialize, Serialize)]
struct Outcome {
    /// The day, in UTC.
    day: String,
    seconds: u64,
    figures: Vec<Figure>,
}

#[derive(Deserialize, Serialize)]
struct Figure {
    what: String,
    value: String,
    unit: String,
    bar: String,
    held: bool,
    tried: u64,
}

/// Runs those that are named, or all; also after a failure.
pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let names = arguments.rest()?;
    if let Some(unknown) = names.iter().find(|name| PROOFS.iter().all(|proof| proof.name != name.as_str())) {
        let known: Vec<_> = PROOFS.iter().map(|proof| proof.name).collect();
        return Err(format!("no proof `{unknown}`; there are {}", known.join(", ")));
    }
    let house = House::find()?;
    let cluster = shell::step("PostgreSQL", Cluster::start)?;
    let mut record = read(&house)?;
    let mut failed = Vec::new();
    for proof in PROOFS.iter().filter(|proof| names.is_empty() || names.iter().any(|name| name == proof.name)) {
        let (outcome, held) = shell::step(proof.name, || proof.try_out(&house, cluster.address()))?;
        if !held {
            failed.push(proof.name);
        }
        record.insert(proof.name.to_owned(), outcome);
        // After each, so that what was tried for an hour is not lost with the next.
        write(&house, &record)?;
    }
    println!(
        "{PAGE} is written{}",
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
        Ok((Outcome { day: today()?, seconds: begun.elapsed().as_secs(), figures }, held))
    }
}

fn figures(written: &Path) -> Result<Vec<Figure>> {
    let lines = files::text(written).unwrap_or_default();
    lines.lines().map(|line| serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))).collect()
}

fn today() -> Result<String> {
    Ok(shell::capture(std::process::Command::new("date").args(["-u", "+%F"]))?.trim().to_owned())
}

fn read(house: &House) -> Result<BTreeMap<String, Outcome>> {
    match files::text(&house.path(RECORD)) {
        Ok(text) => serde_json::from_str(&text).map_err(|error| format!("{RECORD}: {error}")),
        Err(_) => Ok(BTreeMap::new()),
    }
}

fn write(house: &House, record: &BTreeMap<String, Outcome>) -> Result<()> {
    let json = serde_json::to_string_pretty(record).map_err(|error| error.to_string())?;
    files::write(&house.path(RECORD), format!("{json}\n").as_bytes())?;
    let before = files::text(&house.path(PAGE)).unwrap_or_default();
    let by_hand = before.find(BY_HAND).map_or_else(|| format!("{BY_HAND}\n"), |at| before[at..].to_owned());
    files::write(&house.path(PAGE), format!("{}{by_hand}", drawn(record)).as_bytes())
}

/// The page down to what people write.
fn drawn(record: &BTreeMap<String, Outcome>) -> String {
    let mut page = "# Proof\n\nWhat the portal promises, how often it was tried, and what was measured. The runs write this page: `cargo xtask \
                    prove`, or one by its name. `cargo xtask test` tries the same, less often.\n"
        .to_owned();
    for proof in &PROOFS {
        let _ = write!(page, "\n## {}\n\n{}\n\n", proof.name, proof.promise);
        match record.get(proof.name) {
            None => page.push_str("Not yet tried.\n"),
            Some(outcome) => outcome.draw(proof.name, &mut page),
        }
    }
    page.push('\n');
    page
}

impl Outcome {
    fn draw(&self, name: &str, page: &mut String) {
        let _ = writeln!(page, "`cargo xtask prove {name}`, {}, {} s.\n", self.day, self.seconds);
        page.push_str("| figure | measured | bar | tried | |\n|---|---:|---|---:|---|\n");
        for Figure { what, value, unit, bar, held, tried } in &self.figures {
            let space = if unit.is_empty() { "" } else { " " };
            let held = if *held { "held" } else { "**not held**" };
            let _ = writeln!(page, "| {what} | {value}{space}{unit} | {bar} | {tried} | {held} |");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure, Outcome, drawn};
    use std::collections::BTreeMap;

    #[test]
    fn a_page_says_what_was_measured_and_what_was_not() {
        let figure = Figure {
            what: "writes lost".into(),
            value: "0".into(),
            unit: String::new(),
            bar: "= 0".into(),
            held: true,
            tried: 500,
        };
        let outcome = Outcome { day: "2026-11-30".into(), seconds: 61, figures: vec![figure] };
        let page = drawn(&BTreeMap::from([("kill".to_owned(), outcome)]));
        assert!(page.contains("| writes lost | 0 | = 0 | 500 | held |"), "{page}");
        assert!(drawn(&BTreeMap::new()).contains("Not yet tried."));
    }
}
