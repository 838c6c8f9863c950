//! Permission to let a third party handle protected information (5-4-1) – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod chain;
mod hold;
mod paper;
mod seen;
mod support;
mod tamper;
