//! Confirming again while work goes on – on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod colleague;
mod interval;
mod many;
mod next_version;
mod refused;
mod same_version;

use domain::id::ConfirmationId;
use service::Result;
use service::reconfirmation::{self, BeginForm};
use testing::Case;

/// Begins after the company's interval.
async fn begin(case: &Case<'_>) -> Result<ConfirmationId> {
    let form = BeginForm { ground: "interval".into(), note: String::new() };
    reconfirmation::begin(&case.world.as_(&case.world.clerk), case.id, &form).await
}

/// What a refused command said.
fn refused<T>(result: Result<T>) -> domain::refusal::Refusal {
    match result {
        Ok(_) => panic!("not refused"),
        Err(error) => error.refusal(),
    }
}
