//! What was measured last of each promise, and the page that says it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::list::PROOFS;
use crate::house::House;
use crate::mutants::SUITES;
use crate::{Result, files, shell};

/// By the name of the proof.
const RECORD: &str = "docs/proof.json";
pub const PAGE: &str = "docs/proof.md";
/// What stands below is written by people.
const BY_HAND: &str = "## Found and mended";
/// Name of what `cargo xtask bench` measured.
pub const SPEED: &str = "speed";

/// What came of one proof.
#[derive(Deserialize, Serialize)]
pub struct Outcome {
    /// The day, in UTC.
    day: String,
    seconds: u64,
    /// What has to be known to read the figures.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    figures: Vec<Figure>,
}

#[derive(Deserialize, Serialize)]
pub struct Figure {
    pub what: String,
    pub value: String,
    pub unit: String,
    pub bar: String,
    /// The best that can be had, measured in the same run, where there is such a thing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub limit: String,
    pub held: bool,
    pub tried: u64,
}

impl Outcome {
    pub fn of_today(seconds: u64, figures: Vec<Figure>) -> Result<Self> {
        let day = shell::capture(std::process::Command::new("date").args(["-u", "+%F"]))?.trim().to_owned();
        Ok(Self { day, seconds, note: String::new(), figures })
    }
}

/// Writes it down in place of what was measured before, and the page anew.
pub fn keep(house: &House, name: &str, outcome: Outcome) -> Result<()> {
    let mut record = read(house)?;
    record.insert(name.to_owned(), outcome);
    write(house, &record)
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
            Some(outcome) => outcome.draw(&format!("prove {}", proof.name), &mut page),
        }
    }
    for suite in &SUITES {
        let name = format!("mutants {}", suite.name);
        let _ = write!(page, "\n## {name}\n\n{}\n\n", suite.promise);
        match record.get(&name) {
            None => page.push_str("Not yet tried.\n"),
            Some(outcome) => outcome.draw(&name, &mut page),
        }
    }
    page.push_str("\n## Speed\n\nWhat people wait for, in a world of its full size, each figure beside the best that can be had.\n\n");
    match record.get(SPEED) {
        None => page.push_str("Not yet measured: `cargo xtask bench`.\n"),
        Some(outcome) => outcome.draw_speed(&mut page),
    }
    page.push('\n');
    page
}

impl Outcome {
    fn draw(&self, command: &str, page: &mut String) {
        let _ = writeln!(page, "`cargo xtask {command}`, {}, {} s.\n", self.day, self.seconds);
        page.push_str("| figure | measured | bar | tried | |\n|---|---:|---|---:|---|\n");
        for Figure { what, value, unit, bar, held, tried, .. } in &self.figures {
            let (space, held) = (if unit.is_empty() { "" } else { " " }, said(*held, bar));
            let _ = writeln!(page, "| {what} | {value}{space}{unit} | {bar} | {tried} | {held} |");
        }
    }

    fn draw_speed(&self, page: &mut String) {
        let _ = writeln!(page, "`cargo xtask bench`, {}, {} s. {}\n", self.day, self.seconds, self.note);
        page.push_str("| figure | measured | bar | limit | tried | |\n|---|---:|---|---:|---:|---|\n");
        for Figure { what, value, unit, bar, limit, held, tried } in &self.figures {
            let (space, held) = (if unit.is_empty() { "" } else { " " }, said(*held, bar));
            let _ = writeln!(page, "| {what} | {value}{space}{unit} | {bar} | {limit} | {tried} | {held} |");
        }
    }
}

fn said(held: bool, bar: &str) -> &'static str {
    match (bar.is_empty(), held) {
        (true, _) => "",
        (false, true) => "held",
        (false, false) => "**not held**",
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
            limit: String::new(),
            held: true,
            tried: 500,
        };
        let outcome = Outcome { day: "2026-11-30".into(), seconds: 61, note: String::new(), figures: vec![figure] };
        let page = drawn(&BTreeMap::from([("kill".to_owned(), outcome)]));
        assert!(page.contains("| writes lost | 0 | = 0 | 500 | held |"), "{page}");
        assert!(drawn(&BTreeMap::new()).contains("Not yet tried."));
        assert!(drawn(&BTreeMap::new()).contains("Not yet measured"));
    }
}
