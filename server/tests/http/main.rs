//! The whole portal over HTTP, by everybody: what is answered to whom, that nothing typed runs, that no page asks too much.
#![expect(clippy::unwrap_used, reason = "a test")]

mod budget;
mod endpoints;
mod hostile;
mod portal;
