//! Clause 5-3 from the first form to the last row, on both databases.

mod journey;
mod random_walk;
mod support;
mod tamper;
