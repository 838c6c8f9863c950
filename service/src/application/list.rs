use crate::ctx::Ctx;
use crate::error::Result;
use crate::work::cases;
use chrono::{DateTime, Utc};
use domain::application::ApplicationStatus;
use domain::id::ApplicationId;
use domain::work::view::CaseLine;

/// One application in the queue.
#[derive(Clone, Debug)]
pub struct ApplicationLine {
    /// Key.
    pub id: ApplicationId,
    /// Number that people know.
    pub number: String,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// When it was made.
    pub applied_at: DateTime<Utc>,
    /// Days since.
    pub age: i64,
    /// Its case.
    pub case: CaseLine,
}

/// The newest application of every case that the actor may know of, what waits for an answer first, oldest first.
///
/// # Errors
/// Nobody is signed in, or the store does not answer.
pub async fn list(ctx: &Ctx) -> Result<Vec<ApplicationLine>> {
    let now = ctx.now();
    let line = |case: CaseLine| {
        let (id, number, status, applied_at) = case.application.clone()?;
        Some(ApplicationLine { id, number, status, applied_at, age: (now - applied_at).num_days(), case })
    };
    let mut lines: Vec<ApplicationLine> = cases(ctx).await?.into_iter().filter_map(line).collect();
    lines.sort_by_key(|line| (order(line.status), line.applied_at));
    Ok(lines)
}

const fn order(status: ApplicationStatus) -> u8 {
    match status {
        ApplicationStatus::Submitted | ApplicationStatus::PaperRecorded => 0,
        ApplicationStatus::Queried | ApplicationStatus::WithUpstream => 1,
        ApplicationStatus::Accepted
        | ApplicationStatus::Refused
        | ApplicationStatus::Withdrawn
        | ApplicationStatus::Returned => 2,
    }
}
