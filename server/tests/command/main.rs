//! The binary `kakunin`, as an operator runs it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod at_rest;
mod backup;
mod browser;
mod bucket;
mod cancel;
mod clock;
mod cluster;
mod crash;
mod demonstration;
mod disk;
mod ground;
mod operator;
mod outage;
mod outbox;
mod race;
mod rotation;
mod saving;
mod smtp;
mod soak;
mod start;
mod stop;
mod tally;
mod tampering;
mod two;
mod upgrade;
