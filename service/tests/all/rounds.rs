//! Rounds of a sheet, what the portal notices in it, and what a company said before – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod answer_book;
mod observation;
mod round;
mod support;
