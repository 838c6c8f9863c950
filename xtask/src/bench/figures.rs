//! What a bench measured, on the page of proofs.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::house::House;
use crate::prove::{Figure, Outcome, SPEED, keep as keep_outcome};
use crate::{Result, files};

#[derive(Deserialize)]
struct Report {
    rows: BTreeMap<String, u64>,
    cores: usize,
    load: [String; 2],
    note: String,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    database: String,
    name: String,
    value: f64,
    unit: String,
    bar: String,
    held: bool,
    limit: Option<f64>,
    limit_of: String,
    ratio: Option<f64>,
    tried: u64,
}

/// Writes the report where the proofs are.
pub fn keep(house: &House, report: &Path, seconds: u64) -> Result<()> {
    let text = files::text(report)?;
    let report: Report = serde_json::from_str(&text).map_err(|error| format!("report.json: {error}"))?;
    let rows: Vec<String> = report.rows.iter().map(|(table, count)| format!("{count} {table}")).collect();
    let [before, after] = &report.load;
    let mut outcome = Outcome::of_today(seconds, report.lines.iter().map(figure).collect())?;
    outcome.note = format!(
        "{} cores; {}. Load before {before}, after {after}. Rows: {}.",
        report.cores,
        report.note,
        rows.join(", ")
    );
    keep_outcome(house, SPEED, outcome)
}

fn figure(line: &Line) -> Figure {
    let on = if line.database.is_empty() { String::new() } else { format!("{}: ", line.database) };
    let limit = line.limit.zip(line.ratio);
    let limit = limit.map(|(limit, ratio)| format!("{limit:.2} ({}); ratio {ratio:.2}", line.limit_of));
    Figure {
        what: format!("{on}{}", line.name),
        value: format!("{:.2}", line.value),
        unit: line.unit.clone(),
        bar: line.bar.clone(),
        limit: limit.unwrap_or_default(),
        held: line.held,
        tried: line.tried,
    }
}
