//! The ministry's desk: the register agrees with the matters, the queue, who deals with what – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod fill;
mod queue;
mod support;
mod take;
mod view;
mod walk;
