//! The binary `kakunin`, as an operator runs it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod browser;
mod cancel;
mod cluster;
mod at_rest;
mod backup;
mod crash;
mod demonstration;
mod disk;
mod ground;
mod operator;
mod outage;
mod outbox;
mod race;
mod saving;
mod rotation;
mod smtp;
mod start;
mod stop;
mod tally;
mod tampering;
mod two;
