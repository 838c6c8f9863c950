//! What is due, who is reminded of it, how one is told, and the search – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod feed;
mod list;
mod notice;
mod remind;
mod search;

use service::Result;

/// What a refused command said.
fn refused<T>(result: Result<T>) -> domain::refusal::Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}
