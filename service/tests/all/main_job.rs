//! Clause 5-3 from the first form to the last row, on both databases.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test")]

mod journey;
mod random_walk;
mod support;
mod tamper;
