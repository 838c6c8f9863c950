//! What was checked so far, and the one line at the end.

use std::env;
use std::time::Instant;

use crate::Result;

/// How one of our own checks ended.
pub enum Verdict {
    /// It holds; the note is printed when it is not empty.
    Holds(String),
}

/// What another runner counted.
#[derive(Debug, Default, PartialEq)]
pub struct Counts {
    /// Ran and held.
    pub passed: u32,
    /// Did not hold, or could not be run.
    pub failed: u32,
    /// Was there and did not run.
    pub skipped: u32,
}

/// Counts of everything that `cargo xtask test` did.
#[derive(Default)]
pub struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
    strict: bool,
    complaints: Vec<String>,
}

impl Tally {
    /// On the build machine (`CI=true`) nothing may be left out: there a skip is a failure.
    pub fn new() -> Self {
        Self { strict: env::var("CI").is_ok_and(|value| value == "true" || value == "1"), ..Self::default() }
    }

    /// Runs one check, shows how long it took, and remembers how it ended. Returns whether it holds.
    pub fn check(&mut self, name: &str, work: impl FnOnce() -> Result<Verdict>) -> bool {
        let start = Instant::now();
        eprintln!("▸ {name}");
        let result = work();
        let time = format!("{:.1} s", start.elapsed().as_secs_f64());
        match result {
            Ok(Verdict::Holds(note)) => {
                self.passed += 1;
                eprintln!("✓ {name} ({time}){}{note}", if note.is_empty() { "" } else { ": " });
                true
            }
            Err(complaint) => {
                eprintln!("✗ {name} ({time})\n  {}", complaint.replace('\n', "\n  "));
                self.fail(1, name);
                false
            }
        }
    }

    /// Runs something that counts by itself and adds that.
    pub fn count(&mut self, name: &str, work: impl FnOnce() -> Result<Counts>) {
        let start = Instant::now();
        eprintln!("▸ {name}");
        let (counts, complaint) = match work() {
            Ok(counts) => (counts, String::new()),
            Err(complaint) => (Counts { failed: 1, ..Counts::default() }, format!("\n  {complaint}")),
        };
        let Counts { passed, failed, skipped } = counts;
        let mark = if failed == 0 { "✓" } else { "✗" };
        let time = start.elapsed().as_secs_f64();
        eprintln!("{mark} {name} ({time:.1} s): {passed} passed, {failed} failed, {skipped} left out{complaint}");
        self.passed += passed;
        if failed > 0 {
            self.fail(failed, &format!("{name}: {failed}"));
        }
        if skipped > 0 {
            self.skip(skipped, &format!("{name}: {skipped} left out"));
        }
    }

    /// Adds failures and what to say of them at the end.
    pub fn fail(&mut self, count: u32, what: &str) {
        self.failed += count;
        self.complaints.push(format!("failed   {what}"));
    }

    /// Adds something that was not done.
    pub fn skip(&mut self, count: u32, what: &str) {
        eprintln!("– {what}");
        if self.strict {
            self.failed += count;
            self.complaints.push(format!("failed   {what} (nothing may be left out here)"));
        } else {
            self.skipped += count;
            self.complaints.push(format!("skipped  {what}"));
        }
    }

    /// Prints what went wrong, then the one line. True when nothing failed.
    pub fn close(&self) -> bool {
        for complaint in &self.complaints {
            println!("{complaint}");
        }
        println!("{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped);
        self.failed == 0
    }
}
