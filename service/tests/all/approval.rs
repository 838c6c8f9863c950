//! Approvals along a route, on both databases: every kind of subject, every refusal, deputies, changes in between.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod absence;
mod kinds;
mod route;
mod sheet;
mod support;
