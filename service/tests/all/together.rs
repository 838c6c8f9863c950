//! Answering together, on both databases: who is asked for what, who reads which words – and who sees nothing.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod comment;
mod delegation;
mod presence;
mod support;
mod tamper;
