//! The binary `kakunin`, as an operator runs it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod at_rest;
mod backup;
mod crash;
mod demonstration;
mod ground;
mod operator;
mod outbox;
mod rotation;
mod smtp;
mod start;
mod stop;
mod tampering;
