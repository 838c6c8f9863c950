//! What was measured, as a table and as `report.json`.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// One figure.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Line {
    /// The part of the run that measured it.
    pub section: String,
    /// `SQLite`, `PostgreSQL`, or nothing where it hangs on neither.
    pub database: String,
    pub name: String,
    pub value: f64,
    pub unit: String,
    /// What it must be, where it must be something.
    pub bar: String,
    pub held: bool,
    /// The best that can be had, measured in the same run.
    pub limit: Option<f64>,
    /// What that limit is of.
    pub limit_of: String,
    /// The figure beside its limit.
    pub ratio: Option<f64>,
    /// How often it was tried.
    pub tried: usize,
}

/// Everything of one run, and what former runs measured of other sections.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Report {
    /// Which world: `large` is what the bars are about.
    pub world: String,
    /// Rows of it.
    pub rows: std::collections::BTreeMap<String, u64>,
    pub cores: usize,
    /// `/proc/loadavg`, before and after.
    pub load: [String; 2],
    pub note: String,
    pub lines: Vec<Line>,
    #[serde(skip)]
    at: (String, String),
}

const NOTE: &str = "the generator of load and the server share the cores of one machine, over loopback";

impl Report {
    pub fn new(world: &str) -> Self {
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let load = [loadavg(), String::new()];
        Self { world: world.to_owned(), cores, load, note: NOTE.to_owned(), ..Self::default() }
    }

    /// What is measured from now on.
    pub fn begin(&mut self, section: &str, database: &str) {
        println!("{section} {database} (load {})", loadavg());
        self.at = (section.to_owned(), database.to_owned());
    }

    fn line(&mut self, line: Line) {
        let (section, database) = self.at.clone();
        let line = Line { section, database, ..line };
        let limit = line.limit.map_or_else(String::new, |limit| format!(", limit {limit:.1} ({})", line.limit_of));
        let ratio = line.ratio.map_or_else(String::new, |ratio| format!(", ratio {ratio:.2}"));
        let held = if line.held { "" } else { "  ← NOT HELD" };
        println!(
            "  {}: {:.2} {} ({}){limit}{ratio}, {} times{held}",
            line.name, line.value, line.unit, line.bar, line.tried
        );
        self.lines.push(line);
    }

    /// A figure without a bar.
    pub fn note(&mut self, name: &str, (value, unit): (f64, &str), tried: usize) {
        self.line(Line { name: name.into(), value, unit: unit.into(), held: true, tried, ..Line::default() });
    }

    pub fn at_most(&mut self, name: &str, (value, unit): (f64, &str), bar: f64, tried: usize) {
        let held = value <= bar;
        let bar = format!("≤ {bar} {unit}");
        self.line(Line { name: name.into(), value, unit: unit.into(), bar, held, tried, ..Line::default() });
    }

    pub fn at_least(&mut self, name: &str, (value, unit): (f64, &str), bar: f64, tried: usize) {
        let held = value >= bar;
        let bar = format!("≥ {bar} {unit}");
        self.line(Line { name: name.into(), value, unit: unit.into(), bar, held, tried, ..Line::default() });
    }

    /// The figure just told beside the best that can be had.
    pub fn beside(&mut self, limit: f64, of: &str) {
        if let Some(line) = self.lines.last_mut() {
            let ratio = line.value / limit;
            (line.limit, line.limit_of, line.ratio) = (Some(limit), of.to_owned(), Some(ratio));
            println!("    limit {limit:.2} {} ({of}): ratio {ratio:.3}", line.unit);
        }
    }

    /// Prints the table and writes the file; whether every bar was held.
    pub fn end(mut self) -> bool {
        self.load[1] = loadavg();
        println!("\nload before {} · after {} · {} cores · {NOTE}", self.load[0], self.load[1], self.cores);
        println!(
            "{:<10} {:<11} {:<62} {:>11} {:<8} {:>14} {:>11} {:>7}",
            "", "", "", "value", "unit", "bar", "limit", "ratio"
        );
        for line in &self.lines {
            let number = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.2}"));
            let held = if line.held { "" } else { "✗" };
            println!(
                "{:<10} {:<11} {:<62} {:>11.2} {:<8} {:>14} {:>11} {:>7} {held}",
                line.section,
                line.database,
                line.name,
                line.value,
                line.unit,
                line.bar,
                number(line.limit),
                number(line.ratio),
            );
        }
        let held = self.lines.iter().all(|line| line.held);
        self.join_former();
        let text = serde_json::to_string_pretty(&self).unwrap();
        std::fs::write(file(), text).unwrap();
        held
    }

    /// Sections that were measured on their own stay, until they are measured again on the same world.
    fn join_former(&mut self) {
        let former = std::fs::read_to_string(file()).ok().and_then(|text| serde_json::from_str::<Self>(&text).ok());
        let Some(former) = former.filter(|former| former.world == self.world) else { return };
        if self.rows.is_empty() {
            self.rows = former.rows;
        }
        let now: Vec<_> = self.lines.iter().map(|line| (line.section.clone(), line.database.clone())).collect();
        let others =
            former.lines.into_iter().filter(|line| !now.contains(&(line.section.clone(), line.database.clone())));
        self.lines.extend(others);
    }
}

/// Where this is kept, and what is made once and used again.
pub fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("KAKUNIN_BENCH").expect("start it by `cargo xtask bench`"))
}

fn file() -> PathBuf {
    folder().join("report.json")
}

fn loadavg() -> String {
    std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim().to_owned()
}
