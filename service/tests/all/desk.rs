//! The ministry's desk: the register agrees with the matters, the queue, who deals with what – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod deputy;
mod fill;
mod plan;
mod queue;
mod support;
mod take;
mod target;
mod view;
mod walk;
