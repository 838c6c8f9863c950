//! Times and what they must keep to, in milliseconds.

use std::future::Future;
use std::time::Instant;

/// How long something took.
pub async fn timed(work: impl Future<Output = ()>) -> f64 {
    let begun = Instant::now();
    work.await;
    begun.elapsed().as_secs_f64() * 1000.0
}

/// Times of the same thing.
#[derive(Default)]
pub struct Times(Vec<f64>);

impl Times {
    pub fn add(&mut self, took: f64) {
        self.0.push(took);
        self.0.sort_by(f64::total_cmp);
    }

    pub fn median(&self) -> f64 {
        self.0[self.0.len() / 2]
    }

    pub fn slowest(&self) -> f64 {
        self.0[self.0.len() - 1]
    }
}

/// Everything is measured before anything is refused.
#[derive(Default)]
pub struct Bounds(Vec<String>);

impl Bounds {
    /// At most so much.
    pub fn hold(&mut self, what: &str, measured: f64, most: f64) {
        println!("  {what}: {measured:.1} (at most {most:.0})");
        if measured > most {
            self.0.push(format!("{what}: {measured:.1} is over {most:.0}"));
        }
    }

    /// Not slower than another program with the same file in the same run.
    pub fn beside(&mut self, what: &str, ours: f64, theirs: f64) {
        println!("  {what}: {ours:.1} ms, openpyxl {theirs:.1} ms: {:.1} times as fast", theirs / ours);
        if ours > theirs {
            self.0.push(format!("{what}: slower than openpyxl"));
        }
    }

    pub fn end(self) {
        assert!(self.0.is_empty(), "{}", self.0.join("\n"));
    }
}
