//! Proofs: tests that say how often they tried. In `cargo xtask test` they try a few times; where `KAKUNIN_PROOF` names a folder, as
//! `cargo xtask prove` does, they try as often as the promise says and write down what they measured.

#![expect(clippy::expect_used, reason = "only tests are built with this")]

use std::io::Write as _;
use std::path::PathBuf;

/// One proof, by the name that `cargo xtask prove NAME` takes.
#[derive(Clone, Copy, Debug)]
pub struct Proof(pub &'static str);

/// What was measured.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// What it is a figure of, as a line of a table; with the database where it was one of two.
    pub what: &'a str,
    /// The figure, already as short as it should be read.
    pub value: String,
    /// Its unit; empty for what is counted.
    pub unit: &'static str,
    /// What it must be: `= 0`, `≤ 3 s`.
    pub bar: &'a str,
    /// Whether it is.
    pub held: bool,
    /// How often it was tried.
    pub tried: usize,
}

impl Proof {
    /// How often to try: `quick` in a test, `long` where the proof is written down.
    #[must_use]
    pub fn times(self, quick: usize, long: usize) -> usize {
        if folder().is_some() { long } else { quick }
    }

    /// Counts what must never have happened.
    ///
    /// # Panics
    /// It happened.
    pub fn never(self, what: &str, happened: usize, tried: usize) {
        self.figure(&Figure { what, value: happened.to_string(), unit: "", bar: "= 0", held: happened == 0, tried });
    }

    /// Counts what must be there often enough for the rest to mean something.
    ///
    /// # Panics
    /// There is too little of it.
    pub fn at_least(self, what: &str, found: usize, bar: usize, tried: usize) {
        let bar_text = format!("≥ {bar}");
        let held = found >= bar;
        self.figure(&Figure { what, value: found.to_string(), unit: "", bar: &bar_text, held, tried });
    }

    /// A measure that must not be above its bar. Not for times in a quick run, which other work may slow down.
    ///
    /// # Panics
    /// It is above it.
    pub fn at_most(self, what: &str, value: f64, unit: &'static str, bar: f64, tried: usize) {
        let held = value <= bar;
        let bar = format!("≤ {bar} {unit}");
        self.figure(&Figure { what, value: format!("{value:.3}"), unit, bar: &bar, held, tried });
    }

    /// Writes the figure down where that was asked for.
    ///
    /// # Panics
    /// Its bar is not held, or it cannot be written.
    pub fn figure(self, figure: &Figure<'_>) {
        println!(
            "{}: {}: {} {} ({}), {} times",
            self.0, figure.what, figure.value, figure.unit, figure.bar, figure.tried
        );
        if let Some(folder) = folder() {
            let line = serde_json::json!({
                "what": figure.what, "value": figure.value, "unit": figure.unit, "bar": figure.bar, "held": figure.held,
                "tried": figure.tried,
            });
            let file = folder.join(format!("{}.jsonl", self.0));
            let mut file =
                std::fs::File::options().create(true).append(true).open(file).expect("the proof's file opens");
            writeln!(file, "{line}").expect("the figure is written down");
        }
        assert!(figure.held, "{}: {} is {} {}, not {}", self.0, figure.what, figure.value, figure.unit, figure.bar);
    }
}

fn folder() -> Option<PathBuf> {
    std::env::var_os("KAKUNIN_PROOF").map(PathBuf::from)
}
