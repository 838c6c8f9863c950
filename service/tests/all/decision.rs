//! How a ministry decides: with four eyes where it wants them, with words of its own – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod four_eyes;
mod moved;
mod office;
mod queue;
mod template;
